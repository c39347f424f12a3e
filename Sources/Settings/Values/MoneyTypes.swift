import Basics
import Foundation

/// Currencies, amounts and percentages.
extension SettingType<Currency> {
  /// ISO 4217; only codes that are in use, so that a slip such as `CFH` is found.
  static let currency: SettingType = {
    let known = Set(Locale.commonISOCurrencyCodes)
    return SettingType(
      expectation: "a currency of ISO 4217", example: "CHF", candidates: known.sorted(),
      write: { $0.code }, parse: { known.contains($0.uppercased()) ? Currency(code: $0) : nil })
  }()
}

extension SettingType<Money> {
  /// An amount that is not negative, in a currency that is known from elsewhere.
  static func amount(_ currency: Currency) -> SettingType {
    SettingType(
      expectation: "an amount in \(currency.code)", example: "85.00", write: { $0.decimal }
    ) { text in
      guard let money = Money(decimal: text, currency), !money.isNegative else { return nil }
      return money
    }
  }
}

extension SettingType<Percent> {
  /// From 0 to 100, with at most two decimals.
  static let percent = SettingType(
    expectation: "a percentage from 0 to 100", example: "8.1", write: { $0.decimal }
  ) { text in
    let figures = text.hasSuffix("%") ? String(text.dropLast()).trimmingCharacters(in: .whitespaces) : text
    guard let percent = Percent(decimal: figures) else { return nil }
    return (0...10_000).contains(percent.basisPoints) ? percent : nil
  }
}

/// Bank details.
extension SettingType<String> {
  /// ISO 13616: checked by its own check digits (ISO 7064, MOD 97-10); kept without blanks.
  static let iban = SettingType(
    expectation: "an IBAN", example: "CH93 0076 2011 6238 5295 7", write: { $0 }
  ) { text throws(SettingFault) in
    let compact = text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") }
    guard (15...34).contains(compact.count), compact.prefix(2).allSatisfy(isLetter),
      compact.dropFirst(2).prefix(2).allSatisfy(isDigit), compact.allSatisfy({ isLetter($0) || isDigit($0) })
    else { return nil }
    guard remainder97(Array(compact.dropFirst(4)) + compact.prefix(4)) == 1 else {
      throw SettingFault(
        "the check digits of \(quoted(text)) do not fit", "copy the IBAN from the bank again")
    }
    return String(decoding: compact, as: UTF8.self)
  }

  /// ISO 9362: 8 or 11 characters.
  static let bic = SettingType(
    expectation: "a BIC of 8 or 11 characters", example: "POFICHBEXXX", write: { $0 }
  ) {
    text in
    let code = Array(text.uppercased().utf8)
    guard code.count == 8 || code.count == 11, code.prefix(6).allSatisfy(isLetter),
      code.allSatisfy({ isLetter($0) || isDigit($0) })
    else { return nil }
    return String(decoding: code, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Letters count as two digits, A = 10 to Z = 35.
  private static func remainder97(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { rest, byte in
      isDigit(byte) ? (rest * 10 + Int(byte) - 48) % 97 : (rest * 100 + Int(byte) - 55) % 97
    }
  }
}
