import Basics
import MailFormat

/// A header block that a mail program wrote into one line: Yahoo leaves out every line break between the fields
/// ("… <a@b>Til: "C" <c@d>Sendt: …CESTEmne: …").
enum GluedBlock {
  private struct Found {
    let label: HeaderLabel
    let start: Int
    let value: Int
  }

  private static let maximumLength = 4000
  private static let longestLabel = 40

  /// - Parameter text: What stands behind the separator on its line.
  static func read(_ text: ArraySlice<UInt8>, line: Int, depth: Int) -> ForwardedHeader? {
    let text = text.prefix(maximumLength)
    var found: [Found] = []
    for colon in text.indices where text[colon] == 0x3A {
      let from = found.last?.value ?? text.startIndex
      if let next = label(endingAt: colon, in: text, from: from),
        !found.contains(where: { $0.label == next.label })
      {
        found.append(next)
      }
    }
    if !found.contains(where: { $0.label == .subject }),
      let subject = subject(in: text, from: found.last?.value)
    {
      found.append(subject)
    }
    guard found.count >= 3, found.first?.start == text.startIndex else { return nil }
    var block = ForwardedHeader(start: line, depth: depth)
    for (index, field) in found.enumerated() {
      let end = index + 1 < found.count ? found[index + 1].start : text.endIndex
      block.fields[field.label] = LabelledLine.bare(text[field.value..<end])
    }
    block.end = line + 1
    return block
  }

  /// The longest label that ends here; it begins with a capital, or anything that is no ASCII letter.
  private static func label(endingAt colon: Int, in text: ArraySlice<UInt8>, from: Int) -> Found? {
    var end = colon
    while end > from, text[end - 1] == 0x20 { end -= 1 }
    for start in max(from, end - longestLabel)..<end where begins(text[start]) {
      if let label = HeaderLabel.named(text[start..<end]), label != .other {
        return Found(label: label, start: start, value: colon + 1)
      }
    }
    return nil
  }

  /// Yahoo's Portuguese form has no colon behind its last label.
  private static func subject(in text: ArraySlice<UInt8>, from: Int?) -> Found? {
    guard let from else { return nil }
    for blank in text.indices[from...] where text[blank] == 0x20 {
      for start in max(from, blank - longestLabel)..<blank
      where begins(text[start]) && HeaderLabel.named(text[start..<blank]) == .subject {
        return Found(label: .subject, start: start, value: blank + 1)
      }
    }
    return nil
  }

  private static func begins(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || byte >= 0xC2 }
}
