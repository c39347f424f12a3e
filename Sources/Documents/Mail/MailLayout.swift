import Basics

/// Tidies what a template wrote: lines that only a condition left blank, and blanks at line ends.
enum MailLayout {
  /// One line without control characters: values come from mails, and a line break here would begin a new
  /// header field.
  static func subject(_ text: String) -> String {
    let scalars = text.unicodeScalars.split { $0.breaksLine || $0.value == 0x20 || $0.value == 0xA0 }
    return scalars.map { String($0) }.joined(separator: " ")
  }

  /// LF line ends, at most one blank line in a row, one line break at the end. The blank of the signature
  /// separator `-- ` stays (RFC 3676, 4.3).
  static func body(_ text: String) -> String {
    var lines: [String] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.elementsEqual("-- ".utf8) {
        lines.append("-- ")
        continue
      }
      let end = line.lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      let kept = end.map { String(Substring(line[line.startIndex...$0])) } ?? ""
      if kept.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(kept)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}
