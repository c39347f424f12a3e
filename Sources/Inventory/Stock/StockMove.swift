import Basics

/// Goods going from one place to another; the stock is the sum of its moves and is never stored as a number.
package struct StockMove: Hashable, Sendable {
  package let product: Identifier<Product>
  /// Above zero: a move back is a move the other way round.
  package let quantity: Quantity
  package let from: StockLocation
  package let to: StockLocation
  package let movedOn: CalendarDate

  /// - Throws: ``Refusal`` when nothing would move.
  package init(
    _ quantity: Quantity, of product: Identifier<Product>, from: StockLocation, to: StockLocation,
    on day: CalendarDate
  ) throws(Refusal) {
    guard quantity.isPositive else {
      throw Refusal(.invalid, "the quantity \(quantity) of a stock move is not above zero")
    }
    guard from != to else {
      throw Refusal(.invalid, "a stock move from \(from.rawValue) to \(to.rawValue) moves nothing")
    }
    self.product = product
    self.quantity = quantity
    self.from = from
    self.to = to
    movedOn = day
  }
}

/// Where goods can be. Only ``stock`` is ours; the others are where goods come from and go to.
package enum StockLocation: String, CaseIterable, Hashable, Sendable {
  case supplier, stock, customer
  /// Broken, stolen, or found again.
  case loss
}
