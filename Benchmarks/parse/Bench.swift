import Foundation

/// The benchmark of the readers of mail; `scripts/bench-parse` builds it, runs it beside its peers and says what came out.
///
/// A pack is mails one after the other in one file, with an index of one size per line: so that all programs read the
/// same bytes in the same order and only parsing is on the clock.
@main
enum Bench {
  static func main() {
    let words = CommandLine.arguments.dropFirst().map { $0 }
    switch words.first {
    case "generate" where words.count == 5, "generate" where words.count == 6 && words[5] == "small":
      guard let size = Int(words[1]), let seed = UInt64(words[2]) else { usage() }
      let sizes: MailGenerator.Sizes = words.count == 6 ? .small : .office
      MailboxWriter.write(size: size, seed: seed, sizes: sizes, pack: words[3], index: words[4])
    case "parse" where words.count >= 4, "understand" where words.count >= 4:
      guard let rounds = Int(words[3]), let pack = MailPack(path: words[1], index: words[2]) else { usage() }
      var work = MailWork(understands: words[0] == "understand", checks: words.count > 4)
      for _ in 0..<rounds { pack.forEach { work.take($0) } }
      print(work.summary)
    case "memory" where words.count == 4:
      guard let size = Int(words[2]), let kind = LargeMail(rawValue: words[1]) else { usage() }
      PeakMemory.report(kind, megabytes: size, until: words[3])
    default: usage()
    }
  }

  private static func usage() -> Never {
    let words = """
      usage: bench generate BYTES SEED PACK INDEX [small]
             bench parse|understand PACK INDEX ROUNDS [check]
             bench memory attachment|text|html|line MEGABYTES parse|decode|understand

      """
    FileHandle.standardError.write(Data(words.utf8))
    exit(2)
  }
}
