import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Leads from mails")
struct LeadsFromMailTests {
  @Test(
    "an interested answer to a mailing becomes a lead of that mailing, without the quote",
    arguments: Engine.allCases)
  func interested(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (mailing, copies) = try await desk.sentMailing(to: ["anna@rey.example", "luc@x.example"])
      let body = "Oui, volontiers !\n\nLe lun. 23 nov. 2026 à 9:00, Menuiserie a écrit :\n> Bonjour Anna"
      let entry = try await desk.receive(
        .fromAnna(to: copies[0].replyTo, subject: "Re: Offre d'hiver", [], body))
      #expect(entry.state == .applied)
      #expect(entry.route == "newLead")
      let leads = try await desk.read { try Leads($0).list(state: nil, limit: 9) }
      let lead = try #require(leads.first)
      #expect(leads.count == 1)
      #expect(lead.lead.source == .mailing(mailing))
      #expect(lead.lead.note == "Oui, volontiers !")
      #expect(lead.contact.email == "anna@rey.example")
      #expect(lead.contact.company == "Rey SA")
      #expect(entry.conversationID == lead.conversationID)
      let owner = try await desk.read { try Employees($0).named("Paul") }
      #expect(lead.lead.owner == owner.id)
      let outcomes = try await desk.read { try MailingTable($0).recipients(of: mailing) }
      #expect(outcomes.map(\.outcome) == ["lead", ""])
      #expect(outcomes.first?.leadID == lead.lead.id.value)

      let told = try #require(try await desk.outbox().last)
      #expect(told.item.kind == "lead-notification")
      #expect(told.to == ["paul@firm.example"])
      #expect(told.replyTo == (try desk.plus(.conversation, lead.conversationID)))
      #expect(told.message.text.contains("Oui, volontiers !"))
      #expect(told.message.header.first("Auto-Submitted") == "auto-generated")
    }
  }

  @Test(
    "an out-of-office answer makes no lead, but is written down with its copy", arguments: Engine.allCases)
  func outOfOffice(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (mailing, copies) = try await desk.sentMailing(to: ["anna@rey.example"])
      let before = try await desk.outbox().count
      let entry = try await desk.receive(
        .fromAnna(
          to: copies[0].replyTo, subject: "Réponse automatique", ["Auto-Submitted: auto-replied"],
          "Je suis absente du bureau et de retour le 3 décembre."))
      #expect(entry.state == .applied)
      #expect(entry.route == "recordAutoReply")
      #expect(try await desk.read { try Leads($0).counts() } == [:])
      #expect(try await desk.outbox().count == before)
      let recipients = try await desk.read { try MailingTable($0).recipients(of: mailing) }
      #expect(recipients.map(\.outcome) == ["outOfOffice, back on 2026-12-03"])
    }
  }

  @Test("a second answer to the same copy joins the lead of the first", arguments: Engine.allCases)
  func secondAnswer(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (_, copies) = try await desk.sentMailing(to: ["anna@rey.example"])
      let first = try await desk.receive(.fromAnna(1, to: copies[0].replyTo))
      let second = try await desk.receive(.fromAnna(2, to: copies[0].replyTo, [], "Encore une question."))
      #expect(second.route == "customerReply")
      #expect(second.conversationID == first.conversationID)
      #expect(try await desk.read { try Leads($0).counts() } == [.new: 1])
    }
  }

  @Test("a proven phone note becomes a lead, and its author gets a receipt", arguments: Engine.allCases)
  func phoneNote(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let note = "Appel de Mme Rey, Menuiserie Rey, 021 555 01 23, budget 12k, rappeler mardi"
      let entry = try await desk.receive(.fromPaul(note))
      #expect(entry.state == .applied)
      let lead = try #require(try await desk.read { try Leads($0).list(state: nil, limit: 9).first })
      #expect(lead.lead.source == .phoneNote)
      #expect(lead.lead.budget == Money(minorUnits: 12_000_00, .chf))
      #expect(lead.contact.phone == "+41215550123")
      #expect(lead.reportedBy == lead.lead.owner)
      let planned = try await desk.read { try FollowUps($0).planned(conversation: lead.conversationID) }
      #expect(planned.map(\.dueOn.description) == ["2026-12-01"])
      #expect(planned.map(\.kind) == [.call])
      let queued = try await desk.outbox()
      #expect(queued.map(\.item.kind) == ["phone-note-receipt"])
      let receipt = try #require(queued.first)
      #expect(receipt.to == ["paul@firm.example"])
      #expect(receipt.message.text.contains("Mme Rey"))
      #expect(receipt.message.text.contains("+41215550123"))
    }
  }

  @Test(
    "a phone note without a believed proof goes to the tray", arguments: Engine.allCases,
    [
      nil, "Authentication-Results: mx.other.example; dmarc=pass header.from=firm.example",
      "Authentication-Results: mx.firm.example; dmarc=fail header.from=firm.example",
    ])
  func unproven(engine: Engine, proof: String?) async throws {
    try await TestOffice.open(engine) { desk in
      let entry = try await desk.receive(.fromPaul(proof: proof, "Appel de Mme Rey, 021 555 01 23"))
      #expect(entry.state == .tray)
      #expect(entry.reason == "unprovenColleague")
      #expect(try await desk.read { try Leads($0).counts() } == [:])
      #expect(try await desk.outbox().map(\.item.kind) == ["sender-alert"])
      let verdicts = try await desk.read { try Journal($0).verdicts(of: entry.id) }
      #expect(verdicts.map(\.step) == ["kind", "sender", "conversation", "route", "reply"])
    }
  }

  @Test("a mail that is understood again changes nothing twice", arguments: Engine.allCases)
  func twice(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (_, copies) = try await desk.sentMailing(to: ["anna@rey.example"])
      try await desk.receive(.fromAnna(1, to: copies[0].replyTo))
      let lead = try #require(try await desk.read { try Leads($0).list(state: nil, limit: 1).first })
      let address = try desk.plus(.conversation, lead.conversationID)
      try await desk.receive(.fromAnna(2, to: address, [], "Encore."))
      try await desk.receive(.fromPaul(id: 3, to: address, "Bonjour Madame, voici notre offre."))
      try await desk.receive(
        RawMail(["From: anna@rey.example", "To: \(address)", "Subject: Cuisine"], "Sans numéro."))
      let before = try await desk.state(lead.conversationID)
      #expect(before.leads == 1)
      #expect(before.messages == 5)

      let mails = try await desk.read { try Journal($0).list(state: .applied, limit: 99) }
      #expect(mails.count == 4)
      try await desk.office.database.write { connection in
        for mail in mails { try Journal(connection).reopen(mail.id) }
      }
      #expect(try await ReceiveMail(desk.office)() == 4)
      #expect(try await desk.state(lead.conversationID) == before)
      #expect(try await desk.read { try Journal($0).counts() }[.applied] == 4)
    }
  }

  @Test("the same bytes taken again are known", arguments: Engine.allCases)
  func known(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let first = try await TakeMail(desk.office)(RawMail.fromAnna().bytes)
      let second = try await TakeMail(desk.office)(RawMail.fromAnna().bytes, account: "leads")
      #expect(first.isNew)
      #expect(second == (first.id, false))
      await #expect(throws: Refusal.self) { try await TakeMail(desk.office)([1], account: "nobody") }
    }
  }

  @Test("a mail over the limit is quarantined and its bytes are not kept", arguments: Engine.allCases)
  func tooLarge(engine: Engine) async throws {
    try await TestOffice.open(engine, .init(intake: "  max_message_size: 100000")) { desk in
      let mail = RawMail.fromAnna(1, [], String(repeating: "words and words\n", count: 7000))
      let entry = try await desk.receive(mail)
      #expect(entry.state == .quarantined)
      #expect(entry.reason.hasPrefix("tooLarge: "))
      #expect(!entry.isStored)
      #expect(entry.subject == "Cuisine")
      #expect(try await TakeMail(desk.office)(mail.bytes) == (entry.id, false))
      #expect(try await desk.read { try Journal($0).counts() }.addsUp)
    }
  }

  @Test("how far a mail is taken apart is a setting")
  func limits() async throws {
    let parts = String(repeating: "--b\n\nwords\n", count: 20)
    let mail = Array("Content-Type: multipart/mixed; boundary=b\n\n\(parts)--b--\n".utf8)
    try await TestOffice.open(.sqlite, .init(intake: "  max_parts: 10")) { desk in
      let message = desk.office.mail(mail)
      #expect(message.diagnostics.map(\.code).contains("parts-limit"))
      #expect(message.root.descendants.count <= 11)
    }
    try await TestOffice.open(.sqlite) { desk in
      #expect(desk.office.mail(mail).diagnostics.isEmpty)
    }
  }
}

