extension String {
  /// On one line: control characters and whatever ends a line become a blank, blanks at the ends go.
  ///
  /// Names, firms and subjects come from mails and lists, and stand in header fields of ours; a line break in one would
  /// begin a field of its own (RFC 5322, 2.2). Unicode's line and paragraph separators and U+0085 count: some readers
  /// break lines there.
  package var onOneLine: String {
    guard unicodeScalars.contains(where: \.breaksLine) else { return self }
    let parts = unicodeScalars.split { $0.breaksLine || $0 == " " }
    return parts.map { String($0) }.joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Cc, Zl or Zp.
  package var breaksLine: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }
}
