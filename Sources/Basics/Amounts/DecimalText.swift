/// Decimal numbers as text, read and written without floating point.
///
/// Machine form only: an optional sign, digits, a dot, digits. What people write ("12'000.–", "12 000 €")
/// is read by `Intake`; what people read is written by `Documents`.
package enum DecimalText {
  /// Reads `text` as a whole number of 10^-`digits`.
  ///
  /// - Returns: `nil` when the text is not a number, has more than `digits` decimals that are not zero, or
  ///   does not fit. Nothing is ever rounded away silently.
  package static func parse(_ text: String, digits: Int) -> Int64? {
    var bytes = Substring(text).utf8
    var negative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
    var scaled: Int64 = 0
    for byte in whole {
      guard let next = append(byte, to: scaled) else { return nil }
      scaled = next
    }
    var left = digits
    for byte in parts.count == 2 ? parts[1] : bytes.prefix(0) {
      guard left > 0 else {
        guard byte == UInt8(ascii: "0") else { return nil }
        continue
      }
      guard let next = append(byte, to: scaled) else { return nil }
      scaled = next
      left -= 1
    }
    for _ in 0..<left {
      guard let next = append(UInt8(ascii: "0"), to: scaled) else { return nil }
      scaled = next
    }
    return negative ? -scaled : scaled
  }

  /// Writes a whole number of 10^-`digits` with at least `minimum` decimals, dropping further zeros.
  package static func format(_ scaled: Int64, digits: Int, minimum: Int) -> String {
    var figures = String(scaled.magnitude)
    if figures.utf8.count <= digits {
      figures = String(repeating: "0", count: digits + 1 - figures.utf8.count) + figures
    }
    let whole = figures.dropLast(digits)
    var decimals = figures.suffix(digits)
    while decimals.count > minimum, decimals.last == "0" { decimals.removeLast() }
    return (scaled < 0 ? "-" : "") + whole + (decimals.isEmpty ? "" : "." + decimals)
  }

  private static func append(_ byte: UInt8, to value: Int64) -> Int64? {
    guard (48...57).contains(byte) else { return nil }
    let (tenfold, over) = value.multipliedReportingOverflow(by: 10)
    let (sum, overAgain) = tenfold.addingReportingOverflow(Int64(byte - 48))
    return over || overAgain ? nil : sum
  }
}
