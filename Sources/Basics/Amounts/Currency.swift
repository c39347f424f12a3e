/// An ISO 4217 currency: its code and the number of its minor-unit digits.
package struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// Three upper-case letters, e.g. `CHF`.
  package let code: String
  /// Digits behind the decimal sign: 2 for most, 0 for yen, 3 for Kuwaiti dinar.
  package let minorDigits: Int

  /// - Returns: `nil` unless the code is three ASCII letters; the case does not matter.
  package init?(code: String) {
    // Checked before it is folded: a ligature like "ﬀ" becomes two letters.
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (97...122).contains($0 | 0x20) }) else { return nil }
    let upper = code.uppercased()
    self.code = upper
    minorDigits = Self.exceptions[upper] ?? 2
  }

  private init(_ code: String) {
    self.code = code
    minorDigits = 2
  }

  package static let chf = Currency("CHF")
  package static let eur = Currency("EUR")

  package var description: String { code }

  /// ISO 4217 list one, the currencies whose minor unit is not a hundredth.
  private static let exceptions: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
    "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
  ]
}
