/// Dashes beyond ASCII, as Proton writes them and text editors make them of two hyphens: ‐ ‑ ‒ – — ― − ─ ━ －
enum TypographicDash {
  private static let maximumLength = 300

  /// The line with hyphens in their place, when it begins with one of them; else the same slice.
  static func plain(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard isDash(line), line.count <= maximumLength else { return line }
    var plain: [UInt8] = []
    var rest = line
    while let byte = rest.first {
      let length = isDash(rest) ? 3 : 1
      plain.append(length == 3 ? 0x2D : byte)
      rest = rest.dropFirst(length)
    }
    return plain[...]
  }

  /// Whether one begins there.
  private static func isDash(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first == 0xE2 || first == 0xEF, text.count >= 3 else { return false }
    switch (first, text[text.startIndex + 1], text[text.startIndex + 2]) {
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xE2, 0x94, 0x80...0x81), (0xEF, 0xBC, 0x8D):
      return true
    default: return false
    }
  }
}
