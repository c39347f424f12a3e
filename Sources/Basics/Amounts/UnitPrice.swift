/// The price of one unit: a whole number of millionths of the currency's major unit (EN 16931 BT-146).
package struct UnitPrice: Hashable, Sendable, CustomStringConvertible {
  package let millionths: Int64
  package let currency: Currency

  package init(millionths: Int64, _ currency: Currency) {
    self.millionths = millionths
    self.currency = currency
  }

  /// Reads the machine form, e.g. `180` or `0.0125`; `nil` when it is not a number, has more than 6
  /// decimals, or is negative (EN 16931 BR-27: the sign of a line belongs into its quantity).
  package init?(decimal text: String, _ currency: Currency) {
    guard let scaled = DecimalText.parse(text, digits: 6), scaled >= 0 else { return nil }
    self.init(millionths: scaled, currency)
  }

  /// The machine form with at least the currency's minor digits, e.g. `180.00`.
  package var decimal: String {
    DecimalText.format(millionths, digits: 6, minimum: currency.minorDigits)
  }
  package var description: String { "\(currency.code) \(decimal)" }

  /// `quantity × self`, rounded once to the minor unit, half away from zero.
  ///
  /// - Throws: ``AmountError/overflow``.
  package func times(_ quantity: Quantity) throws(AmountError) -> Money {
    // quantity has 4 decimals, the price 6: the product has 10, the money `minorDigits`.
    var divisor: Int128 = 1
    for _ in 0..<(10 - currency.minorDigits) { divisor *= 10 }
    let wide = Int128(millionths) * Int128(quantity.tenThousandths)
    guard let units = WideArithmetic.roundedQuotient(wide, by: divisor) else { throw .overflow }
    return Money(minorUnits: units, currency)
  }
}
