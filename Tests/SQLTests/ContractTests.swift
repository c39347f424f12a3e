import SQL
import TestSupport
import Testing

/// What both engines promise alike: values, statements, constraints. Each test runs on each engine.
@Suite("One SQL text on both engines")
struct ContractTests {
  static let schema = Migration(
    "0001-lead",
    """
    CREATE TABLE lead (
      id {id}, email TEXT NOT NULL, amount BIGINT NOT NULL DEFAULT 0, is_open BOOLEAN NOT NULL DEFAULT TRUE,
      note TEXT, raw {blob}, extra {json},
      CONSTRAINT amount_positive CHECK (amount >= 0),
      CONSTRAINT email_once UNIQUE (email));
    CREATE TABLE message (id {id}, lead_id BIGINT NOT NULL REFERENCES lead(id), subject TEXT NOT NULL);
    {engine:sqlite}
    CREATE TRIGGER message_frozen BEFORE UPDATE ON message
    BEGIN SELECT RAISE(ABORT, 'a message is frozen'); END;
    {/engine}
    {engine:postgresql}
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a message is frozen'; END $$;
    CREATE TRIGGER message_frozen BEFORE UPDATE ON message FOR EACH ROW EXECUTE FUNCTION refuse();
    {/engine}
    """)

  static func withSchema(_ engine: Engine, _ body: (Database) async throws -> Void) async throws {
    try await withTestDatabase(engine) { database in
      #expect(try await database.migrate([schema]) == ["0001-lead"])
      try await body(database)
    }
  }

  @Test("values come back as they went in", arguments: Engine.allCases)
  func values(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let raw: [UInt8] = [0, 1, 0x7f, 0x80, 0xff, 0]
      let text = "Zoë 😀 'quoted' \"double\" \\ $1 \r\n"
      let id = try await database.write { connection in
        try connection.insert(
          """
          INSERT INTO lead (email, amount, is_open, note, raw, extra)
          VALUES (\(text), \(Int64.max), \(false), \(nil as String?), \(raw), \(#"{"a": 1}"#))
          """)
      }
      try await database.read { connection in
        let row = try #require(try connection.first("SELECT * FROM lead WHERE id = \(id)"))
        #expect(try row.text("email") == text)
        #expect(try row.int("amount") == .max)
        #expect(try row.bool("is_open") == false)
        #expect(try row.textOrNil("note") == nil)
        #expect(try row.intOrNil("note") == nil)
        #expect(try row.blob("raw") == raw)
        #expect(try row.text("extra") == #"{"a": 1}"#)
      }
    }
  }

  @Test("an empty text and an empty blob are not NULL, and a blob may be NULL", arguments: Engine.allCases)
  func emptyValues(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let rows = try await database.write { connection in
        try connection.query(
          """
          INSERT INTO lead (email, note, raw)
          VALUES ('a', \(""), \([] as [UInt8])), ('b', NULL, \(nil as [UInt8]?))
          RETURNING note, raw
          """)
      }
      #expect(try rows[0].text("note") == "")
      #expect(try rows[0].blob("raw") == [])
      #expect(try rows[1].blobOrNil("raw") == nil)
    }
  }

  @Test("NUL is taken out of a text and what follows it stays", arguments: Engine.allCases)
  func nul(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let note = try await database.write { connection in
        try connection.query("INSERT INTO lead (email, note) VALUES ('a', \("a\0b\0")) RETURNING note")[0]
          .text("note")
      }
      #expect(note == "ab")
    }
  }

  @Test("lists and fragments join with the right numbers", arguments: Engine.allCases)
  func composition(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let emails = try await database.write { connection in
        for (index, email) in ["a", "b", "c", "d"].enumerated() {
          try connection.execute("INSERT INTO lead (email, amount) VALUES (\(email), \(index))")
        }
        let open: SQL = "is_open = \(true) AND amount BETWEEN \(0) AND \(2)"
        let rows = try connection.query(
          """
          SELECT email FROM \(raw: "lead") WHERE email <> \("a") AND \(fragment: open)
          AND email IN \(list: ["a", "b", "c", "d"]) AND id > \(0) ORDER BY email
          """)
        #expect(try connection.query("SELECT id FROM lead WHERE id IN \(list: [] as [Int])").isEmpty)
        return try rows.map { try $0.text("email") }
      }
      #expect(emails == ["b", "c"])
    }
  }

  @Test("the number of changed rows is told, and none for DDL", arguments: Engine.allCases)
  func changes(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let changes = try await database.write { connection in
        [
          try connection.execute("INSERT INTO lead (email) VALUES ('a'), ('b'), ('c')"),
          try connection.execute("CREATE TABLE other (n BIGINT)"),
          try connection.execute("UPDATE lead SET amount = 1 WHERE email < 'c'"),
          try connection.execute("DELETE FROM lead WHERE email = 'nobody'"),
        ]
      }
      #expect(changes == [3, 0, 2, 0])
    }
  }

  @Test("sums are integers and decimals are texts", arguments: Engine.allCases)
  func numbers(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let row = try await database.write { connection in
        try connection.execute("INSERT INTO lead (email, amount) VALUES ('a', 1), ('b', 2)")
        return try connection.query("SELECT sum(amount) AS total, 1.5 AS part FROM lead")[0]
      }
      #expect(try row.int("total") == 3)
      #expect(try row.text("part") == "1.5")
    }
  }

  @Test("an upsert on a unique column updates", arguments: Engine.allCases)
  func upsert(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let ids = try await database.write { connection in
        try (0..<2).map { _ in
          try connection.insert(
            """
            INSERT INTO lead (email) VALUES (\("a"))
            ON CONFLICT (email) DO UPDATE SET amount = lead.amount + 1
            """
          )
        }
      }
      #expect(ids[0] == ids[1])
    }
  }

  @Test("a wrong column and a wrong type are named", arguments: Engine.allCases)
  func decoding(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      let row = try await database.read { try $0.query("SELECT 'x' AS word, NULL AS empty")[0] }
      let missing = #expect(throws: SQLError.self) { try row.int("wrod") }
      #expect(missing?.kind == .decoding)
      #expect(missing?.message == "no column wrod in the result; it has empty, word")
      let mismatch = #expect(throws: SQLError.self) { try row.int("word") }
      #expect(mismatch?.message == "column word holds a text, not an integer")
      let null = #expect(throws: SQLError.self) { try row.text("empty") }
      #expect(null?.message == "column empty holds NULL, not a text")
    }
  }

  @Test("a mistyped quoted column is an error and not a string", arguments: Engine.allCases)
  func quotedColumn(engine: Engine) async throws {
    try await Self.withSchema(engine) { database in
      await #expect(throws: SQLError.self) {
        try await database.read { try $0.query(#"SELECT "emial" FROM lead"#) }
      }
    }
  }
}
