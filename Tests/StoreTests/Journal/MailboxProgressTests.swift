import Basics
import SQL
import Store
import TestSupport
import Testing

@Suite("How far a mailbox has been read")
struct MailboxProgressTests {
  private static func place(
    _ account: String = "leads", _ mailbox: String = "INBOX", server: String = "old"
  ) -> MailboxPlace {
    MailboxPlace(account: account, origin: "leads@\(server).example:993", mailbox: mailbox)
  }

  @Test(
    "a position never goes back, and starts over with a new UIDVALIDITY or another server",
    arguments: Engine.allCases)
  func position(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let progress = MailboxProgress(connection)
        #expect(try progress.position(account: "leads", mailbox: "INBOX") == nil)
        let steps: [(server: String, validity: UInt32, uid: UInt32, expected: UInt32)] = [
          ("old", 7, 0, 0), ("old", 7, 12, 12), ("old", 7, 5, 12), ("old", 7, .max, .max),
          ("old", 7, 13, .max),
          ("old", 8, 3, 3), ("old", 8, 2, 3), ("old", .max, 1, 1), ("old", 7, 9, 9), ("new", 7, 4, 4),
          ("new", 7, 3, 4), ("old", 7, 0, 0),
        ]
        for (number, step) in steps.enumerated() {
          let now = Desk.hours(Int64(number))
          let place = Self.place(server: step.server)
          try progress.advance(place, uidValidity: step.validity, lastUID: step.uid, at: now)
          let expected = MailboxProgress.Position(
            origin: place.origin, uidValidity: step.validity, lastUID: step.expected, checkedAt: now)
          #expect(try progress.position(account: "leads", mailbox: "INBOX") == expected)
        }
      }
    }
  }

  @Test("a mailbox counts as read up to a time only once its end was reached", arguments: Engine.allCases)
  func onTheWay(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let progress = MailboxProgress(connection)
        let place = Self.place(server: "mail")
        let steps: [(uid: UInt32, at: Instant?, expected: Instant)] = [
          (5, Desk.hours(1), Desk.hours(1)), (9, nil, Desk.hours(1)), (12, Desk.hours(3), Desk.hours(3)),
          (13, nil, Desk.hours(3)), (13, Desk.hours(2), Desk.hours(3)),
        ]
        for step in steps {
          try progress.advance(place, uidValidity: 7, lastUID: step.uid, at: step.at)
          let position = try progress.position(account: "leads", mailbox: "INBOX")
          #expect(position?.checkedAt == step.expected)
          #expect(position?.lastUID == step.uid)
        }
      }
    }
  }

  @Test("each mailbox of each account has its own position", arguments: Engine.allCases)
  func apart(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let progress = MailboxProgress(connection)
        for (number, place) in [("a", "INBOX"), ("a", "Archive"), ("b", "INBOX")].enumerated() {
          try progress.advance(
            Self.place(place.0, place.1), uidValidity: 7, lastUID: UInt32(number), at: Desk.now)
        }
        #expect(
          try progress.all().map { "\($0.account)/\($0.mailbox)" } == ["a/Archive", "a/INBOX", "b/INBOX"])
        #expect(try progress.all().map(\.position.lastUID) == [1, 0, 2])
      }
    }
  }

  @Test(
    "what was read before servers were noted is kept by the migration and adopted by the mailbox it is of",
    arguments: Engine.allCases)
  func adopted(engine: Engine) async throws {
    try await withTestDatabase(engine) { database in
      _ = try await database.migrate(Schema.migrations.filter { $0.name < "0009" })
      try await database.write { connection in
        try connection.script(
          """
          INSERT INTO journal_message (account, message_id, digest, size, is_stored, received_at, state)
            VALUES ('leads', '1@x', 'd', 9, TRUE, 5, 'applied');
          INSERT INTO journal_sighting (account, mailbox, uid_validity, uid, journal_message_id, seen_at)
            SELECT 'leads', box, 7, 1, id, 5 FROM journal_message, (SELECT 'INBOX' AS box UNION SELECT 'Old') AS b;
          INSERT INTO mailbox_state (account, mailbox, uid_validity, last_uid, checked_at)
            VALUES ('leads', 'INBOX', 7, 1, 5), ('leads', 'Old', 7, 1, 5);
          """)
      }
      _ = try await database.migrate(Schema.migrations)
      try await database.write { connection in
        let journal = Journal(connection)
        let known = try #require(try journal.list(state: nil, limit: 9).first)
        #expect(known.role == .watched)
        let sighting = Sighting(Self.place(), uidValidity: 7, uid: 1)
        #expect(try journal.find(sighting) == nil)
        try MailboxProgress(connection).adopt(Self.place())
        #expect(try journal.find(sighting) == known.id)
        let positions = try MailboxProgress(connection).all()
        #expect(positions.map(\.position.origin) == [Self.place().origin, MailboxPlace.unknownOrigin])
        #expect(positions.map(\.position.lastUID) == [1, 1])
      }
    }
  }
}
