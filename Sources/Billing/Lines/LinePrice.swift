import Basics

/// What a line costs: quantity × unit price, rounded once to the minor unit, and the VAT it falls under.
///
/// Quotation, order and invoice lines share it, so that a net amount is computed in one place only.
package struct LinePrice: Hashable, Sendable {
  /// BT-129. The sign of a line stands here, never in the price (BR-27).
  package let quantity: Quantity
  /// BT-130, a UN/ECE Recommendation 20 code: `C62`, `HUR`, `DAY` …
  package let unitCode: String
  /// BT-146.
  package let unitPrice: UnitPrice
  package let vat: VATRate
  /// BT-131.
  package let net: Money

  /// - Throws: ``AmountError/overflow`` when the net amount does not fit.
  package init(
    _ quantity: Quantity, unitCode: String, at unitPrice: UnitPrice, vat: VATRate
  ) throws(AmountError) {
    self.quantity = quantity
    self.unitCode = unitCode
    self.unitPrice = unitPrice
    self.vat = vat
    net = try unitPrice.times(quantity)
  }

  /// The same price for another quantity.
  package func times(_ quantity: Quantity) throws(AmountError) -> LinePrice {
    try LinePrice(quantity, unitCode: unitCode, at: unitPrice, vat: vat)
  }
}
