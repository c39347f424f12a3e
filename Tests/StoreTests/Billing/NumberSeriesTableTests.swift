import Basics
import Billing
import SQL
import Store
import Testing

@Suite("A number series in the database")
struct NumberSeriesTableTests {
  private struct GivenUp: Error {}

  @Test("counts on, and starts again with the year", arguments: Engine.allCases)
  func counting(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      let days = [0, 0, 5, 60, 61].map { Bill.day.adding(days: $0) }
      let numbers = try await database.write { connection in
        try days.map { try Bill.take(connection, on: $0).text }
      }
      #expect(
        numbers == ["FA-2026-00001", "FA-2026-00002", "FA-2026-00003", "FA-2027-00001", "FA-2027-00002"])
      await #expect(throws: Refusal.self) {
        try await database.write { _ = try Bill.take($0, on: Bill.day.adding(days: 59)) }
      }
    }
  }

  @Test("a transaction that fails gives its number back", arguments: Engine.allCases)
  func rollback(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      await #expect(throws: GivenUp.self) {
        try await database.write { connection in
          _ = try Bill.take(connection, on: Bill.day)
          throw GivenUp()
        }
      }
      let number = try await database.write { try Bill.take($0, on: Bill.day) }
      #expect(number.sequence == 1)
    }
  }

  @Test(
    "never goes back", arguments: Engine.allCases,
    [
      "UPDATE number_series SET last_number = 1", "UPDATE number_series SET last_number = 2",
      "DELETE FROM number_series",
    ] as [SQL])
  func forward(engine: Engine, sql: SQL) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        for _ in 1...2 { _ = try Bill.take(connection, on: Bill.day) }
      }
      let error = await #expect(throws: SQLError.self) {
        try await database.write { _ = try $0.execute(sql) }
      }
      #expect(error?.kind == .trigger)
    }
  }
}
