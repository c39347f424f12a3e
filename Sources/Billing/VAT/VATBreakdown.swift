import Basics

/// One VAT group of a document (BG-23): all lines of one category and rate.
///
/// The tax is computed on the group's base and rounded once; it is never a sum over lines (BR-CO-17, and
/// BR-S-09 and its cousins).
package struct VATBreakdown: Hashable, Sendable {
  /// BT-118 and BT-119.
  package let rate: VATRate
  /// BT-116, the sum of the nets of the group's lines.
  package let base: Money
  /// BT-117, `base × rate`, rounded half away from zero.
  package let tax: Money

  package init(rate: VATRate, base: Money) throws(AmountError) {
    self.rate = rate
    self.base = base
    tax = try base.taking(rate.multiplier)
  }

  /// The groups of these lines, in the order they are listed.
  package static func groups(of prices: [LinePrice], in currency: Currency) throws(AmountError)
    -> [VATBreakdown]
  {
    var bases: [VATRate: Money] = [:]
    for price in prices {
      bases[price.vat] = try (bases[price.vat] ?? .zero(currency)).adding(price.net)
    }
    var groups: [VATBreakdown] = []
    for (rate, base) in bases { groups.append(try VATBreakdown(rate: rate, base: base)) }
    return groups.sorted { VATRate.isListedBefore($0.rate, $1.rate) }
  }
}
