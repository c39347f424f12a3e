import Synchronization
import TestSupport
import Testing

@testable import SQL

@Suite("PostgreSQL alone")
struct PostgreSQLTests {
  /// How often a closure ran.
  final class Runs: Sendable {
    private let count = Mutex(0)
    var number: Int { count.withLock { $0 } }
    func add() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }

  static let killOwnBackend: SQL = "SELECT pg_terminate_backend(pg_backend_pid())"

  @Test("a transaction whose connection is lost runs again on a new one")
  func reconnects() async throws {
    try await ContractTests.withSchema(.postgresql) { database in
      let runs = Runs()
      try await database.write { connection in
        try connection.execute("INSERT INTO lead (email) VALUES ('a')")
        if runs.add() == 1 { _ = try connection.query(Self.killOwnBackend) }
      }
      #expect(runs.number == 2)
      let count = try await TransactionTests.count(database)
      #expect(count == 1)
    }
  }

  @Test("a connection that is lost again and again is an error, and the next transaction works")
  func givesUp() async throws {
    try await ContractTests.withSchema(.postgresql) { database in
      let runs = Runs()
      let error = await #expect(throws: SQLError.self) {
        try await database.write { connection in
          _ = runs.add()
          _ = try connection.query(Self.killOwnBackend)
        }
      }
      #expect(error?.kind == .connection)
      #expect(runs.number == 2)
      let count = try await TransactionTests.count(database)
      #expect(count == 0)
    }
  }

  @Test("a COMMIT whose answer is lost is never repeated")
  func lostCommit() async throws {
    try await ContractTests.withSchema(.postgresql) { database in
      try await database.write {
        try $0.script(
          """
          CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
          CREATE CONSTRAINT TRIGGER die AFTER INSERT ON lead DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION die();
          """)
      }
      let runs = Runs()
      let error = await #expect(throws: SQLError.self) {
        try await database.write { connection in
          _ = runs.add()
          try connection.execute("INSERT INTO lead (email) VALUES ('a')")
        }
      }
      #expect(error?.kind == .connection)
      #expect(error?.message.hasPrefix("the answer to COMMIT was lost") == true)
      #expect(runs.number == 1)
    }
  }

  @Test("a serialization failure or a deadlock runs the transaction again", arguments: ["40001", "40P01"])
  func serialization(code: String) async throws {
    try await ContractTests.withSchema(.postgresql) { database in
      let runs = Runs()
      try await database.write { connection in
        try connection.execute("INSERT INTO lead (email) VALUES ('a')")
        guard runs.add() < 3 else { return }
        try connection.script("DO $$ BEGIN RAISE EXCEPTION 'lost the race' USING ERRCODE = '\(code)'; END $$")
      }
      #expect(runs.number == 3)
      let count = try await TransactionTests.count(database)
      #expect(count == 1)
    }
  }

  @Test("a backup is refused with the name of the right tool")
  func backup() async throws {
    try await withTestDatabase(.postgresql) { database in
      let error = await #expect(throws: SQLError.self) { try await database.backup(to: "/tmp/x") }
      #expect(error?.kind == .unsupported)
      #expect(error?.message.contains("pg_dump") == true)
    }
  }

  @Test("a server that can't be reached is named without its password")
  func unreachable() async {
    let error = await #expect(throws: SQLError.self) {
      try await Database.open(.postgresql("postgresql://me:secret@127.0.0.1:1/db"))
    }
    #expect(error?.kind == .connection)
    #expect(error?.message.contains("postgresql://me@127.0.0.1:1/db") == true)
    #expect(error?.message.contains("secret") == false)
  }

  @Test("a missing libpq names the package")
  func missingLibrary() {
    let error = #expect(throws: SQLError.self) { try PostgreSQLHandle.loadLibrary(named: "libpq.so.0") }
    #expect(error?.kind == .connection)
    #expect(error?.message.contains("apt install libpq5") == true)
  }
}
