/// An amount of money: whole minor units of one currency.
///
/// No floating point comes near it. Sums of different currencies and sums beyond 64 bits are refused by
/// ``AmountError``, so that a wrong figure can't leave the house quietly.
package struct Money: Hashable, Sendable, CustomStringConvertible {
  /// Whole minor units, e.g. centimes.
  package let minorUnits: Int64
  package let currency: Currency

  package init(minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  package static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency) }

  /// Reads the machine form, e.g. `1234.5`.
  ///
  /// - Returns: `nil` when it is not a number or finer than the currency's minor unit.
  package init?(decimal text: String, _ currency: Currency) {
    guard let units = DecimalText.parse(text, digits: currency.minorDigits) else { return nil }
    self.init(minorUnits: units, currency)
  }

  /// The machine form with all minor digits, e.g. `1234.50`.
  package var decimal: String {
    DecimalText.format(minorUnits, digits: currency.minorDigits, minimum: currency.minorDigits)
  }

  package var description: String { "\(currency.code) \(decimal)" }
  package var isZero: Bool { minorUnits == 0 }
  package var isNegative: Bool { minorUnits < 0 }
  package var negated: Money { Money(minorUnits: 0 &- minorUnits, currency) }

  /// - Throws: ``AmountError`` when the currencies differ or the sum does not fit.
  package func adding(_ other: Money) throws(AmountError) -> Money {
    guard currency == other.currency else { throw .currenciesDiffer(currency.code, other.currency.code) }
    let (sum, over) = minorUnits.addingReportingOverflow(other.minorUnits)
    guard !over else { throw .overflow }
    return Money(minorUnits: sum, currency)
  }

  /// - Throws: ``AmountError`` when the currencies differ or the difference does not fit.
  package func subtracting(_ other: Money) throws(AmountError) -> Money {
    try adding(other.negated)
  }

  /// `self × percent`, rounded once, half away from zero.
  package func taking(_ percent: Percent) throws(AmountError) -> Money {
    let wide = Int128(minorUnits) * Int128(percent.basisPoints)
    guard let units = WideArithmetic.roundedQuotient(wide, by: 10_000) else { throw .overflow }
    return Money(minorUnits: units, currency)
  }

  /// The nearest multiple of `step` minor units, half away from zero: 5 for Swiss cash rounding.
  package func rounded(toMultipleOf step: Int64) throws(AmountError) -> Money {
    guard let steps = WideArithmetic.roundedQuotient(Int128(minorUnits), by: Int128(step)) else {
      throw .overflow
    }
    let (units, over) = steps.multipliedReportingOverflow(by: step)
    guard !over else { throw .overflow }
    return Money(minorUnits: units, currency)
  }
}

/// Why an amount could not be computed.
package enum AmountError: Error, Hashable, Sendable, CustomStringConvertible {
  case currenciesDiffer(String, String)
  case overflow

  package var description: String {
    switch self {
    case .currenciesDiffer(let left, let right): "amounts in \(left) and \(right) can't be added"
    case .overflow: "the amount is too large to be kept exactly"
    }
  }
}

extension Sequence<Money> {
  /// The sum, in `currency` also when there is nothing to sum.
  package func total(in currency: Currency) throws(AmountError) -> Money {
    var sum = Money.zero(currency)
    for money in self { sum = try sum.adding(money) }
    return sum
  }
}
