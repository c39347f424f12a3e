import Basics
import MailFormat

/// A sentence that introduces another mail: "On 3 March 2026, Anna Rey <a@b> wrote:", Outlook for Mac's form, Yandex's
/// `03.03.2026, 10:12, "Anna Rey" <a@b>:`, GroupWise's `>>> Anna Rey <a@b> 03.03.2026 10:12 >>>`.
struct IntroducingSentence {
  /// Author and date as a header; `nil` when no address stands there.
  let block: ForwardedHeader?

  struct Reader {
    private let lines: QuotedLines
    /// The subject says that another mail follows: then an address, a date and a colon are enough in any language.
    private let isForward: Bool

    init(_ lines: QuotedLines, isForward: Bool) {
      self.lines = lines
      self.isForward = isForward
    }

    /// The sentence that begins at this line.
    func match(at index: Int) -> IntroducingSentence? {
      if isArrowed(index) { return IntroducingSentence(block: block(at: index, 1)) }
      guard lines[index].depth == 0, let length = length(at: index) else { return nil }
      return IntroducingSentence(block: block(at: index, length))
    }

    /// How many lines it takes.
    private func length(at index: Int) -> Int? {
      let near = lines.lines[index..<min(lines.count, index + 8)]
      guard near.prefix(4).contains(where: { $0.content.last == 0x3A && $0.raw.count < 600 }) else {
        return nil
      }
      if isForward, isDatedAddress(lines[index].content) { return 1 }
      let text = near.map { $0.raw.prefix(600) }.joined(separator: [0x0A])
      let window = ReplyLines(String(decoding: Array(text), as: UTF8.self), sender: nil)
      for offset in 0..<min(4, near.count) {
        if let found = Attribution.ending(at: offset, in: window), found.start == 0, found.place == nil {
          return offset + 1
        }
        // A sentence that ends further below does not begin here.
        guard Attribution.goesOn(window, at: offset) else { return nil }
      }
      return nil
    }

    private func isDatedAddress(_ content: ArraySlice<UInt8>) -> Bool {
      content.last == 0x3A && content.count <= 300 && isDated(content)
    }

    private func isArrowed(_ index: Int) -> Bool {
      let line = lines[index]
      return line.depth == 3 && line.content.count <= 200 && line.content.suffix(3).elementsEqual(">>>".utf8)
        && isDated(line.content)
    }

    private func isDated(_ content: ArraySlice<UInt8>) -> Bool {
      content.contains(0x40) && content.lazy.filter(\.isDigit).prefix(4).count == 4
    }

    private func block(at index: Int, _ length: Int) -> ForwardedHeader? {
      let words = lines.lines[index..<index + length].map(\.content)
      let sentence = AttributedAuthor(Array(words.joined(separator: [0x20])))
      guard sentence.author.address != nil else { return nil }
      let below = lines.words(from: index + length)
      var block = ForwardedHeader(start: index + length, depth: below.map { lines[$0].depth } ?? 0)
      block.fields[.from] = sentence.authorBytes[...]
      block.fields[.date] = sentence.date[...]
      return block
    }
  }
}
