import Basics
import Documents
import MailFormat
import MailTransport
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// Sending through a real Exim over STARTTLS with a login.
@Suite("Emptying the outbox")
struct DeliverOutboxTests {
  private let loop = TransportLoop()

  /// An office whose account submits to the private Exim and whose mailbox is there too.
  private func wishes(password: String = "secret") throws -> TestOffice.Wishes {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    var wishes = TestOffice.Wishes()
    wishes.address = address
    wishes.servers = """
          smtp:
            host: localhost
            port: \(servers.smtpPort)
            security: starttls
            user: \(address)
            password_env: MAIL_PASSWORD
            ca_file: \(servers.caFile)
      """
    wishes.environment = ["MAIL_PASSWORD": password]
    return wishes
  }

  @discardableResult
  private func queue(_ desk: TestOffice, to addresses: String...) async throws -> Int64 {
    let office = desk.office
    return try await office.database.write { connection in
      let to = try addresses.map { try #require(MailAddress(addrSpec: $0)) }
      let text = try office.words("Bonjour,\n\nvoici.")
      return try QueueLetter(office, connection)(Letter(kind: "relay", to: to, text: text)).outboxID
    }
  }

  @Test("each recipient has its own outcome, and the proof copy comes home", arguments: Engine.allCases)
  func delivers(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let customer = try servers.freshAddress()
    let wishes = try wishes()
    try await TestOffice.open(engine, wishes) { desk in
      let first = try await queue(desk, to: customer)
      let mixed = try await queue(desk, to: customer, "defer@piste.test", "reject@piste.test")
      let refused = try await queue(desk, to: "reject@piste.test")
      #expect(try await DeliverOutbox(desk.office, loop: loop)() == 3)
      let sent = try await desk.outbox()
      #expect(sent.map(\.item.id) == [first, mixed, refused])
      #expect(sent.map(\.item.state) == [.accepted, .deferred, .failed])
      let states = Dictionary(uniqueKeysWithValues: sent[1].recipients.map { ($0.address, $0) })
      #expect(states[customer]?.state == .accepted)
      #expect(states["defer@piste.test"]?.reply.contains("4.2.2") == true)
      #expect(states["reject@piste.test"]?.reply.contains("5.1.1") == true)
      #expect(sent[1].item.notBefore == desk.clock.now.adding(seconds: 300))

      let arrived = try await servers.awaitDelivery(of: 2, to: customer).map { MailMessage.parse($0) }
      #expect(Set(arrived.compactMap(\.messageID?.text)) == Set(sent.prefix(2).map(\.item.messageID)))
      #expect(arrived[0].header.first("Return-path")?.contains("+b") == true)
      // The refused mail's copy comes home too, and in any order.
      for copy in try await servers.awaitDelivery(of: 3, to: wishes.address) {
        _ = try await TakeMail(desk.office)(copy)
      }
      try await ReceiveMail(desk.office)()
      #expect(try await desk.outbox().prefix(2).allSatisfy { $0.item.provedAt != nil })
      #expect(try await DeliverOutbox(desk.office, loop: loop)() == 0)
    }
  }

  @Test(
    "a domain beyond ASCII is queued in A-labels, and with such a local part the address as it is",
    arguments: Engine.allCases)
  func addressesBeyondASCII(engine: Engine) async throws {
    try await TestOffice.open(engine, try wishes()) { desk in
      try await queue(desk, to: "anna@exämple.example", "jérôme@exämple.example")
      let mail = try #require(try await desk.outbox().first)
      let addresses = Set(mail.recipients.map(\.address))
      #expect(addresses == ["anna@xn--exmple-cua.example", "jérôme@exämple.example"])
    }
  }

  @Test("a deferred recipient is tried again alone, until the mail is given up", arguments: Engine.allCases)
  func givesUp(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let customer = try servers.freshAddress()
    var wishes = try wishes()
    wishes.more = "outbox: {retry_minutes: [10], give_up_days: 1, proof_copy: false}"
    try await TestOffice.open(engine, wishes) { desk in
      try await queue(desk, to: customer, "defer@piste.test")
      #expect(try await DeliverOutbox(desk.office, loop: loop)() == 1)
      #expect(try await desk.outbox().map(\.item.state) == [.deferred])
      desk.clock.turn(minutes: 24 * 60)
      #expect(try await DeliverOutbox(desk.office, loop: loop)() == 1)
      let mail = try #require(try await desk.outbox().first)
      #expect(mail.item.state == .accepted)
      #expect(mail.item.attempts == 2)
      #expect(Set(mail.recipients.map(\.state)) == [.accepted, .failed])
      #expect(mail.recipients.contains { $0.reply.hasPrefix("given up: ") })
      #expect(try await servers.awaitDelivery(of: 1, to: customer).count == 1)
    }
  }

  @Test(
    "with a wrong password mails are given back with the reason, and leave once it is right",
    arguments: Engine.allCases)
  func wrongPassword(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let customer = try servers.freshAddress()
    let wishes = try wishes(password: "wrong")
    try await TestOffice.open(engine, wishes) { desk in
      for _ in 0..<3 { try await queue(desk, to: customer) }
      #expect(try await SendDueMail(desk.office, loop: loop)() > 0)
      let waiting = try await desk.outbox()
      #expect(waiting.first?.item.state == .deferred)
      #expect(waiting.first?.item.lastReply.contains("refuses the login") == true)
      #expect(waiting.allSatisfy { $0.item.attempts == 0 })
      #expect(waiting.allSatisfy { !$0.item.lastReply.contains("wrong") })
      #expect(try await SendDueMail(desk.office, loop: loop)() == 0)
      desk.clock.turn(minutes: 6)
      let mended = try desk.withEnvironment(["MAIL_PASSWORD": servers.password])
      #expect(try await SendDueMail(mended.office, loop: loop)() == 3)
      #expect(try await desk.outbox().map(\.item.state) == [.accepted, .accepted, .accepted])
    }
  }

  @Test("a mail whose bytes are damaged waits and keeps no other back", arguments: Engine.allCases)
  func damaged(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let customer = try servers.freshAddress()
    try await TestOffice.open(engine, try wishes()) { desk in
      let broken = try await queue(desk, to: customer)
      let good = try await queue(desk, to: customer)
      try desk.damage(try await desk.read { try Outbox($0).item(broken).digest })
      #expect(try await DeliverOutbox(desk.office, loop: loop)() == 2)
      let states = try await desk.read { [try Outbox($0).item(broken), try Outbox($0).item(good)] }
      #expect(states.map(\.state) == [.deferred, .accepted])
      #expect(states[0].lastReply.contains("restore it from a backup"))
    }
  }

  @Test("an account without a server gives its mails back", arguments: Engine.allCases)
  func noServer(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      try await queue(desk, to: "anna@rey.example")
      #expect(try await DeliverOutbox(desk.office, loop: loop)() == 1)
      let mail = try #require(try await desk.outbox().first)
      #expect(mail.item.state == .deferred)
      #expect(mail.item.lastReply.contains("no smtp server"))
    }
  }
}
