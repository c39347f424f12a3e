/// The charset that HTML names itself, in `<meta charset=…>` or `<meta http-equiv=…>`: asked where the header of the
/// part names none (HTML 4.01 §5.2.2), as web mailers and exported newsletters leave it.
enum DeclaredCharset {
  /// A declaration stands at the beginning (WHATWG HTML §4.2.5.4: within 1,024 bytes; office programs need more).
  private static let sampleSize = 4096

  /// - Returns: nil when nothing is declared, and when the text is UTF-8 whatever it says.
  static func find(in html: [UInt8]) -> Charset? {
    let sample = html.prefix(sampleSize)
    var start = sample.startIndex
    while let open = sample.index(of: 0x3C, from: start) {
      start = open + 1
      guard sample[open...].hasCaselessPrefix("<meta") else { continue }
      let tag = sample[start...].prefix { $0 != 0x3E }
      guard let charset = label(in: tag).map({ Charset($0) }) else { continue }
      guard charset.isTelling, charset.unitSize == 1, charset.isKnown else { return nil }
      return String(validating: html, as: UTF8.self) == nil ? charset : nil
    }
    return nil
  }

  private static func label(in tag: ArraySlice<UInt8>) -> String? {
    for index in tag.indices where tag[index...].hasCaselessPrefix("charset") {
      let rest = tag[(index + 7)...].trimmed
      guard rest.first == 0x3D else { continue }
      let value = rest.dropFirst().drop { $0.isWhiteSpace || $0 == 0x22 || $0 == 0x27 }
      return value.prefix { !$0.isWhiteSpace && ![0x22, 0x27, 0x2F, 0x3B].contains($0) }.lowercasedText
    }
    return nil
  }
}
