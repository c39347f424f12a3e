import SQL
import TestSupport
import Testing

/// Every refusal has a kind that callers can branch on, and the name that the engine tells.
@Suite("What the database refuses")
struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: SQLError.Kind
    let sql: SQL
    let sqlite: String?
    let postgresql: String?
    var testDescription: String { kind.rawValue }
  }

  static let cases = [
    Case(
      kind: .unique, sql: "INSERT INTO lead (email) VALUES ('taken')", sqlite: "lead.email",
      postgresql: "email_once"),
    Case(
      kind: .foreignKey, sql: "INSERT INTO message (lead_id, subject) VALUES (99, 'x')", sqlite: nil,
      postgresql: "message_lead_id_fkey"),
    Case(
      kind: .notNull, sql: "INSERT INTO lead (email) VALUES (\(nil as String?))", sqlite: "lead.email",
      postgresql: "lead.email"),
    Case(
      kind: .check, sql: "UPDATE lead SET amount = \(-1)", sqlite: "amount_positive",
      postgresql: "amount_positive"),
    Case(kind: .trigger, sql: "UPDATE message SET subject = 'y'", sqlite: nil, postgresql: nil),
    Case(kind: .other, sql: "SELECT nonsense", sqlite: nil, postgresql: nil),
  ]

  @Test("a refusal has its kind and its constraint", arguments: Engine.allCases, cases)
  func refusal(engine: Engine, refused: Case) async throws {
    try await ContractTests.withSchema(engine) { database in
      try await Self.fill(database)
      let error = await #expect(throws: SQLError.self) {
        try await database.write { try $0.execute(refused.sql) }
      }
      #expect(error?.kind == refused.kind)
      #expect(error?.constraint == (engine == .sqlite ? refused.sqlite : refused.postgresql))
      #expect(error?.sql == refused.sql.text)
      if refused.kind == .trigger { #expect(error?.message == "a message is frozen") }
    }
  }

  @Test("a read may not write", arguments: Engine.allCases)
  func readOnly(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      let error = await #expect(throws: SQLError.self) {
        try await database.read { try $0.execute("INSERT INTO lead (email) VALUES ('a')") }
      }
      #expect(error?.kind == .readOnly)
    }
  }

  @Test("a database that cannot grow says so, keeps what it has, and goes on when there is room")
  func full() async throws {
    try await ContractTests.withSchema(.sqlite) { database in
      func fill() async throws {
        try await database.write { connection in
          for number in 1...200 {
            try connection.execute(
              "INSERT INTO lead (email) VALUES (\("\(number)" + String(repeating: "x", count: 3000)))")
          }
        }
      }
      func limit(_ pages: Int) async throws {
        try await database.write { try $0.script("PRAGMA max_page_count = \(pages)") }
      }
      try await limit(40)
      let error = await #expect(throws: SQLError.self) { try await fill() }
      #expect(error?.kind == .diskFull)
      #expect(error?.description.hasPrefix("the database can't grow: ") == true)
      try await limit(100_000)
      try await fill()
      let count = try await database.read { try $0.first("SELECT count(*) AS n FROM lead")?.int("n") }
      #expect(count == 200)
    }
  }

  @Test("a closed database says so", arguments: Engine.allCases)
  func closed(engine: Engine) async throws {
    try await ContractTests.withSchema(engine) { database in
      await database.close()
      let error = await #expect(throws: SQLError.self) {
        try await database.read { try $0.query("SELECT 1") }
      }
      #expect(error?.kind == .connection)
    }
  }

  static func fill(_ database: Database) async throws {
    try await database.write { connection in
      let id = try connection.insert("INSERT INTO lead (email) VALUES ('taken')")
      try connection.execute("INSERT INTO message (lead_id, subject) VALUES (\(id), 'x')")
    }
  }
}
