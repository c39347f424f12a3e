import Basics

/// The sums of a document (BG-22) and its VAT groups (BG-23), computed from the lines in one place.
///
/// `taxInclusive = taxExclusive + vat` and `payable = taxInclusive + rounding` hold to the minor unit
/// (BR-CO-10, 13, 14, 15, 16). EN 16931's own rules tolerate whole units in places; we do not.
package struct InvoiceTotals: Hashable, Sendable {
  /// BT-106. Without document-level allowances it is also BT-109.
  package let lineTotal: Money
  /// BT-110.
  package let vat: Money
  /// BT-112.
  package let taxInclusive: Money
  /// BT-114; touches neither VAT nor ``taxInclusive``.
  package let rounding: Money
  /// BT-115.
  package let payable: Money
  package let breakdown: [VATBreakdown]

  /// BT-109.
  package var taxExclusive: Money { lineTotal }

  package init(
    of prices: [LinePrice], in currency: Currency, rounding rule: PayableRounding = .exact
  ) throws(AmountError) {
    breakdown = try VATBreakdown.groups(of: prices, in: currency)
    lineTotal = try prices.map(\.net).total(in: currency)
    vat = try breakdown.map(\.tax).total(in: currency)
    taxInclusive = try lineTotal.adding(vat)
    payable = try rule.payable(for: taxInclusive)
    rounding = try payable.subtracting(taxInclusive)
  }
}

/// How the amount to pay is rounded (BT-114).
package enum PayableRounding: Hashable, Sendable {
  case exact
  /// To whole steps of minor units: 5 where the smallest coin is five centimes (Switzerland).
  case toMultipleOf(Int64)
  /// To an amount that is already settled: the credit note that takes back the rest of an invoice.
  case to(Money)

  package static let fiveCentimes = PayableRounding.toMultipleOf(5)

  func payable(for amount: Money) throws(AmountError) -> Money {
    switch self {
    case .exact: amount
    case .toMultipleOf(let step): try amount.rounded(toMultipleOf: step)
    case .to(let settled): settled
    }
  }
}
