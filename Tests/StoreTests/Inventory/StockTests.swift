import Basics
import Inventory
import SQL
import Store
import Testing

@Suite("Products and stock")
struct StockTests {
  private static func details(_ code: String) throws -> Product.Details {
    var details = try Product.Details(
      code: code, name: "Vis", kind: .goods, unit: .piece,
      unitPrice: try #require(UnitPrice(decimal: "0.0125", .chf)))
    details.vatRate = Percent(basisPoints: 810)
    details.description = "Acier\nM4"
    return details
  }

  @Test("a product comes back as it went in, and its code is its own", arguments: Engine.allCases)
  func product(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      let details = try Self.details("VIS")
      let made = try await database.write { try Products($0).create(details, at: Desk.now) }
      #expect(try await database.read { try Products($0).find(code: "VIS") } == made)
      #expect(made.details == details)
      let refusal = await #expect(throws: Refusal.self) {
        try await database.write { try Products($0).create(details, at: Desk.now) }
      }
      #expect(refusal?.reason == .duplicate)
    }
  }

  @Test("the stock is the sum of its moves, and no move can be changed", arguments: Engine.allCases)
  func stock(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      let day = try #require(CalendarDate(iso: "2026-11-24"))
      let product = try await database.write { connection in
        let product = try Products(connection).create(try Self.details("VIS"), at: Desk.now).id
        let moves = StockMoves(connection)
        try moves.record(
          StockMove(Quantity(10), of: product, from: .supplier, to: .stock, on: day), at: Desk.now)
        try moves.record(
          StockMove(Quantity(3), of: product, from: .stock, to: .customer, on: day), at: Desk.now)
        return product
      }
      #expect(
        try await database.read { try StockMoves($0).levels(of: [product]) }.onHand(product) == Quantity(7))
      for sql: SQL in ["UPDATE stock_move SET quantity = 1", "DELETE FROM stock_move"] {
        let error = await #expect(throws: SQLError.self) {
          try await database.write { _ = try $0.execute(sql) }
        }
        #expect(error?.kind == .trigger)
      }
    }
  }
}
