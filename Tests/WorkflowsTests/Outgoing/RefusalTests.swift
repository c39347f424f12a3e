import Basics
import Documents
import MailFormat
import MailTransport
import Mailings
import SQL
import Settings
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// What a server says at once is the same as what it would write in a report.
@Suite("Refusals while a mail is handed over")
struct RefusalTests {
  private let loop = TransportLoop()

  private func deliver(
    _ answer: String, to addresses: [String], _ body: (TestOffice) async throws -> Void
  ) async throws {
    let host = try ScriptedSmarthost(answer: { _ in answer })
    let wishes = TestOffice.Wishes(
      servers: "    smtp: {host: 127.0.0.1, port: \(host.port), security: plaintext, connections: 1}",
      more: "outbox:\n  proof_copy: false\n")
    try await TestOffice.open(.sqlite, wishes) { desk in
      let id = try await desk.draftMailing()
      let recipients = addresses.map {
        MailingRecipient(email: $0, firstName: "Anna", lastName: "Rey", company: "Rey SA", language: nil)
      }
      _ = try await RunMailing(desk.office).addRecipients(recipients, to: id)
      _ = try await RunMailing(desk.office).start(id)
      let deliver = DeliverOutbox(desk.office, loop: loop)
      try await deliver()
      await deliver.close()
      try await body(desk)
    }
  }

  @Test("nobody of that name: the address is suppressed at once, with the server's words")
  func gone() async throws {
    try await deliver("550 5.1.1 no such user", to: ["gone@x.example"]) { desk in
      let entry = try #require(try await desk.read { try Suppressions($0).all().first })
      #expect(entry.address == "gone@x.example")
      #expect(entry.reason == .hardBounce)
      #expect(entry.message == nil)
      #expect(try await desk.outbox().map(\.item.kind) == ["mailing"])
    }
  }

  @Test("a refusal for what we are suppresses nobody; one letter says so, however many copies are refused")
  func policy() async throws {
    let addresses = (1...5).map { "nr\($0)@x.example" }
    try await deliver("550 5.7.26 unauthenticated mail is not accepted", to: addresses) { desk in
      #expect(try await desk.read { try Suppressions($0).count() } == 0)
      let alerts = try await desk.outbox().filter { $0.item.kind == "refusal-alert" }
      #expect(alerts.map(\.to) == [["paul@firm.example"]])
      #expect(alerts.first?.message.text.contains("5.7.26") == true)
    }
  }

  @Test("what passes is tried again and suppresses nobody")
  func deferred() async throws {
    try await deliver("451 4.2.2 mailbox full", to: ["full@x.example"]) { desk in
      let states = try await desk.outbox().map(\.item.state)
      #expect(states == [.deferred])
      #expect(try await desk.read { try Suppressions($0).count() } == 0)
    }
  }
}
