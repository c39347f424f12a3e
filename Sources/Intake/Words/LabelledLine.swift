import Basics
import MailFormat

/// A line that names a field of another mail: `From: Anna Rey <anna@example.org>`, `*Envoyé :* lundi`.
struct LabelledLine {
  let label: HeaderLabel
  let value: ArraySlice<UInt8>

  /// Only words up to the first colon within 60 bytes can be a label.
  static func read(_ content: ArraySlice<UInt8>) -> LabelledLine? {
    if content.first == 0x7C, let cells = cells(of: content) { return cells }
    guard let (colon, length) = colon(in: content) else { return nil }
    let name = bare(content[..<colon]).trimming("_ ")
    guard let label = HeaderLabel.named(name) else { return nil }
    let value = bare(content[(colon + length)...])
    // `_From:_ Anna Rey`, where mail programs write italics so.
    let isItalic = content.first == 0x5F && value.first == 0x5F
    return LabelledLine(label: label, value: isItalic ? value.dropFirst().trimmed : value)
  }

  /// `| From | Anna Rey<anna@rey.example> |`: NetEase writes a table for programs without HTML.
  private static func cells(of content: ArraySlice<UInt8>) -> LabelledLine? {
    let inner = content.dropFirst()
    guard let bar = inner.prefix(60).firstIndex(of: 0x7C), content.last == 0x7C, bar < content.endIndex - 1,
      let label = HeaderLabel.named(bare(inner[..<bar]))
    else { return nil }
    return LabelledLine(label: label, value: bare(content[(bar + 1)..<(content.endIndex - 1)]))
  }

  /// The first colon and its length in bytes; East Asian programs write the full-width U+FF1A.
  private static func colon(in content: ArraySlice<UInt8>) -> (index: Int, length: Int)? {
    for index in content.indices.prefix(60) {
      if content[index] == 0x3A { return (index, 1) }
      if content[index] == 0xEF, content[index...].starts(with: [0xEF, 0xBC, 0x9A]) { return (index, 3) }
    }
    return nil
  }

  /// Without the stars of bold text, and white space.
  static func bare(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = slice
    while let first = rest.first, isFrame(first, rest) { rest = rest.dropFirst(first == 0xC2 ? 2 : 1) }
    while let last = rest.last, last.isWhiteSpace || last == 0x2A { rest = rest.dropLast() }
    while rest.suffix(2).elementsEqual([0xC2, 0xA0]) { rest = rest.dropLast(2).trimmed }
    return rest
  }

  private static func isFrame(_ byte: UInt8, _ rest: ArraySlice<UInt8>) -> Bool {
    byte.isWhiteSpace || byte == 0x2A || byte == 0x7C || (byte == 0xC2 && rest.dropFirst().first == 0xA0)
  }
}
