/// One `{{tag}}` of a template, with its line.
///
/// We accept the small core of Mustache that mails need. Set delimiters, raw values, lambdas, inheritance and
/// partials named by values are refused: each can undo what ``TemplateLint`` promises.
struct TemplateTag: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case value, section, inverted, end, partial, comment
    case unsupported(String)
    /// Opened and never closed.
    case open
  }

  let kind: Kind
  let name: String
  /// Counted from 1.
  let line: Int

  /// All tags of `source`, in order.
  static func all(in source: String) -> [TemplateTag] {
    let bytes = Array(source.utf8)
    var tags: [TemplateTag] = []
    var line = 1
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      guard let end = close(of: index + 2, in: bytes) else {
        tags.append(TemplateTag(kind: .open, name: "", line: line))
        return tags
      }
      let content = bytes[(index + 2)..<end]
      tags.append(TemplateTag(content, line: line))
      line += content.count { $0 == UInt8(ascii: "\n") }
      index = end + 2
    }
    return tags
  }

  private static func close(of start: Int, in bytes: [UInt8]) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") { return index }
      index += 1
    }
    return nil
  }

  private init(kind: Kind, name: String, line: Int) {
    self.kind = kind
    self.name = name
    self.line = line
  }

  private init(_ content: ArraySlice<UInt8>, line: Int) {
    let sign = content.first ?? 0
    let rest = Self.trimmed(content.dropFirst())
    switch sign {
    case UInt8(ascii: "#"): self.init(kind: .section, name: rest, line: line)
    case UInt8(ascii: "^"): self.init(kind: .inverted, name: rest, line: line)
    case UInt8(ascii: "/"): self.init(kind: .end, name: rest, line: line)
    case UInt8(ascii: ">"): self.init(kind: .partial, name: rest, line: line)
    case UInt8(ascii: "!"): self.init(kind: .comment, name: "", line: line)
    case UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: "$"):
      self.init(kind: .unsupported(String(Unicode.Scalar(sign))), name: rest, line: line)
    default: self.init(kind: .value, name: Self.trimmed(content), line: line)
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    let start = bytes.drop(while: blank)
    let end = start.lastIndex { !blank($0) }.map { start[start.startIndex...$0] } ?? []
    return String(decoding: end, as: UTF8.self)
  }
}
