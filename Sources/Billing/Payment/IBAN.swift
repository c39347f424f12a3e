/// An international bank account number (ISO 13616), checked and without blanks.
package struct IBAN: Hashable, Sendable, CustomStringConvertible {
  /// Upper case, no blanks: `CH9300762011623852957`.
  package let text: String

  /// Reads upper or lower case, with or without blanks.
  ///
  /// - Returns: `nil` when the form, the length or the check digits are wrong.
  package init?(_ written: String) {
    let bytes = written.utf8.filter { $0 != UInt8(ascii: " ") }.map(CheckDigits.uppercased)
    guard (15...34).contains(bytes.count), bytes.allSatisfy(CheckDigits.isAlphanumeric) else { return nil }
    guard bytes.prefix(2).allSatisfy(CheckDigits.isLetter) else { return nil }
    guard bytes[2...3].allSatisfy(CheckDigits.isDigit) else { return nil }
    guard CheckDigits.mod97(bytes[4...] + bytes[..<4]) == 1 else { return nil }
    let length = Self.lengths[String(decoding: bytes.prefix(2), as: UTF8.self)]
    guard length == nil || length == bytes.count else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// ISO 3166-1 alpha-2.
  package var country: String { String(text.prefix(2)) }

  /// A QR-IBAN: Swiss or Liechtenstein, institution 30000...31999. It takes QR references and nothing else.
  package var isQR: Bool {
    guard country == "CH" || country == "LI" else { return false }
    let institution = text.utf8.dropFirst(4).prefix(5).reduce(0) { $0 * 10 + Int($1) - 48 }
    return (30_000...31_999).contains(institution)
  }

  /// In groups of four, as it is printed.
  package var description: String {
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: 4)
      .map { String(decoding: bytes[$0..<min($0 + 4, bytes.count)], as: UTF8.self) }
      .joined(separator: " ")
  }

  /// SWIFT IBAN registry, the countries our customers bank in; others are held to 15...34.
  private static let lengths = [
    "AT": 20, "BE": 16, "CH": 21, "DE": 22, "ES": 24, "FR": 27, "GB": 22, "IT": 27, "LI": 21, "LU": 20,
    "MC": 27, "NL": 18, "PT": 25,
  ]
}
