import Foundation

/// VAT numbers, checked by the shape that the company's country gives them.
///
/// Switzerland: `CHE-123.456.788 TVA` with a check digit modulo 11
/// (eCH-0097); France: `FR`, two characters, the nine digits of the SIREN; elsewhere in the Union the prefix of
/// the country and 2 to 12 characters (Directive 2006/112/EC, article 215).
extension SettingType<String> {
  /// - Parameter country: ISO 3166-1, upper case; a country without a known shape takes any text.
  static func vatNumber(in country: String) -> SettingType {
    switch country {
    case "CH":
      checked("a Swiss VAT number with TVA, MWST or IVA behind it", "CHE-123.456.788 TVA", VATNumber.swiss)
    case "FR":
      checked("a French VAT number: FR, two characters, nine digits", "FR40303265045", VATNumber.french)
    case let country where VATNumber.union.contains(country):
      union(prefix: VATNumber.prefix(of: country))
    default: name(example: "CHE-123.456.788 TVA")
    }
  }

  private static func union(prefix: String) -> SettingType {
    checked("a VAT number: \(prefix) and 2 to 12 letters or digits", prefix + "123456789") { text in
      VATNumber.inUnion(text, prefix: prefix)
    }
  }

  private static func checked(
    _ expectation: String, _ example: String,
    _ parse: @escaping @Sendable (String) throws(SettingFault) -> String?
  ) -> SettingType {
    // The hint in the file must not name a country: it is written for all of them.
    SettingType(expectation: expectation, example: example, isFreeText: true, write: { $0 }, parse: parse)
  }
}

/// The shapes, over bytes; blanks, dots and hyphens between the characters don't count.
enum VATNumber {
  /// The member states of the European Union.
  static let union: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
    "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  /// Greece writes EL.
  static func prefix(of country: String) -> String { country == "GR" ? "EL" : country }

  /// - Returns: `CHE-123.456.788 TVA`, however it was grouped.
  static func swiss(_ text: String) throws(SettingFault) -> String? {
    let bytes = compact(text)
    let digits = bytes.dropFirst(3).prefix(9).map { Int($0) - 48 }
    let suffix = String(decoding: bytes.dropFirst(12), as: UTF8.self)
    guard bytes.starts(with: "CHE".utf8), digits.count == 9, digits.allSatisfy((0...9).contains),
      ["TVA", "MWST", "IVA"].contains(suffix)
    else { return nil }
    let sum = zip([5, 4, 3, 2, 7, 6, 5, 4], digits).reduce(0) { $0 + $1.0 * $1.1 }
    guard (11 - sum % 11) % 11 == digits[8] else {
      throw SettingFault(
        "the check digit of \(quoted(text)) does not fit", "copy the number again from the UID register")
    }
    let groups = [digits[0..<3], digits[3..<6], digits[6..<9]].map { $0.map { String($0) }.joined() }
    return "CHE-" + groups.joined(separator: ".") + " " + suffix
  }

  /// The two characters are digits or letters other than I and O.
  static func french(_ text: String) -> String? {
    let bytes = compact(text)
    guard bytes.count == 13, bytes.starts(with: "FR".utf8), bytes.dropFirst(4).allSatisfy(isDigit),
      bytes.dropFirst(2).prefix(2).allSatisfy({ isDigit($0) || isLetter($0) && $0 != 73 && $0 != 79 })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func inUnion(_ text: String, prefix: String) -> String? {
    let bytes = compact(text)
    guard bytes.starts(with: prefix.utf8), (2...12).contains(bytes.count - prefix.utf8.count),
      bytes.allSatisfy({ isDigit($0) || isLetter($0) })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func compact(_ text: String) -> [UInt8] {
    text.uppercased().utf8.filter { !" .-".utf8.contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
}
