import Basics

/// What is on hand: the sum of the moves into the stock minus those out of it.
package struct StockLevels: Hashable, Sendable {
  private var onHand: [Identifier<Product>: Quantity] = [:]

  package init() {}

  package init(after moves: some Sequence<StockMove>) throws(AmountError) {
    for move in moves { try apply(move) }
  }

  package func onHand(_ product: Identifier<Product>) -> Quantity { onHand[product] ?? .zero }

  package mutating func apply(_ move: StockMove) throws(AmountError) {
    let before = onHand(move.product)
    if move.to == .stock { onHand[move.product] = try before.adding(move.quantity) }
    if move.from == .stock { onHand[move.product] = try before.subtracting(move.quantity) }
  }
}

/// What to do when more leaves the stock than is on hand; a setting.
package enum NegativeStock: String, CaseIterable, Hashable, Sendable {
  /// The books follow later: small firms count their stock once a year.
  case allowed
  case refused
}
