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

/// The same numbers on every run (SplitMix64).
struct SeededChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
