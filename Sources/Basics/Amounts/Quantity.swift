/// How much of something: a whole number of ten-thousandths (4 decimals, EN 16931 BT-129 as we keep it).
package struct Quantity: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let tenThousandths: Int64

  package init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

  /// A whole quantity; values beyond ±900 trillion do not occur and are clamped.
  package init(_ whole: Int64) {
    let (scaled, over) = whole.multipliedReportingOverflow(by: 10_000)
    tenThousandths = over ? (whole < 0 ? .min + 1 : .max) : scaled
  }

  /// Reads the machine form, e.g. `2.5`; `nil` when it is not a number or has more than 4 decimals.
  package init?(decimal text: String) {
    guard let scaled = DecimalText.parse(text, digits: 4) else { return nil }
    tenThousandths = scaled
  }

  /// Hours from minutes, rounded to the nearest ten-thousandth of an hour.
  package init(hoursFromMinutes minutes: Int64) {
    tenThousandths = WideArithmetic.roundedQuotient(Int128(minutes) * 10_000, by: 60) ?? 0
  }

  package static let zero = Quantity(tenThousandths: 0)

  /// The machine form without trailing zeros, e.g. `2.5`.
  package var decimal: String { DecimalText.format(tenThousandths, digits: 4, minimum: 0) }
  package var description: String { decimal }
  package var isZero: Bool { tenThousandths == 0 }
  package var isPositive: Bool { tenThousandths > 0 }
  package var negated: Quantity { Quantity(tenThousandths: 0 &- tenThousandths) }

  /// - Throws: ``AmountError/overflow``.
  package func adding(_ other: Quantity) throws(AmountError) -> Quantity {
    let (sum, over) = tenThousandths.addingReportingOverflow(other.tenThousandths)
    guard !over else { throw .overflow }
    return Quantity(tenThousandths: sum)
  }

  /// - Throws: ``AmountError/overflow``.
  package func subtracting(_ other: Quantity) throws(AmountError) -> Quantity {
    try adding(other.negated)
  }

  package static func < (left: Quantity, right: Quantity) -> Bool {
    left.tenThousandths < right.tenThousandths
  }
}

extension Sequence<Quantity> {
  /// The sum of all.
  package func total() throws(AmountError) -> Quantity {
    var sum = Quantity.zero
    for quantity in self { sum = try sum.adding(quantity) }
    return sum
  }
}
