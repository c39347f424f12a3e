import Basics
import MailFormat

/// A header block whose labels have no colon: eM Client writes `From "Anna Rey" <a@b>`, `Subject Escalier`.
///
/// It is looked for below a separator alone, and must hold an author, a subject and one field more.
enum ColonlessBlock {
  private static let maximumLines = 10

  static func read(_ lines: QuotedLines, at start: Int) -> ForwardedHeader? {
    var block = ForwardedHeader(start: start, depth: lines[start].depth)
    for index in start..<min(lines.count, start + maximumLines) {
      guard let field = field(lines[index].content), block.fields[field.label] == nil else { break }
      block.fields[field.label] = field.value
      block.end = index + 1
    }
    return block.fields[.subject] != nil && block.isAuthored && block.fields.count >= 3 ? block : nil
  }

  /// One or two words that are a label, and the rest of the line.
  private static func field(_ content: ArraySlice<UInt8>) -> LabelledLine? {
    var end = content.startIndex
    for _ in 0..<2 {
      guard let blank = content[end...].prefix(40).firstIndex(of: 0x20) else { return nil }
      let name = LabelledLine.bare(content[..<blank])
      if let label = HeaderLabel.named(name), label != .other {
        return LabelledLine(label: label, value: LabelledLine.bare(content[blank...]))
      }
      end = blank + 1
    }
    return nil
  }
}
