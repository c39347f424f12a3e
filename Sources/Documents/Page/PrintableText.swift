/// Text without what must not reach a page: control characters, and marks that turn the reading direction.
///
/// Names and descriptions come from mails. A direction override (U+202E) could show an amount reversed.
enum PrintableText {
  static func bytes(of text: String) -> [UInt8] {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where isPrintable(scalar) { kept.append(scalar) }
    return Array(String(kept).utf8)
  }

  /// At most `limit` bytes, cut after a line, else after a word, else between two signs.
  static func prefix(of bytes: ArraySlice<UInt8>, limit: Int) -> ArraySlice<UInt8> {
    guard bytes.count > limit else { return bytes }
    let part = bytes.prefix(limit)
    for separator in [UInt8(ascii: "\n"), UInt8(ascii: " ")] {
      if let end = part.lastIndex(of: separator) { return part[...end] }
    }
    let next = part.endIndex
    let lead = bytes[(next - 3)...next].lastIndex { $0 & 0xC0 != 0x80 } ?? next
    return part[..<lead]
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: true
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
    default: true
    }
  }
}
