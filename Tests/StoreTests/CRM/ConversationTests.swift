import Basics
import CRM
import SQL
import Store
import TestSupport
import Testing

@Suite("Conversations")
struct ConversationTests {
  private static func message(
    _ id: String, _ body: String, _ direction: ConversationMessage.Direction = .received
  )
    -> ConversationMessage
  {
    ConversationMessage(
      direction, author: "anna@rey.example", messageID: id, subject: "Cuisine", body: body, journalID: nil)
  }

  @Test("a message is kept once, and messages without a Message-ID are all kept", arguments: Engine.allCases)
  func messages(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let conversations = Conversations(connection)
        let id = try conversations.open(about: .lead, title: "Cuisine", baseSubject: "Cuisine", at: Desk.now)
        try conversations.add(Self.message("1@x", "one"), to: id, at: Desk.now)
        try conversations.add(Self.message("1@x", "one again"), to: id, at: Desk.hours(1))
        try conversations.add(Self.message("1@x", "our copy", .sent), to: id, at: Desk.hours(2))
        try conversations.add(Self.message("", "without an id"), to: id, at: Desk.hours(3))
        try conversations.add(Self.message("", "another without"), to: id, at: Desk.hours(4))
        let bodies = try conversations.messages(of: id).map(\.message.body)
        #expect(bodies == ["one", "our copy", "without an id", "another without"])
        #expect(try conversations.find(id)?.lastActivityAt == Desk.hours(4))
        #expect(try conversations.referenceChain(of: id, limit: 9) == ["1@x", "1@x"])
      }
    }
  }

  @Test("who joins twice takes part once, in the first role", arguments: Engine.allCases)
  func participants(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let conversations = Conversations(connection)
        let id = try conversations.open(about: .lead, title: "T", baseSubject: "T", at: Desk.now)
        let anna = Participant(address: "Anna@Rey.example", name: "Anna", role: .customer)
        try conversations.join(anna, id, at: Desk.now)
        try conversations.join(
          Participant(address: "anna@rey.example", name: "A.", role: .colleague), id, at: Desk.now)
        #expect(try conversations.participants(of: id) == [anna])
        try conversations.setSubject(.opportunity, 7, of: id)
        let found = try #require(try conversations.find(id))
        #expect(found.kind == .opportunity)
        #expect(found.subjectID == 7)
        #expect(found.participants == ["anna@rey.example"])
        #expect(!found.isClosed)
        try conversations.close(id)
        #expect(try conversations.find(id)?.isClosed == true)
        #expect(try conversations.find(999) == nil)
      }
    }
  }

  @Test(
    "a conversation is found by Message-ID, and by participant and subject within the window",
    arguments: Engine.allCases)
  func matching(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let conversations = Conversations(connection)
        let ids = try ["Cuisine d'été", "Cuisine d'été", "Bain"].map {
          try conversations.open(about: .lead, title: $0, baseSubject: $0, at: Desk.now)
        }
        for (number, id) in ids.enumerated() {
          try conversations.join(
            Participant(address: "anna@rey.example", name: "", role: .customer), id, at: Desk.now)
          try conversations.add(Self.message("\(number)@x", "b"), to: id, at: Desk.hours(Int64(number)))
        }
        #expect(
          try conversations.find(messageIDs: ["2@x", "9@x", "0@x", "2@x"]).map(\.id.value) == [
            ids[2], ids[0],
          ])
        func find(_ address: String, _ subject: String, since: Instant) throws -> [Int64] {
          try conversations.find(participant: address, baseSubject: subject, since: since).map(\.id.value)
        }
        #expect(try find("ANNA@rey.example", "cuisine d’été", since: Desk.now).isEmpty)
        #expect(try find("ANNA@rey.example", "CUISINE D'ETE", since: Desk.now) == [ids[1], ids[0]])
        #expect(try find("anna@rey.example", "Cuisine d'été", since: Desk.hours(1)) == [ids[1]])
        #expect(try find("luc@rey.example", "Cuisine d'été", since: Desk.now).isEmpty)
        #expect(try find("anna@rey.example", "", since: Desk.now).isEmpty)
      }
    }
  }
}

@Suite("Leads, opportunities and what was promised")
struct LeadTableTests {
  /// A lead of Anna's, with a conversation.
  private static func lead(_ connection: any Connection, journalID: Int64? = nil) throws -> Int64 {
    let contact = try Contacts(connection).findOrCreate(
      name: "Anna", reach: Contact.Reach(email: "anna@rey.example"), language: .french, at: Desk.now)
    let conversation = try Conversations(connection).open(
      about: .lead, title: "Cuisine", baseSubject: "Cuisine", at: Desk.now)
    var draft = Leads.Draft(
      title: "Cuisine", conversationID: conversation, contact: contact.id, source: .mailing(3), currency: .chf
    )
    draft.budget = Money(minorUnits: 12_000_00, .chf)
    draft.journalID = journalID
    return try Leads(connection).create(draft, at: Desk.now)
  }

