import Basics
import CRM
import Intake
import MailFormat
import Mailings
import SQL
import Store
import TestSupport
import Testing

/// What the store finds for a mail's clues; the decision is not made here.
@Suite("What is known about a mail")
struct IntakeLookUpTests {
  private let rules: IntakeRules
  private let keyring: TokenKeyring

  init() throws {
    keyring = try #require(TokenKeyring(secrets: [Array("a key of sixteen bytes or more".utf8)]))
    let own = try #require(MailAddress(addrSpec: "leads@firm.example"))
    rules = IntakeRules(
      keyring: keyring, ownAddresses: [own], authservIDs: [], staff: [],
      locale: .init(country: "CH", currency: .chf, language: .french))
  }

  private func plus(_ purpose: SignedToken.Purpose, _ id: Int64) -> String {
    "leads+\(keyring.text(of: SignedToken(purpose, id: id)))@firm.example"
  }

  private func facts(
    _ connection: any Connection, to: String = "leads@firm.example", subject: String = "Bonjour",
    _ more: [String] = [], body: String = "Oui.", at now: Instant = Desk.now
  ) throws -> IntakeFacts {
    let lines =
      ["From: Anna <anna@rey.example>", "To: \(to)", "Subject: \(subject)"] + more + ["", body, ""]
    let message = MailMessage.parse(Array(lines.joined(separator: "\r\n").utf8))
    return try IntakeLookUp(connection, now: now, subjectWindowDays: 30)
      .facts(for: IntakeClues.read(message, rules: rules))
  }

  /// A conversation with Anna in which `1@rey.example` came in.
  private func conversation(_ connection: any Connection, subject: String = "Cuisine") throws -> Int64 {
    let conversations = Conversations(connection)
    let id = try conversations.open(about: .lead, title: subject, baseSubject: subject, at: Desk.now)
    try conversations.join(
      Participant(address: "anna@rey.example", name: "", role: .customer), id, at: Desk.now)
    let message = ConversationMessage(
      .received, author: "anna@rey.example", messageID: "1@rey.example", subject: subject, body: "b",
      journalID: nil)
    try conversations.add(message, to: id, at: Desk.now)
    return id
  }

  @Test(
    "a conversation is found by token, by reference and by subject, each once with its strongest clue",
    arguments: Engine.allCases)
  func conversations(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try conversation(connection)
        func clues(_ found: IntakeFacts) -> [ConversationFact.Clue] {
          #expect(found.conversations.allSatisfy { $0.id == id })
          return found.conversations.map(\.matchedBy)
        }
        let token = plus(.conversation, id)
        let reference = ["References: <0@x> <1@rey.example>"]
        #expect(clues(try facts(connection, to: token)) == [.token])
        #expect(clues(try facts(connection, reference)) == [.reference])
        #expect(clues(try facts(connection, subject: "Re: CUISINE")) == [.subject])
        #expect(clues(try facts(connection, to: token, subject: "Re: Cuisine", reference)) == [.token])
        #expect(try facts(connection).conversations.isEmpty)
        #expect(try facts(connection, to: plus(.conversation, 999)).conversations.isEmpty)
        let found = try #require(try facts(connection, to: token).conversations.first)
        #expect(found.participants == ["anna@rey.example"])
        #expect(found.about == .lead)
      }
    }
  }

  @Test("the same subject counts within its window only", arguments: Engine.allCases)
  func window(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        _ = try conversation(connection)
        let subject = "Re: Cuisine"
        #expect(try facts(connection, subject: subject, at: Desk.hours(30 * 24)).conversations.count == 1)
        #expect(try facts(connection, subject: subject, at: Desk.hours(30 * 24 + 1)).conversations.isEmpty)
      }
    }
  }

  @Test(
    "a mailing is found by its token and by the Message-ID of its copy; a first answer leads to its conversation",
    arguments: Engine.allCases)
  func mailing(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let table = MailingTable(connection)
        let mailing = try MailingTableTests.create(connection)
        let copy = try table.add(
          MailingTableTests.recipient("anna@rey.example"), skipReason: nil, to: mailing)
        try table.setQueued(copy, outboxID: try Post.enqueue(Post.mail(5, lane: .mailing), connection))
        let expected = MailingFact(
          mailing: mailing, recipient: copy, address: "anna@rey.example", name: "Anna Rey", company: "Rey SA")
        #expect(try facts(connection, to: plus(.mailing, copy)).mailing == expected)
        #expect(try facts(connection, to: plus(.unsubscribe, copy)).mailing == expected)
        #expect(try facts(connection, ["In-Reply-To: <5@firm.example>"]).mailing == expected)
        #expect(try facts(connection, ["In-Reply-To: <6@firm.example>"]).mailing == nil)
        #expect(try facts(connection, to: plus(.mailing, copy)).conversations.isEmpty)

        let conversation = try conversation(connection)
        let contact = try Contacts(connection).findOrCreate(
          name: "Anna", reach: Contact.Reach(email: "anna@rey.example"), language: .french, at: Desk.now)
        let lead = try Leads(connection).create(
          Leads.Draft(
            title: "T", conversationID: conversation, contact: contact.id, source: .mailing(mailing),
            currency: .chf),
          at: Desk.now)
        try table.setOutcome("lead", leadID: lead, of: copy)
        let again = try facts(connection, to: plus(.mailing, copy)).conversations
        #expect(again.map(\.id) == [conversation])
        #expect(again.map(\.matchedBy) == [.token])
      }
    }
  }

  @Test(
    "a delivery is found by its return path and by the Message-ID that a report returns",
    arguments: Engine.allCases)
  func delivery(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let item = try Post.enqueue(Post.mail(5, to: ["gone@x.example"]), connection)
        let expected = DeliveryFact(outboxItem: item, address: "gone@x.example")
        #expect(try facts(connection, ["Delivered-To: \(plus(.bounce, item))"]).delivery == expected)
        let body = "It failed.\r\n\r\nMessage-ID: <5@firm.example>"
        #expect(try facts(connection, body: body).delivery == expected)
        #expect(try facts(connection, body: body.replacing("<5@", with: "<6@")).delivery == nil)
        #expect(try facts(connection, ["Delivered-To: \(plus(.bounce, 999))"]).delivery == nil)
        #expect(try facts(connection, ["Message-ID: <5@firm.example>"]).ownMessageID)
        #expect(try !facts(connection, ["Message-ID: <6@firm.example>"]).ownMessageID)
      }
    }
  }
}
