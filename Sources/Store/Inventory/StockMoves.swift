import Basics
import Inventory
import SQL

/// Goods that went from one place to another; rows are only ever added.
package struct StockMoves {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  @discardableResult
  package func record(_ move: StockMove, at now: Instant) throws -> Int64 {
    try connection.insert(
      """
      INSERT INTO stock_move (product_id, quantity, from_location, to_location, moved_on, created_at)
      VALUES (\(move.product), \(move.quantity.tenThousandths), \(move.from.rawValue), \(move.to.rawValue),
        \(move.movedOn), \(now.milliseconds))
      """)
  }

  /// The moves of a product, the oldest first.
  package func moves(of product: Identifier<Product>) throws -> [StockMove] {
    try connection.query(
      """
      SELECT product_id, quantity, from_location, to_location, moved_on FROM stock_move
      WHERE product_id = \(product) ORDER BY id
      """
    ).map { row in
      try StockMove(
        Quantity(tenThousandths: row.int("quantity")), of: Identifier(row.int("product_id")),
        from: row.word("from_location"), to: row.word("to_location"), on: row.date("moved_on"))
    }
  }

  /// What is on hand of these products.
  package func levels(of products: [Identifier<Product>]) throws -> StockLevels {
    try StockLevels(after: Set(products).sorted().flatMap { try moves(of: $0) })
  }
}
