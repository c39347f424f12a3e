import Basics
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Mails from machines")
struct MachineMailTests {
  @Test(
    "a delivery report to our return path suppresses the address that we wrote to", arguments: Engine.allCases
  )
  func bounce(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (mailing, copies) = try await desk.sentMailing(to: ["gone@x.example", "anna@rey.example"])
      let copy = copies[0].item
      let entry = try await desk.receive(.report(to: copy.reversePath, returned: copy.messageID))
      #expect(entry.route == "suppress")
      let suppressed = try await desk.read { try Suppressions($0).all() }
      #expect(suppressed.map(\.address) == ["gone@x.example"])
      #expect(suppressed.map(\.reason) == [.hardBounce])
      #expect(suppressed.map(\.message) == [entry.id])
      #expect(try await desk.outbox().map(\.item.state) == [.bounced, .accepted])
      let outcomes = try await desk.read { try MailingTable($0).recipients(of: mailing).map(\.outcome) }
      #expect(outcomes[0].hasPrefix("bounced: 5.1.1"))
      #expect(outcomes[1].isEmpty)
    }
  }

  @Test(
    "a report finds its mail by the returned Message-ID too; a full mailbox suppresses nobody",
    arguments: Engine.allCases)
  func fullMailbox(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (_, copies) = try await desk.sentMailing(to: ["full@x.example"])
      let mail = RawMail.report(to: "leads@firm.example", status: "5.2.2", returned: copies[0].item.messageID)
      let entry = try await desk.receive(mail)
      #expect(entry.route == "recordBounce")
      #expect(try await desk.read { try Suppressions($0).count() } == 0)
      #expect(try await desk.outbox().map(\.item.state) == [.bounced])
    }
  }

  @Test(
    "a report with a forged return path, or on a mail that is not ours, changes nothing",
    arguments: Engine.allCases)
  func notOurs(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (_, copies) = try await desk.sentMailing(to: ["anna@rey.example"])
      let forged = copies[0].item.reversePath.replacing("+b", with: "+b1")
      let tray = try await desk.receive(.report(to: forged, returned: "x@firm.example"))
      #expect(tray.state == .tray)
      let ignored = try await desk.receive(.report(to: "leads@firm.example", returned: "other@firm.example"))
      #expect(ignored.state == .ignored)
      #expect(try await desk.read { try Suppressions($0).count() } == 0)
      #expect(try await desk.outbox().map(\.item.kind) == ["mailing", "forgery-alert"])
      #expect(try await desk.outbox().first?.item.state == .accepted)
    }
  }

  @Test("STOP and a mail to the unsubscribe address unsubscribe", arguments: Engine.allCases, [true, false])
  func unsubscribe(engine: Engine, byWord: Bool) async throws {
    try await TestOffice.open(engine) { desk in
      let (mailing, copies) = try await desk.sentMailing(to: ["anna@rey.example"])
      let recipient = try #require(try await desk.read { try MailingTable($0).recipients(of: mailing).first })
      let address = byWord ? copies[0].replyTo : try desk.plus(.unsubscribe, recipient.id)
      let entry = try await desk.receive(.fromAnna(to: address, [], byWord ? "STOP" : ""))
      #expect(entry.route == "unsubscribe")
      #expect(try await desk.read { try Suppressions($0).all().map(\.reason) } == [.unsubscribed])
      #expect(
        try await desk.read { try MailingTable($0).recipients(of: mailing).map(\.outcome) } == [
          "unsubscribed"
        ])
      #expect(try await desk.read { try Leads($0).counts() } == [:])
      let plan = try await RunMailing(desk.office).addRecipients(
        [recipient.recipient], to: try await desk.secondMailing())
      #expect(plan.sent.isEmpty)
    }
  }

  @Test(
    "the copy to our proof address proves its mail, and our own mail is no lead", arguments: Engine.allCases)
  func proof(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let (_, copies) = try await desk.sentMailing(to: ["anna@rey.example"])
      let digest = try #require(SHA256Digest(hex: copies[0].item.digest))
      let bytes = try desk.office.blobs.read(digest)
      let delivered = Array("Envelope-To: \(copies[0].item.proofAddress)\r\n".utf8) + bytes
      let taken = try await TakeMail(desk.office)(delivered)
      try await ReceiveMail(desk.office)()
      #expect(try await desk.read { try Journal($0).entry(taken.id).route } == "confirmProof")
      #expect(try await desk.outbox().map(\.item.provedAt) == [desk.clock.now])
      let loop = try await TakeMail(desk.office)(bytes)
      try await ReceiveMail(desk.office)()
      #expect(try await desk.read { try Journal($0).entry(loop.id).state } == .ignored)
      #expect(try await desk.read { try Leads($0).counts() } == [:])
    }
  }
}

extension TestOffice {
  func secondMailing() async throws -> Int64 {
    let now = office.now
    return try await office.database.write { connection in
      let content = try Mailing.Content(subject: "Été", text: "Bonjour {{prénom}}")
      return try MailingTable(connection).create(name: "Été", language: .french, content: content, at: now)
    }
  }
}
