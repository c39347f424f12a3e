/// What of a protocol line may be shown. Credentials travel while libcurl logs in, in AUTH, AUTHENTICATE and
/// LOGIN and in the lines that answer a server's challenge; mails travel as literals, which never come here,
/// and on some servers as a quoted string behind `BODY[]`.
enum TraceRedaction {
  private static let longest = 2000

  static func server(_ line: [UInt8]) -> String {
    if isChallenge(line) { return hidden(line, from: line.firstIndex(of: .space).map { $0 + 1 } ?? 3) }
    guard let body = bodyStart(line) else { return line.printable(limit: longest) }
    return hidden(line, from: body)
  }

  static func client(_ line: [UInt8]) -> String {
    let line = line.trimmingLineEnd()
    let words = line.split(separator: .space, maxSplits: 2)
    for word in words.prefix(2) where isSecret(word) {
      return hidden(line, from: min(word.endIndex + 1, line.count))
    }
    return line.printable(limit: longest)
  }

  private static func isSecret(_ word: ArraySlice<UInt8>) -> Bool {
    word.equalsIgnoringCase("AUTH") || word.equalsIgnoringCase("AUTHENTICATE")
      || word.equalsIgnoringCase("LOGIN")
  }

  /// `+ base64` of IMAP, `334 base64` of SMTP.
  private static func isChallenge(_ line: [UInt8]) -> Bool {
    line.startsIgnoringCase("334") || (line.startsIgnoringCase("+ ") && !line.contains(.space, after: 2))
  }

  /// Behind `BODY[…] ` of a FETCH response, when what follows is a string.
  private static func bodyStart(_ line: [UInt8]) -> Int? {
    guard line.first == UInt8(ascii: "*") else { return nil }
    for start in line.indices where line[start] == UInt8(ascii: "B") || line[start] == UInt8(ascii: "b") {
      guard line[start...].startsIgnoringCase("BODY["),
        let close = line[start...].firstIndex(of: UInt8(ascii: "]")),
        close + 2 < line.count, line[close + 2] == UInt8(ascii: "\"")
      else { continue }
      return close + 2
    }
    return nil
  }

  private static func hidden(_ line: [UInt8], from start: Int) -> String {
    let shown = line[..<min(start, line.count)].printable(limit: longest)
    return line.count > start ? "\(shown)<\(line.count - start) bytes>" : shown
  }
}

extension [UInt8] {
  fileprivate func contains(_ byte: UInt8, after start: Int) -> Bool {
    count > start && self[start...].contains(byte)
  }
}