extension TestOffice {
  /// What a repeated mail must not change.
  struct Figures: Equatable, Sendable {
    let leads: Int
    let messages: Int
    let queued: Int
    let activities: Int64
  }

  func state(_ conversation: Int64) async throws -> Figures {
    try await read { connection in
      Figures(
        leads: try Leads(connection).list(state: nil, limit: 99).count,
        messages: try Conversations(connection).messages(of: conversation).count,
        queued: try Outbox(connection).list(state: nil, limit: 99).count,
        activities: try connection.first("SELECT count(*) AS n FROM activity")?.int("n") ?? 0)
    }
  }

  /// A mailing that has left: its number and its copies.
  func sentMailing(to addresses: [String]) async throws -> (id: Int64, copies: [QueuedMail]) {
    let id = try await draftMailing()
    let recipients = addresses.map {
      MailingRecipient(email: $0, firstName: "Anna", lastName: "Rey", company: "Rey SA", language: nil)
    }
    _ = try await RunMailing(office).addRecipients(recipients, to: id)
    _ = try await RunMailing(office).start(id)
    try await sendEverything()
    return (id, try await outbox())
  }

  func draftMailing() async throws -> Int64 {
    let now = office.now
    return try await office.database.write { connection in
      let content = try Mailing.Content(subject: "Offre d'hiver", text: "Bonjour {{prénom}},\n\nune offre ?")
      return try MailingTable(connection).create(name: "Hiver", language: .french, content: content, at: now)
    }
  }
}
