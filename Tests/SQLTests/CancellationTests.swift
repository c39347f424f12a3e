import SQL
import TestSupport
import Testing

@Suite("Cancelling a task", .timeLimit(.minutes(1)))
struct CancellationTests {
  static let endless: SQL = """
    WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 2000000000)
    SELECT count(*) AS n FROM t
    """

  @Test(
    "the running statement stops, the transaction is undone, the connection goes on",
    arguments: Engine.allCases)
  func running(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      let steps = Steps()
      let task = Task {
        try await database.write { connection in
          try connection.execute("INSERT INTO lead (email) VALUES ('a')")
          steps.arrive()
          return try connection.query(Self.endless).count
        }
      }
      await steps.untilArrived()
      try await Task.sleep(for: .milliseconds(100))
      let begun = ContinuousClock.now
      task.cancel()
      let error = await #expect(throws: SQLError.self) { try await task.value }
      #expect(error?.kind == .interrupted)
      #expect(ContinuousClock.now - begun < .seconds(5))
      let count = try await TransactionTests.count(database)
      #expect(count == 0)
      try await database.write { try $0.execute("INSERT INTO lead (email) VALUES ('a')") }
    }
  }

  @Test("a closure between two statements stops at the next, whatever it catches", arguments: Engine.allCases)
  func between(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      let steps = Steps()
      let task = Task {
        try await database.write { connection in
          steps.arriveAndWait()
          _ = try? connection.execute("INSERT INTO lead (email) VALUES ('a')")
        }
      }
      await steps.untilArrived()
      task.cancel()
      steps.goOn()
      let error = await #expect(throws: SQLError.self) { try await task.value }
      #expect(error?.kind == .interrupted)
      let count = try await TransactionTests.count(database)
      #expect(count == 0)
    }
  }

  @Test("who waits for a free connection may leave", arguments: Engine.allCases)
  func waiting(engine: Engine) async throws {
    try await withTestDatabase(engine, readers: 1) { database in
      let steps = Steps()
      let lanes = engine == .sqlite ? 1 : 2
      let holders = (0..<lanes).map { _ in Task { try await database.read { _ in steps.arriveAndWait() } } }
      for _ in holders { await steps.untilArrived() }
      let waiter = Task { try await database.read { try $0.query("SELECT 1 AS n").count } }
      try await Task.sleep(for: .milliseconds(50))
      waiter.cancel()
      let error = await #expect(throws: SQLError.self) { try await waiter.value }
      #expect(error?.kind == .interrupted)
      for _ in holders { steps.goOn() }
      for holder in holders { try await holder.value }
      let rows = try await database.read { try $0.query("SELECT 1 AS n") }
      #expect(rows.count == 1)
    }
  }

  @Test("a late cancellation never hits the next job", arguments: Engine.allCases)
  func late(engine: Engine) async throws {
    try await withTestDatabase(engine, readers: 1) { database in
      for number in 0..<60 {
        let task = Task { try await database.read { try $0.query("SELECT 1 AS n").count } }
        try await Task.sleep(for: .microseconds(number * 20))
        task.cancel()
        let rows = try await database.read { try $0.query("SELECT 2 AS n") }
        #expect(rows.count == 1)
        if case .failure(let error) = await task.result {
          #expect((error as? SQLError)?.kind == .interrupted)
        }
      }
    }
  }
}
