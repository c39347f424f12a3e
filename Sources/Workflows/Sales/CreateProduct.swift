import Basics
import Inventory
import SQL
import Store

/// A new product; what is already on the shelf is its first stock move.
package struct CreateProduct: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Parameter stock: what is on hand now; only goods have a stock.
  /// - Throws: ``Refusal`` when the code is taken or a service should have a stock.
  package func callAsFunction(_ details: Product.Details, stock: Quantity?) async throws -> Product {
    if let stock, details.kind == .service {
      throw Refusal(
        .invalid, "\(details.code) is a service and can't have \(stock) on hand",
        remedy: "leave the stock out, or make it goods")
    }
    let now = office.now
    let today = office.today
    return try await office.database.write { connection in
      let product = try Products(connection).create(details, at: now)
      if let stock {
        let move = try StockMove(stock, of: product.id, from: .supplier, to: .stock, on: today)
        try StockMoves(connection).record(move, at: now)
      }
      return product
    }
  }
}
