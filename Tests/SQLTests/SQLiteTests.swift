import Foundation
import SQL
import TestSupport
import Testing

@Suite("SQLite alone")
struct SQLiteTests {
  @Test("a commit survives a power cut: the writer keeps WAL and synchronous FULL")
  func durability() async throws {
    try await withTestDatabase(.sqlite) { database in
      let settings = try await database.write { connection in
        [
          try connection.query("PRAGMA journal_mode")[0].text("journal_mode"),
          "\(try connection.query("PRAGMA synchronous")[0].int("synchronous"))",
          "\(try connection.query("PRAGMA foreign_keys")[0].int("foreign_keys"))",
        ]
      }
      #expect(settings == ["wal", "2", "1"])
    }
  }

  @Test("a writer that waits too long for another program gets busy, and may be cancelled before")
  func busy() async throws {
    try await withTestLocation(.sqlite) { location in
      let holder = try await Database.open(location)
      let steps = Steps()
      let holding = Task { try await holder.write { _ in steps.arriveAndWait() } }
      await steps.untilArrived()
      let waiter = try await Database.open(location, patience: .milliseconds(200))
      let error = await #expect(throws: SQLError.self) {
        try await waiter.write { try $0.script("SELECT 1") }
      }
      #expect(error?.kind == .busy)

      let patient = try await Database.open(location, patience: .seconds(60))
      let task = Task { try await patient.write { try $0.script("SELECT 1") } }
      try await Task.sleep(for: .milliseconds(100))
      task.cancel()
      let cancelled = await #expect(throws: SQLError.self) { try await task.value }
      #expect(cancelled?.kind == .interrupted)
      steps.goOn()
      try await holding.value
      try await waiter.write { try $0.script("SELECT 1") }
      for database in [holder, waiter, patient] { await database.close() }
    }
  }

  @Test("a backup made while others write is one state of the database")
  func backup() async throws {
    try await ContractTests.withSchema(.sqlite) { database in
      let copy = FileManager.default.temporaryDirectory.appendingPathComponent(
        "piste-backup-\(UUID()).sqlite"
      ).path
      defer { try? FileManager.default.removeItem(atPath: copy) }
      try await Self.writePairs(database, 0..<40)
      let writing = Task { try await Self.writePairs(database, 40..<80) }
      try await database.backup(to: copy)
      try await writing.value

      let restored = try await Database.open(.sqlite(copy))
      let row = try await restored.read { connection in
        #expect(try connection.query("PRAGMA integrity_check")[0].text("integrity_check") == "ok")
        return try connection.query("SELECT count(*) AS n, sum(length(raw)) AS bytes FROM lead")[0]
      }
      #expect(try row.int("n") >= 80)
      #expect(try row.int("n") % 2 == 0)
      #expect(try row.int("bytes") == row.int("n") * 40_000)
      await restored.close()
      let error = await #expect(throws: SQLError.self) { try await database.backup(to: copy) }
      #expect(error?.message == "the backup file \(copy) exists; give another name or remove it")
    }
  }

  @Test("a file that can't be opened is named")
  func unreachable() async {
    let error = await #expect(throws: SQLError.self) {
      try await Database.open(.sqlite("/nowhere/piste.sqlite"))
    }
    #expect(error?.kind == .connection)
    #expect(error?.message.contains("/nowhere/piste.sqlite") == true)
  }

  @Test("a database in memory is refused: every connection would have its own")
  func inMemory() async {
    let error = await #expect(throws: SQLError.self) { try await Database.open(.sqlite(":memory:")) }
    #expect(error?.kind == .unsupported)
  }

  @Test("a deferred foreign key is refused at the commit, and the next transaction works")
  func deferred() async throws {
    try await withTestDatabase(.sqlite) { database in
      try await database.write {
        try $0.script(
          "CREATE TABLE a (id INTEGER PRIMARY KEY, b BIGINT REFERENCES a(id) DEFERRABLE INITIALLY DEFERRED)")
      }
      let error = await #expect(throws: SQLError.self) {
        try await database.write { try $0.execute("INSERT INTO a (b) VALUES (7)") }
      }
      #expect(error?.kind == .foreignKey)
      try await database.write { try $0.execute("INSERT INTO a (b) VALUES (NULL)") }
    }
  }

  /// Two rows a transaction: an odd number in a copy would be half of one.
  private static func writePairs(_ database: Database, _ numbers: Range<Int>) async throws {
    for number in numbers {
      try await database.write { connection in
        let raw = [UInt8](repeating: 7, count: 40_000)
        try connection.execute("INSERT INTO lead (email, raw) VALUES (\("\(number)a"), \(raw))")
        try connection.execute("INSERT INTO lead (email, raw) VALUES (\("\(number)b"), \(raw))")
      }
    }
  }
}
