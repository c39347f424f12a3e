import SQL
import TestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
  struct Regret: Error {}

  static func count(_ database: Database) async throws -> Int64 {
    try await database.read { try $0.query("SELECT count(*) AS n FROM lead")[0].int("n") }
  }

  @Test("a thrown error undoes all of it", arguments: Engine.allCases)
  func rollsBack(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      await #expect(throws: Regret.self) {
        try await database.write { connection in
          try connection.execute("INSERT INTO lead (email) VALUES ('a')")
          throw Regret()
        }
      }
      let count = try await Self.count(database)
      #expect(count == 0)
    }
  }

  @Test("a savepoint undoes its own part, also inside another", arguments: Engine.allCases)
  func savepoints(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      let emails = try await database.write { connection in
        try connection.execute("INSERT INTO lead (email) VALUES ('a')")
        try connection.savepoint {
          try connection.execute("INSERT INTO lead (email) VALUES ('b')")
          let refused = #expect(throws: SQLError.self) {
            try connection.savepoint {
              try connection.execute("INSERT INTO lead (email) VALUES ('c')")
              try connection.execute("INSERT INTO lead (email) VALUES ('a')")
            }
          }
          #expect(refused?.kind == .unique)
        }
        #expect(throws: Regret.self) {
          try connection.savepoint {
            try connection.execute("INSERT INTO lead (email) VALUES ('d')")
            throw Regret()
          }
        }
        return try connection.query("SELECT email FROM lead ORDER BY email").map { try $0.text("email") }
      }
      #expect(emails == ["a", "b"])
    }
  }

  @Test("a failure that the closure swallows still undoes all of it", arguments: Engine.allCases)
  func poisoned(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      let error = await #expect(throws: SQLError.self) {
        try await database.write { connection in
          try connection.execute("INSERT INTO lead (email) VALUES ('a')")
          _ = try? connection.execute("INSERT INTO lead (email) VALUES ('a')")
        }
      }
      let count = try await Self.count(database)
      #expect(error?.kind == .unique)
      #expect(count == 0)
    }
  }

  @Test("a reader sees the last commit while a writer is at work", arguments: Engine.allCases)
  func readerSeesCommitted(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      let steps = Steps()
      async let written: Void = database.write { connection in
        try connection.execute("INSERT INTO lead (email) VALUES ('a')")
        steps.arriveAndWait()
      }
      await steps.untilArrived()
      #expect(try await Self.count(database) == 0)
      steps.goOn()
      try await written
      #expect(try await Self.count(database) == 1)
    }
  }

  @Test("a read sees one state from its first statement to its last", arguments: Engine.allCases)
  func snapshot(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      let steps = Steps()
      async let counts = database.read { connection in
        let before = try connection.query("SELECT count(*) AS n FROM lead")[0].int("n")
        steps.arriveAndWait()
        return [before, try connection.query("SELECT count(*) AS n FROM lead")[0].int("n")]
      }
      await steps.untilArrived()
      try await database.write { try $0.execute("INSERT INTO lead (email) VALUES ('a')") }
      steps.goOn()
      #expect(try await counts == [0, 0])
    }
  }

  @Test("eight writers from two programs all succeed", arguments: Engine.allCases)
  func manyWriters(engine: Engine) async throws {
    try await withTestLocation(engine) { location in
      let databases = [try await Database.open(location), try await Database.open(location)]
      _ = try await databases[0].migrate([ContractTests.schema])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<8 {
          group.addTask {
            for number in 0..<20 {
              try await databases[writer % 2].write { connection in
                let n = try connection.query("SELECT count(*) AS n FROM lead")[0].int("n")
                try connection.execute(
                  "INSERT INTO lead (email, amount) VALUES (\("\(writer)-\(number)"), \(n))")
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await Self.count(databases[1]) == 160)
      for database in databases { await database.close() }
    }
  }

  @Test("four workers claim two hundred jobs once each", arguments: Engine.allCases)
  func claims(engine: Engine) async throws {
    try await withTestDatabase(engine, readers: 4) { database in
      _ = try await database.migrate([Migration("0001-job", "CREATE TABLE job (id {id}, worker BIGINT)")])
      try await database.write { connection in
        for _ in 0..<200 { try connection.execute("INSERT INTO job (worker) VALUES (NULL)") }
      }
      let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for worker in 0..<4 { group.addTask { try await Self.claimAll(database, worker) } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(claimed.sorted() == Array(1...200))
    }
  }

  private static func claimAll(_ database: Database, _ worker: Int) async throws -> [Int64] {
    var claimed: [Int64] = []
    while true {
      let ids = try await database.write { connection in
        try connection.query(
          """
          UPDATE job SET worker = \(worker) WHERE id IN (
            SELECT id FROM job WHERE worker IS NULL ORDER BY id LIMIT \(5)
            \(fragment: connection.engine.skipLocked))
          RETURNING id
          """
        ).map { try $0.int("id") }
      }
      guard !ids.isEmpty else { return claimed }
      claimed += ids
    }
  }
}
