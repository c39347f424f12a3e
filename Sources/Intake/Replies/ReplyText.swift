/// A mail's text taken apart: what is new, what is cited, who signs.
///
/// Nothing is thrown away, the three parts hold every word but the attribution line. When in doubt, words
/// stay visible: a customer's sentence taken for a quote would be lost to the reader.
package struct ReplyText: Hashable, Sendable {
  /// The new words.
  package let visible: String
  package let quoted: String
  package let signature: String

  package init(visible: String, quoted: String, signature: String) {
    self.visible = visible
    self.quoted = quoted
    self.signature = signature
  }

  /// Reads the plain text of a mail.
  package static func read(_ text: String) -> ReplyText {
    let (visible, quoted) = part(ReplyLine.lines(of: text))
    var split = SignatureBlock.start(in: visible)
    // A rule above a signature is part of it.
    while split > 0, split < visible.count,
      visible[split - 1].isBlank || QuoteMark.isRule(visible[split - 1].key)
    {
      split -= 1
    }
    return ReplyText(
      visible: joined(visible[..<split]), quoted: joined(quoted[...]), signature: joined(visible[split...]))
  }

  private static func part(_ lines: [ReplyLine]) -> (visible: [ReplyLine], quoted: [ReplyLine]) {
    var visible: [ReplyLine] = []
    var quoted: [ReplyLine] = []
    var index = 0
    while index < lines.count {
      guard let mark = QuoteMark.match(lines, at: index) else {
        if lines[index].isQuoted { quoted.append(lines[index]) } else { visible.append(lines[index]) }
        index += 1
        continue
      }
      let after = lines[(index + mark.length)...]
      // Outlook's rule, a converted <hr>: it belongs to the quote.
      while let last = visible.last, last.isBlank || QuoteMark.isRule(last.key) { visible.removeLast() }
      quoted += lines[index..<index + mark.length]
      index += mark.length
      // Words may follow a quote that is marked line by line; else the quote goes on to the end.
      guard mark.endsMessage || after.first(where: { !$0.isBlank })?.isQuoted != true else { continue }
      return (visible, quoted + after)
    }
    return (visible, quoted)
  }

  /// Without blank lines at both ends.
  private static func joined(_ lines: ArraySlice<ReplyLine>) -> String {
    var rest = lines
    while let first = rest.first, first.isBlank { rest.removeFirst() }
    while let last = rest.last, last.isBlank { rest.removeLast() }
    return rest.map(\.text).joined(separator: "\n")
  }
}
