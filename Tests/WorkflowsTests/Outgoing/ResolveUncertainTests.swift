import Basics
import Documents
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Uncertain mails are cleared up")
struct ResolveUncertainTests {
  /// A relay that was being submitted when the program died.
  private func abandon(_ desk: TestOffice) async throws -> Int64 {
    let office = desk.office
    let now = desk.clock.now
    return try await office.database.write { connection in
      let to = try #require(MailAddress(addrSpec: "anna@rey.example"))
      let text = try office.words("Bonjour")
      let receipt = try QueueLetter(office, connection)(Letter(kind: "relay", to: [to], text: text))
      try Outbox(connection).take([receipt.outboxID], over: "mx:25", at: now)
      _ = try Outbox(connection).markAbandonedAsUncertain(at: now)
      return receipt.outboxID
    }
  }

  /// Our mailbox was read to its end just now.
  private func readMailbox(_ desk: TestOffice) async throws {
    let now = desk.clock.now
    let place = MailboxPlace(account: "leads", origin: "leads@imap.firm.example:993", mailbox: "INBOX")
    try await desk.office.database.write {
      try MailboxProgress($0).advance(place, uidValidity: 7, lastUID: 1, at: now)
    }
  }

  @Test("a proof copy closes the question", arguments: Engine.allCases)
  func proved(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let id = try await abandon(desk)
      #expect(try await ResolveUncertain(desk.office)() == 0)
      let proof = RawMail(
        ["Delivered-To: \(try desk.plus(.proof, id))", "From: leads@firm.example", "Subject: S"], "b")
      try await desk.receive(proof)
      #expect(try await ResolveUncertain(desk.office)() == 1)
      #expect(try await desk.outbox().map(\.item.state) == [.accepted])
      #expect(try await ResolveUncertain(desk.office)() == 0)
    }
  }

  @Test(
    "without a copy the same message is sent again, once the mailbox was read late enough",
    arguments: Engine.allCases)
  func again(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let id = try await abandon(desk)
      let before = try #require(try await desk.outbox().first)
      try await readMailbox(desk)
      desk.clock.turn(minutes: 60)
      #expect(try await ResolveUncertain(desk.office)() == 0)
      try await readMailbox(desk)
      #expect(try await ResolveUncertain(desk.office)() == 1)
      let after = try #require(try await desk.outbox().first)
      #expect(after.item.id == id)
      #expect(after.item.state == .queued)
      #expect(after.item.digest == before.item.digest)
      #expect(after.item.messageID == before.item.messageID)
    }
  }

  @Test(
    "a mail that was read but not yet understood may be the copy: nothing is sent again before",
    arguments: Engine.allCases)
  func pending(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let id = try await abandon(desk)
      desk.clock.turn(minutes: 60)
      let proof = RawMail(
        ["Delivered-To: \(try desk.plus(.proof, id))", "From: leads@firm.example", "Subject: S"], "b")
      _ = try await TakeMail(desk.office)(proof.bytes)
      try await readMailbox(desk)
      #expect(try await ResolveUncertain(desk.office)() == 0)
      try await ReceiveMail(desk.office)()
      #expect(try await ResolveUncertain(desk.office)() == 1)
      #expect(try await desk.outbox().map(\.item.state) == [.accepted])
    }
  }

  @Test(
    "when a person decides, or no copy was sent, it stays uncertain", arguments: Engine.allCases,
    ["uncertain: ask", "proof_copy: false"])
  func waits(engine: Engine, setting: String) async throws {
    try await TestOffice.open(engine, .init(more: "outbox: {\(setting)}")) { desk in
      _ = try await abandon(desk)
      desk.clock.turn(minutes: 600)
      try await readMailbox(desk)
      #expect(try await ResolveUncertain(desk.office)() == 0)
      #expect(try await desk.outbox().map(\.item.state) == [.uncertain])
    }
  }
}
