import Basics
import Mailings
import SQL
import Store
import TestSupport
import Testing

@Suite("Mailings in the database")
struct MailingTableTests {
  static func recipient(_ email: String, first: String = "Anna") -> MailingRecipient {
    MailingRecipient(email: email, firstName: first, lastName: "Rey", company: "Rey SA", language: .english)
  }

  static func create(_ connection: any Connection, name: String = "Hiver") throws -> Int64 {
    let content = try Mailing.Content(subject: "Offre {{société}}", text: "Bonjour {{prénom}}")
    return try MailingTable(connection).create(name: name, language: .french, content: content, at: Desk.now)
  }

  @Test(
    "a mailing comes back as it was made, and a second of that name is refused", arguments: Engine.allCases)
  func roundTrip(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      let id = try await database.write { try Self.create($0) }
      try await database.write { connection in
        let table = MailingTable(connection)
        let mailing = try table.find(id)
        #expect(mailing.state == .draft)
        #expect(mailing.subject.source == "Offre {{société}}")
        let start = Desk.hours(5)
        try table.save(try mailing.after(.schedule, startsAt: start).mailing, at: Desk.now)
        #expect(try table.find(id).state == .scheduled)
        #expect(try table.find(id).startsAt == start)
        #expect(try table.list(limit: 9).map(\.id.value) == [id])
        #expect(throws: Refusal.self) { try table.find(999) }
      }
      let refusal = await #expect(throws: Refusal.self) { try await database.write { try Self.create($0) } }
      #expect(refusal?.reason == .duplicate)
    }
  }

  @Test(
    "a recipient has one copy of a mailing, with everything that became of it", arguments: Engine.allCases)
  func recipients(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let table = MailingTable(connection)
        let id = try Self.create(connection)
        let anna = try table.add(Self.recipient("anna@rey.example"), skipReason: nil, to: id)
        _ = try table.add(Self.recipient("gone@x.example"), skipReason: "suppressed: hardBounce", to: id)
        let error = #expect(throws: SQLError.self) {
          try connection.savepoint {
            try table.add(Self.recipient("anna@rey.example"), skipReason: nil, to: id)
          }
        }
        #expect(error?.kind == .unique)
        #expect(try table.addresses(of: id) == ["anna@rey.example", "gone@x.example"])
        #expect(try table.recipients(of: id).map(\.state) == ["pending", "skipped"])
        #expect(try table.recipients(of: id).first?.recipient == Self.recipient("anna@rey.example"))
        #expect(try table.address(ofRecipient: anna) == "anna@rey.example")
        #expect(try !table.isDone(id))
        let outboxID = try Post.enqueue(Post.mail(1, lane: .mailing), connection)
        try table.setQueued(anna, outboxID: outboxID)
        #expect(try !table.isDone(id))
        let accepted = OutboxRecipient(address: "anna@rey.example", state: .accepted, reply: "250")
        _ = try Outbox(connection).claim(limit: 1, at: Desk.now, .mailing)
        try Outbox(connection).record([accepted], of: outboxID, at: Desk.now)
        #expect(try table.isDone(id))
        try table.setOutcome("outOfOffice", of: anna)
        #expect(try table.recipients(of: id).map(\.outcome) == ["outOfOffice", ""])
      }
    }
  }

  @Test("only mailings under way with copies to queue are unfinished", arguments: Engine.allCases)
  func unfinished(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let table = MailingTable(connection)
        let draft = try Self.create(connection, name: "draft")
        let started = try Self.create(connection, name: "started")
        for id in [draft, started] {
          _ = try table.add(Self.recipient("a@x.example"), skipReason: nil, to: id)
        }
        #expect(try table.unfinishedStarts().isEmpty)
        try table.save(try table.find(started).after(.start).mailing, at: Desk.now)
        #expect(try table.unfinishedStarts() == [started])
        let copy = try #require(try table.recipients(of: started).first)
        try table.setQueued(copy.id, outboxID: try Post.enqueue(Post.mail(1), connection))
        #expect(try table.unfinishedStarts().isEmpty)
      }
    }
  }

  @Test("an address is suppressed for its first reason, until that is lifted", arguments: Engine.allCases)
  func suppressions(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection throws in
        let table = Suppressions(connection)
        let bounce = SuppressionEntry(address: "Gone@X.example", reason: .hardBounce, since: Desk.now)
        #expect(try table.add(bounce, evidence: "5.1.1"))
        let second = SuppressionEntry(address: "gone@x.example", reason: .unsubscribed, since: Desk.hours(1))
        #expect(try !table.add(second, evidence: "asked"))
        #expect(try table.all() == [bounce])
        #expect(try table.count() == 1)
        #expect(try table.lift("GONE@x.example", by: "paul@firm.example", at: Desk.hours(2)))
        #expect(try !table.lift("gone@x.example", by: "paul@firm.example", at: Desk.hours(2)))
        #expect(try table.count() == 0)
        let lifted = try table.lifted("gone@x.example")
        #expect(lifted.map(\.entry) == [bounce])
        #expect(lifted.map(\.evidence) == ["5.1.1"])
        #expect(lifted.map(\.at) == [Desk.hours(2)])
        #expect(lifted.map(\.by) == ["paul@firm.example"])
      }
    }
  }
}
