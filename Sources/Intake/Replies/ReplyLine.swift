import Basics

/// One line of a mail's text, as written and in the form that marks are searched in.
struct ReplyLine: Hashable, Sendable {
  let text: String
  /// Folded; only the first and last 200 bytes of long lines, marks are short.
  let key: String

  init(_ text: String) {
    self.text = text
    let scalars = text.unicodeScalars
    if let plain = Self.foldedASCII(text) {
      key = plain
    } else if text.utf8.count <= 400 {
      key = text.foldedForSearch
    } else {
      let ends = String(scalars.prefix(200)) + " " + String(String.UnicodeScalarView(scalars.suffix(200)))
      key = ends.foldedForSearch
    }
  }

  /// The short way for short lines without accents; most lines are.
  private static func foldedASCII(_ text: String) -> String? {
    guard text.utf8.count <= 400, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let words = text.utf8.split { $0 <= 0x20 || $0 == 0x7F }
    let joined = words.joined(separator: [0x20]).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: joined, as: UTF8.self)
  }

  var isBlank: Bool { key.isEmpty }
  var isQuoted: Bool { key.utf8.first == UInt8(ascii: ">") }

  static func lines(of text: String) -> [ReplyLine] {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices where lines[index].last == 0x0D { lines[index].removeLast() }
    return lines.map { ReplyLine(String(Substring($0))) }
  }
}
