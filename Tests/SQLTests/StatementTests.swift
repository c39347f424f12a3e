import TestSupport
import Testing

@testable import SQL

@Suite("Statements and locations")
struct StatementTests {
  @Test("values become placeholders in order, through fragments and lists")
  func placeholders() {
    let inner: SQL = "b = \(2) OR c IN \(list: ["x", "y"])"
    let outer: SQL =
      "SELECT '$9' FROM \(raw: "t") WHERE a = \(1) AND (\(fragment: inner)) AND d = \(nil as Bool?)"
    #expect(outer.text == "SELECT '$9' FROM t WHERE a = $1 AND (b = $2 OR c IN ($3, $4)) AND d = $5")
    #expect(outer.parameters == [.integer(1), .integer(2), .text("x"), .text("y"), .null])
  }

  @Test("a value is never read as SQL", arguments: Engine.allCases)
  func injection(engine: Engine) async throws {
    try await withTestDatabase(engine) { database in
      let hostile = "'; DROP TABLE t; -- $1 \\"
      let echoed = try await database.write { connection in
        try connection.script("CREATE TABLE t (x TEXT)")
        return try connection.query("INSERT INTO t (x) VALUES (\(hostile)) RETURNING x")[0].text("x")
      }
      #expect(echoed == hostile)
    }
  }

  @Test(
    "a column that another program adds is seen by a statement that was prepared before",
    arguments: Engine.allCases)
  func schemaChange(engine: Engine) async throws {
    try await withTestLocation(engine) { location in
      let ours = try await Database.open(location, readers: 1)
      let theirs = try await Database.open(location, readers: 1)
      _ = try await ours.migrate([ContractTests.schema])
      try await RefusalTests.fill(ours)
      for _ in 0..<3 { _ = try await ours.read { try $0.query("SELECT * FROM lead WHERE id = \(1)") } }
      try await theirs.write {
        try $0.script("ALTER TABLE lead ADD COLUMN city TEXT NOT NULL DEFAULT 'Sion'")
      }
      for _ in 0..<3 {
        let row = try await ours.read { try $0.query("SELECT * FROM lead WHERE id = \(1)")[0] }
        #expect(try row.text("city") == "Sion")
      }
      for database in [ours, theirs] { await database.close() }
    }
  }

  @Test("more different statements than the cache holds still work", arguments: Engine.allCases)
  func manyStatements(engine: Engine) async throws {
    try await withTestDatabase(engine) { database in
      let sums = try await database.read { connection in
        try (0..<450).map { number in
          let length = number % 225 + 1
          let sum = "0" + String(repeating: " + 1", count: length)
          return try connection.query("SELECT \(raw: sum) AS n")[0].int("n") == Int64(length)
        }
      }
      #expect(sums.allSatisfy { $0 })
    }
  }

  @Test("the statement unused for longest leaves the cache")
  func eviction() {
    var cache = StatementCache<Int>(capacity: 2)
    #expect(cache.insert(1, for: "a") == nil)
    #expect(cache.insert(2, for: "b") == nil)
    #expect(cache.find("a") == 1)
    #expect(cache.insert(3, for: "c") == 2)
    #expect(cache.find("b") == nil)
    #expect(cache.find("a") == 1)
  }

  @Test(
    "a location is read from its text",
    arguments: [
      ("/var/lib/piste.sqlite", DatabaseLocation.sqlite("/var/lib/piste.sqlite")),
      ("piste.sqlite", .sqlite("piste.sqlite")),
      ("sqlite:/data/x.sqlite", .sqlite("/data/x.sqlite")),
      ("sqlite:///data/x.sqlite", .sqlite("/data/x.sqlite")),
      ("postgresql://u:p@h/d?sslmode=require", .postgresql("postgresql://u:p@h/d?sslmode=require")),
      ("postgres://h/d", .postgresql("postgres://h/d")),
    ])
  func location(text: String, location: DatabaseLocation) throws {
    #expect(try DatabaseLocation(url: text) == location)
  }

  @Test(
    "what is no location is refused with the right form",
    arguments: ["", "sqlite:", ":memory:", "mysql://u:pw@h/d"])
  func wrongLocation(text: String) {
    let error = #expect(throws: SQLError.self) { try DatabaseLocation(url: text) }
    #expect(error?.message.contains("write sqlite:/path/to/file or postgresql://user@host/name") == true)
    #expect(error?.message.contains("pw") == false)
  }

  @Test(
    "a location shows no password",
    arguments: ["postgresql://u:p:x@y@h:1/d", "postgresql://u@h:1/d?password=p"])
  func secrets(url: String) {
    #expect(DatabaseLocation.postgresql(url).description == "postgresql://u@h:1/d")
  }
}
