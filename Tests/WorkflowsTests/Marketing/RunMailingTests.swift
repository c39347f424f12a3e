import Basics
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Running a mailing")
struct RunMailingTests {
  private static func recipient(_ email: String, first: String = "Anna", _ language: Language? = nil)
    -> MailingRecipient
  {
    MailingRecipient(email: email, firstName: first, lastName: "", company: "", language: language)
  }

  @Test(
    "the suppressed, the doubled and those with a hole in their copy are left out, and shown",
    arguments: Engine.allCases)
  func plan(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let entry = SuppressionEntry(address: "gone@x.example", reason: .hardBounce, since: desk.clock.now)
      try await desk.office.database.write { try Suppressions($0).add(entry, evidence: "") }
      let id = try await desk.draftMailing()
      let run = RunMailing(desk.office)
      let plan = try await run.addRecipients(
        [
          Self.recipient("a@x.example"), Self.recipient("gone@x.example"), Self.recipient("A@x.example"),
          Self.recipient("b@x.example", first: ""), Self.recipient("gone@x.example"),
        ], to: id)
      #expect(plan.sent.map(\.email) == ["a@x.example"])
      let again = try await run.addRecipients(
        [Self.recipient("a@x.example"), Self.recipient("gone@x.example")], to: id)
      #expect(again.sent.isEmpty)
      let records = try await desk.read { try MailingTable($0).recipients(of: id) }
      #expect(records.map(\.skipReason) == ["", "suppressed: hardBounce", "empty field: prénom"])
      #expect(try await run.start(id) == 1)
      #expect(try await desk.outbox().map(\.to) == [["a@x.example"]])
    }
  }

  @Test(
    "each copy has its own Message-ID, reply address, return path and unsubscribe address",
    arguments: Engine.allCases)
  func copies(engine: Engine) async throws {
    try await TestOffice.open(engine, .init(more: "web: {base_url: https://piste.example}")) { desk in
      let (id, copies) = try await desk.sentMailing(to: ["a@x.example", "b@x.example", "c@x.example"])
      let records = try await desk.read { try MailingTable($0).recipients(of: id) }
      #expect(Set(copies.map(\.item.messageID)).count == 3)
      for (copy, record) in zip(copies, records) {
        #expect(copy.item.lane == .mailing)
        #expect(record.outboxID == copy.item.id)
        #expect(copy.replyTo == (try desk.plus(.mailing, record.id)))
        #expect(copy.item.reversePath == (try desk.plus(.bounce, copy.item.id)))
        #expect(copy.message.messageID?.text == copy.item.messageID)
        #expect(
          copy.item.messageID.hasPrefix(desk.office.keyring.text(of: SignedToken(.mailing, id: record.id))))
        let token = desk.office.keyring.text(of: SignedToken(.unsubscribe, id: record.id))
        let links = try #require(copy.message.header.first("List-Unsubscribe"))
        #expect(links.contains("<https://piste.example/u/\(token)>"))
        #expect(links.contains("mailto:\(try desk.plus(.unsubscribe, record.id))?subject=unsubscribe"))
        #expect(copy.message.header.first("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click")
        #expect(copy.message.text.contains("https://piste.example/u/\(token)"))
        #expect(copy.message.text.contains("Bonjour Anna,"))
        #expect(copy.message.to.map(\.addrSpec) == [record.recipient.email])
      }
    }
  }

  @Test(
    "a start that was interrupted goes on where it stopped and queues no copy twice",
    arguments: Engine.allCases)
  func resume(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let id = try await desk.draftMailing()
      let run = RunMailing(desk.office)
      _ = try await run.addRecipients((1...5).map { Self.recipient("r\($0)@x.example") }, to: id)
      #expect(try await run.start(id) == 5)
      // As if the program had died with two copies still to queue.
      try await desk.office.database.write { connection in
        let last = try MailingTable(connection).recipients(of: id).suffix(2)
        for record in last {
          try connection.execute(
            "UPDATE mailing_recipient SET state = 'pending', outbox_id = NULL WHERE id = \(record.id)")
          try connection.execute("DELETE FROM outbox_recipient WHERE outbox_id = \(record.outboxID ?? 0)")
          try connection.execute("DELETE FROM outbox WHERE id = \(record.outboxID ?? 0)")
        }
      }
      try await run.resume()
      try await run.resume()
      #expect(try await run.start(id) == 0)
      let addresses = try await desk.outbox().flatMap(\.to)
      #expect(addresses.sorted() == (1...5).map { "r\($0)@x.example" })
    }
  }

  @Test(
    "a copy that can't be made is skipped with its reason and keeps no other back", arguments: Engine.allCases
  )
  func impossible(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let id = try await desk.draftMailing()
      try await desk.office.database.write { connection in
        for email in ["a@x.example", "not an address", "b@x.example"] {
          _ = try MailingTable(connection).add(Self.recipient(email), skipReason: nil, to: id)
        }
      }
      #expect(try await RunMailing(desk.office).start(id) == 2)
      #expect(try await desk.outbox().flatMap(\.to) == ["a@x.example", "b@x.example"])
      let records = try await desk.read { try MailingTable($0).recipients(of: id) }
      #expect(records.map(\.state) == ["queued", "skipped", "queued"])
      #expect(records[1].skipReason.contains("not an address"))
    }
  }

  @Test(
    "a mailing is sent when every copy has its outcome, and then takes no more recipients",
    arguments: Engine.allCases)
  func finish(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let id = try await desk.draftMailing()
      let run = RunMailing(desk.office)
      _ = try await run.addRecipients([Self.recipient("a@x.example", .english)], to: id)
      _ = try await run.start(id)
      try await run.finish()
      #expect(try await desk.read { try MailingTable($0).find(id).state } == .sending)
      try await desk.sendEverything()
      try await run.finish()
      #expect(try await desk.read { try MailingTable($0).find(id).state } == .sent)
      let refusal = await #expect(throws: Refusal.self) { try await run.addRecipients([], to: id) }
      #expect(refusal?.reason == .wrongState)
      await #expect(throws: Refusal.self) { try await run.start(id) }
    }
  }
}