  @Test("a lead comes back as it was made and as it was changed", arguments: Engine.allCases)
  func roundTrip(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try Self.lead(connection)
        var record = try Leads(connection).find(id)
        #expect(record.lead.state == .new)
        #expect(record.lead.source == .mailing(3))
        #expect(record.lead.budget == Money(minorUnits: 12_000_00, .chf))
        #expect(record.contact.email == "anna@rey.example")
        var lead = record.lead
        lead.budget = Money(minorUnits: 900_00, .eur)
        lead.note = "changed"
        try Leads(connection).save(lead)
        record = try Leads(connection).find(id)
        #expect(record.lead.budget == Money(minorUnits: 900_00, .eur))
        #expect(record.lead.note == "changed")
        #expect(try Leads(connection).counts() == [.new: 1])
        #expect(try Leads(connection).list(state: .new, limit: 9).count == 1)
        #expect(try Leads(connection).list(state: .qualified, limit: 9).isEmpty)
        #expect(throws: Refusal.self) { try Leads(connection).find(999) }
      }
    }
  }

  @Test("a mail makes at most one lead", arguments: Engine.allCases)
  func oneLeadPerMail(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let arrival = Arrival(
          nil, account: "leads", header: ("1@x", "a@x.example", "s"),
          content: (SHA256Digest(of: [1]), 1, true))
        let mail = try Journal(connection).record(arrival, at: Desk.now).id
        let id = try Self.lead(connection, journalID: mail)
        #expect(try Leads(connection).find(journalID: mail)?.lead.id.value == id)
        let error = #expect(throws: SQLError.self) {
          try connection.savepoint { try Self.lead(connection, journalID: mail) }
        }
        #expect(error?.kind == .unique)
      }
    }
  }

  @Test(
    "an opportunity carries on its lead's conversation, source and budget, in its own currency",
    arguments: Engine.allCases)
  func opportunity(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let record = try Leads(connection).find(try Self.lead(connection))
        let party = try Parties(connection).findOrCreate(
          "Rey SA", kind: .organisation, country: "CH", language: .french, at: Desk.now
        ).party.id
        let table = Opportunities(connection, pipeline: .standard)
        let id = try table.create(
          from: record, party: party, standing: .start(of: .standard), currency: .chf, at: Desk.now)
        var opportunity = try table.find(id).opportunity
        #expect(opportunity.source == .mailing(3))
        #expect(opportunity.stage == Pipeline.standard.first)
        #expect(opportunity.expected == Money(minorUnits: 12_000_00, .chf))
        #expect(try table.find(id).conversationID == record.conversationID)
        opportunity.expected = Money(minorUnits: 5, .eur)
        try table.save(try opportunity.lost(because: .price).value, at: Desk.hours(1))
        let lost = try table.find(id).opportunity
        #expect(lost.state == .lost)
        #expect(lost.lossReason == .price)
        #expect(lost.expected == Money(minorUnits: 5, .eur))
        #expect(try table.counts() == [.lost: 1])
        let elsewhere = Opportunities(
          connection, pipeline: try Pipeline([Stage(name: "x", probability: .zero)]))
        #expect(try elsewhere.find(id).opportunity.stage.name == Pipeline.standard.first.name)
      }
    }
  }

  @Test("follow-ups wait in the order of their days, and history keeps its order", arguments: Engine.allCases)
  func followUps(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let conversation = try Leads(connection).find(try Self.lead(connection)).conversationID
        let followUps = FollowUps(connection)
        for (iso, note) in [("2026-12-01", "later"), ("2026-11-25", "soon")] {
          let day = try #require(CalendarDate(iso: iso))
          try followUps.plan(.call, on: day, note: note, conversation: conversation, at: Desk.now)
        }
        let planned = try followUps.planned(conversation: conversation)
        #expect(planned.map(\.note) == ["soon", "later"])
        try followUps.save(try #require(planned.first).after(.complete).value)
        #expect(try followUps.planned(conversation: conversation).map(\.note) == ["later"])
        #expect(try followUps.counts() == [.done: 1, .planned: 1])
        let changes = ["a", "b", "c"].map { FieldChange($0, from: "", to: "1") }
        try Activities(connection).record(changes, of: "lead", 7, actor: "anna", at: Desk.now)
        #expect(try Activities(connection).history(of: "lead", 7).map(\.field) == ["a", "b", "c"])
        #expect(try Activities(connection).history(of: "lead", 8).isEmpty)
      }
    }
  }
}
