import Basics
import SQL
import Store
import TestSupport

/// A time for tests, and the tables.
enum Desk {
  static let now = Instant(milliseconds: 1_795_514_400_000)

  static func hours(_ hours: Int64) -> Instant { now.adding(seconds: hours * 3600) }

  static func withTables(_ engine: Engine, _ body: (Database) async throws -> Void) async throws {
    try await withTestDatabase(engine) { database in
      _ = try await database.migrate(Schema.migrations)
      try await body(database)
    }
  }
}
