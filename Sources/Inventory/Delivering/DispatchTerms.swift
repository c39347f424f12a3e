import Basics

/// How much may leave: never more than is still open on the order, and not more than is on hand where
/// negative stock is refused.
package struct DispatchTerms: Sendable {
  /// Ordered minus delivered, per order position.
  private let open: [Int: Quantity]
  private let levels: StockLevels
  private let negativeStock: NegativeStock

  package init(open: [Int: Quantity], levels: StockLevels, negativeStock: NegativeStock) {
    self.open = open
    self.levels = levels
    self.negativeStock = negativeStock
  }

  /// - Throws: ``Refusal`` that names the line, what was asked for and what is possible.
  package func verify(_ lines: [DeliveryLine]) throws(Refusal) {
    guard !lines.isEmpty else { throw Refusal(.missing, "the delivery has no line") }
    for (position, wanted) in try sums(of: lines, by: \.orderPosition) {
      let left = open[position] ?? .zero
      guard wanted <= left else {
        throw Refusal(
          .exceeds,
          "\(wanted) of order line \(position) should be delivered, but only \(left) are still open",
          remedy: "deliver \(left) or less")
      }
    }
    guard negativeStock == .refused else { return }
    for (product, wanted) in try sums(of: lines, by: \.product) {
      let onHand = levels.onHand(product)
      guard wanted <= onHand else {
        throw Refusal(
          .exceeds, "\(wanted) of product \(product) should leave, but only \(onHand) are on hand",
          remedy: "receive goods first, or allow negative stock in the settings")
      }
    }
  }

  private func sums<Key: Hashable & Comparable>(
    of lines: [DeliveryLine], by key: (DeliveryLine) -> Key
  ) throws(Refusal) -> [(Key, Quantity)] {
    var sums: [Key: Quantity] = [:]
    for line in lines {
      guard let sum = try? (sums[key(line)] ?? .zero).adding(line.quantity), line.quantity.isPositive else {
        throw Refusal(
          .invalid, "the quantity \(line.quantity) of order line \(line.orderPosition) can't be delivered")
      }
      sums[key(line)] = sum
    }
    return sums.sorted { $0.key < $1.key }
  }
}
