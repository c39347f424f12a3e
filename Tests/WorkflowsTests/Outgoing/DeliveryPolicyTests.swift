import Basics
import CRM
import Documents
import Glibc
import MailFormat
import MailTransport
import Mailings
import SQL
import Settings
import Store
import Synchronization
import TestFirm
import TestSupport
import Testing
import Workflows

/// What is sent when and over which server, against servers that answer as a test wants.
@Suite("Who is sent what, when, over which server")
struct DeliveryPolicyTests {
  private let loop = TransportLoop()

  private func wishes(_ hosts: ScriptedSmarthost..., connections: Int = 1, more: String = "")
    -> TestOffice.Wishes
  {
    var wishes = TestOffice.Wishes()
    let servers = hosts.map { "{host: 127.0.0.1, port: \($0.port), security: plaintext" }
    let fallbacks = servers.dropFirst().map { $0 + "}" }.joined(separator: ", ")
    wishes.servers = "    smtp: \(servers[0]), connections: \(connections), fallbacks: [\(fallbacks)]}"
    wishes.more = "outbox:\n  proof_copy: false\n" + more
    return wishes
  }

  private func deliver(_ desk: TestOffice) async throws {
    let deliver = DeliverOutbox(desk.office, loop: loop)
    try await deliver()
    await deliver.close()
  }

  private func states(_ desk: TestOffice) async throws -> [OutboxState] {
    try await desk.outbox().map(\.item.state)
  }

  private func hold(_ desk: TestOffice, _ id: Int64) async throws -> Verdict<Instant, HoldReason>? {
    let office = desk.office
    return try await desk.read { try DeliveryHold(office, $0)(Outbox($0).item(id)) }
  }

  // MARK: Servers

  @Test(
    "the next server takes over while the first takes nothing, which then gets its way back",
    arguments: Engine.allCases)
  func fallback(engine: Engine) async throws {
    let isBusy = Atomic(true)
    let first = try ScriptedSmarthost(
      refusal: { isBusy.load(ordering: .relaxed) ? "421 4.3.2 too many of you" : nil })
    let second = try ScriptedSmarthost()
    try await TestOffice.open(engine, wishes(first, second)) { desk in
      for _ in 0..<3 { try await desk.queue(to: "anna@rey.example") }
      try await deliver(desk)
      #expect(try await desk.outbox().map(\.item.attempts) == [1, 1, 1])
      #expect(try await states(desk) == [.accepted, .accepted, .accepted])
      #expect(second.taken.count == 3)
      let trouble = try #require(try await desk.read { try ServerTroubles($0).all() }.first)
      #expect(trouble.standing.server == "127.0.0.1:\(first.port)")
      #expect(trouble.standing.kind == .busy)
      #expect(trouble.standing.words.contains("too many of you"))
      isBusy.store(false, ordering: .relaxed)
      try await desk.queue(to: "anna@rey.example")
      try await deliver(desk)
      #expect(second.taken.count == 4)
      desk.clock.turn(minutes: 2)
      try await desk.queue(to: "anna@rey.example")
      try await deliver(desk)
      #expect(first.taken.count == 1)
      #expect(try await desk.read { try ServerTroubles($0).all() }.isEmpty)
    }
  }

  @Test("a server that refuses the mail is not gone round", arguments: Engine.allCases)
  func refusal(engine: Engine) async throws {
    let first = try ScriptedSmarthost(answer: { _ in "550 5.1.1 no such user" })
    let second = try ScriptedSmarthost()
    try await TestOffice.open(engine, wishes(first, second)) { desk in
      try await desk.queue(to: "anna@rey.example")
      try await deliver(desk)
      #expect(try await states(desk) == [.failed])
      #expect(second.taken.isEmpty)
      #expect(try await desk.outbox().first?.recipients.first?.status == "5.1.1")
    }
  }

  @Test(
    "with no server left mails wait without losing an attempt, and whoever runs it hears of it once an hour",
    arguments: Engine.allCases)
  func alert(engine: Engine) async throws {
    let isBusy = Atomic(true)
    let only = try ScriptedSmarthost(
      refusal: { isBusy.load(ordering: .relaxed) ? "421 4.3.2 closed" : nil })
    try await TestOffice.open(engine, wishes(only, more: "  alerts_to: admin@firm.example")) { desk in
      let id = try await desk.queue(to: "anna@rey.example")
      for _ in 0..<3 {
        try await deliver(desk)
        desk.clock.turn(minutes: 10)
      }
      let item = try await desk.read { try Outbox($0).item(id) }
      #expect(item.state == .deferred)
      #expect(item.attempts == 0)
      #expect(item.heldBecause.contains("421 4.3.2 closed"))
      #expect(
        try await desk.outbox().filter { $0.item.kind == "alert" }.map(\.to) == [["admin@firm.example"]])
      isBusy.store(false, ordering: .relaxed)
      desk.clock.turn(minutes: 60)
      try await deliver(desk)
      #expect(try await states(desk) == [.accepted, .accepted])
    }
  }

  @Test(
    "a policy of the server is our matter: no recipient loses an attempt, no other server is tried",
    arguments: Engine.allCases)
  func policy(engine: Engine) async throws {
    let first = try ScriptedSmarthost(sender: "550 5.7.1 you may not send as this sender")
    let second = try ScriptedSmarthost()
    try await TestOffice.open(engine, wishes(first, second)) { desk in
      let id = try await desk.queue(to: "anna@rey.example")
      try await deliver(desk)
      let item = try await desk.read { try Outbox($0).item(id) }
      #expect(item.state == .deferred)
      #expect(item.attempts == 0)
      #expect(item.heldBecause.contains("you may not send as this sender"))
      #expect(second.taken.isEmpty)
      let trouble = try #require(try await desk.read { try ServerTroubles($0).all() }.first)
      #expect(trouble.standing.kind == .policy)
    }
  }

  // MARK: Domains

  @Test("a domain that defers three recipients waits, and others go on", arguments: Engine.allCases)
  func domain(engine: Engine) async throws {
    let asked = Atomic(0)
    let host = try ScriptedSmarthost(answer: { address in
      guard address.hasSuffix("@slow.example") else { return "250 ok" }
      asked.add(1, ordering: .relaxed)
      return "451 4.7.1 come back later"
    })
    try await TestOffice.open(engine, wishes(host)) { desk in
      for number in 0..<11 { try await desk.queue(to: "r\(number)@slow.example") }
      let last = try await desk.queue(to: "r11@slow.example")
      let other = try await desk.queue(to: "anna@rey.example")
      try await deliver(desk)
      // Three, and at most what was on its way to the one connection.
      #expect((3...5).contains(asked.load(ordering: .relaxed)))
      #expect(try await desk.read { try Outbox($0).item(other) }.state == .accepted)
      let waiting = try #require(try await hold(desk, last))
      #expect(waiting.evidence.hasPrefix("slow.example deferred"))
      #expect(waiting.evidence.contains("451 4.7.1 come back later"))
      #expect(waiting.value > desk.clock.now)
      #expect(try await desk.read { try Outbox($0).item(last) }.attempts == 0)
      let standing = try #require(try await desk.read { try DomainTroubles($0).all() }["slow.example"])
      #expect(standing.waitsUntil == waiting.value)
    }
  }

  // MARK: Lanes, hours, pace

  @Test("a mailing of 200 that hangs keeps no letter back", arguments: Engine.allCases)
  func lanes(engine: Engine) async throws {
    let isReleased = Atomic(false)
    let host = try ScriptedSmarthost(beforeAnswer: { recipients in
      guard recipients.contains(where: { $0.hasSuffix("@copies.example") }) else { return }
      while !isReleased.load(ordering: .relaxed) { usleep(2000) }
    })
    try await TestOffice.open(engine, wishes(host, connections: 2)) { desk in
      for number in 0..<200 { try await desk.queue(to: "r\(number)@copies.example", lane: .mailing) }
      let deliver = DeliverOutbox(desk.office, loop: loop)
      let account = try #require(desk.office.configuration.defaultAccount)
      let mailing = Task { try await deliver.empty(.mailing, of: account) }
      let letter = try await desk.queue(to: "anna@rey.example")
      #expect(try await deliver.empty(.business, of: account) == 1)
      #expect(try await desk.read { try Outbox($0).item(letter) }.state == .accepted)
      #expect(try await desk.read { try Outbox($0).counts()[.accepted] } == 1)
      isReleased.store(true, ordering: .relaxed)
      #expect(try await mailing.value == 200)
      #expect(try await desk.read { try Outbox($0).counts() } == [.accepted: 201])
      await deliver.close()
    }
  }

  @Test("mailings keep their hours, letters leave always", arguments: Engine.allCases)
  func hours(engine: Engine) async throws {
    let host = try ScriptedSmarthost()
    try await TestOffice.open(engine, wishes(host, more: "  mailing_hours: [sat 09:00-12:00]")) { desk in
      let copy = try await desk.queue(to: "anna@rey.example", lane: .mailing)
      try await desk.queue(to: "anna@rey.example")
      try await deliver(desk)
      #expect(try await states(desk) == [.queued, .accepted])
      let hold = try #require(try await hold(desk, copy))
      #expect(hold.reason == .hours)
      // From Tuesday 11:00 to Saturday 09:00.
      #expect(hold.value == desk.clock.now.adding(seconds: (4 * 24 - 2) * 3600))
      desk.clock.turn(minutes: (4 * 24 - 2) * 60)
      try await deliver(desk)
      #expect(try await states(desk) == [.accepted, .accepted])
    }
  }

  @Test("an account keeps its pace over a restart", arguments: Engine.allCases)
  func pace(engine: Engine) async throws {
    let host = try ScriptedSmarthost()
    var wishes = wishes(host)
    wishes.servers = wishes.servers.replacing("connections: 1", with: "connections: 1, per_minute: 2")
    try await TestOffice.open(engine, wishes) { desk in
      var last: Int64 = 0
      for _ in 0..<5 { last = try await desk.queue(to: "anna@rey.example") }
      for _ in 0..<2 { try await deliver(desk) }
      #expect(host.taken.count == 2)
      #expect(try await hold(desk, last)?.reason == .accountPace)
      for expected in [4, 5] {
        desk.clock.turn(minutes: 1)
        try await deliver(desk)
        #expect(host.taken.count == expected)
      }
    }
  }

  @Test("a recipient domain has a pace of its own", arguments: Engine.allCases)
  func domainPace(engine: Engine) async throws {
    let host = try ScriptedSmarthost()
    try await TestOffice.open(engine, wishes(host, more: "  domain_per_minute: 1")) { desk in
      for address in ["a@x.example", "b@x.example", "c@y.example"] { try await desk.queue(to: address) }
      for _ in 0..<2 { try await deliver(desk) }
      #expect(try await states(desk) == [.accepted, .queued, .accepted])
      #expect(try await desk.outbox()[1].item.heldBecause.hasPrefix("x.example has had 1 mails"))
      desk.clock.turn(minutes: 2)
      try await deliver(desk)
      #expect(host.taken.count == 3)
    }
  }

  // MARK: Failures and crashes

  @Test(
    "whoever owns the conversation is told once of a mail that failed, and nobody of news that failed",
    arguments: Engine.allCases)
  func told(engine: Engine) async throws {
    let host = try ScriptedSmarthost(answer: { _ in "550 5.1.1 nobody of that name" })
    try await TestOffice.open(engine, wishes(host)) { desk in
      let entry = try await desk.receive(
        RawMail(["From: Anna Rey <anna@rey.example>", "Subject: Cuisine"], "Bonjour, une cuisine ?"))
      let conversation = try #require(entry.conversationID)
      try await deliver(desk)
      let before = try await desk.outbox().count
      try await desk.queue(to: "anna@rey.example", conversation: conversation)
      try await deliver(desk)
      let told = try await desk.outbox().dropFirst(before + 1)
      #expect(told.map(\.to) == [["paul@firm.example"]])
      let text = try #require(told.first).message.text
      #expect(text.contains("anna@rey.example"))
      #expect(text.contains("550 5.1.1 nobody of that name"))
      for _ in 0..<2 { try await deliver(desk) }
      #expect(try await desk.outbox().count == before + 2)
      #expect(try await states(desk).allSatisfy { $0 == .failed })
      let history = try await desk.read { try Activities($0).history(of: "conversation", conversation) }
      #expect(history.count { $0.field == "bounce" && $0.before == "anna@rey.example" } == 1)
    }
  }

  @Test(
    "a connection that ends before the answer leaves the mail uncertain, and the same message goes again",
    arguments: Engine.allCases)
  func uncertain(engine: Engine) async throws {
    let isCut = Atomic(true)
    let host = try ScriptedSmarthost(beforeAnswer: { _ in
      if isCut.exchange(false, ordering: .relaxed) { throw ScriptedSmarthost.Cut() }
    })
    try await TestOffice.open(engine, wishes(host, more: "  uncertain: again")) { desk in
      try await desk.queue(to: "anna@rey.example")
      try await deliver(desk)
      #expect(try await states(desk) == [.uncertain])
      #expect(try await ResolveUncertain(desk.office)() == 0)
      desk.clock.turn(minutes: 3)
      #expect(try await ResolveUncertain(desk.office)() == 1)
      try await deliver(desk)
      let mail = try #require(try await desk.outbox().first)
      #expect(mail.item.state == .accepted)
      #expect(host.taken.count == 1)
      #expect(host.taken[0].text.contains { $0.contains(mail.item.messageID) })
    }
  }

  @Test("what is dropped is not sent again", arguments: Engine.allCases)
  func dropped(engine: Engine) async throws {
    let host = try ScriptedSmarthost(beforeAnswer: { _ in throw ScriptedSmarthost.Cut() })
    try await TestOffice.open(engine, wishes(host, more: "  uncertain_mailings: drop")) { desk in
      try await desk.queue(to: "anna@rey.example", lane: .mailing)
      try await deliver(desk)
      desk.clock.turn(minutes: 3)
      #expect(try await ResolveUncertain(desk.office)() == 1)
      #expect(try await states(desk) == [.failed])
    }
  }

  @Test("a crash leaves only what was taken up uncertain", arguments: Engine.allCases)
  func crash(engine: Engine) async throws {
    let host = try ScriptedSmarthost()
    try await TestOffice.open(engine, wishes(host)) { desk in
      let first = try await desk.queue(to: "anna@rey.example")
      try await desk.queue(to: "anna@rey.example")
      let now = desk.clock.now
      try await desk.office.database.write { connection in
        try Outbox(connection).take([first], over: "mx:25", at: now)
        _ = try Outbox(connection).markAbandonedAsUncertain(at: now)
      }
      try await deliver(desk)
      #expect(try await states(desk) == [.uncertain, .accepted])
      #expect(host.taken.count == 1)
    }
  }

  @Test("a stop leaves nothing half done: what was not begun goes back", arguments: Engine.allCases)
  func stop(engine: Engine) async throws {
    let isStopping = Atomic(false)
    let host = try ScriptedSmarthost(beforeAnswer: { _ in isStopping.store(true, ordering: .relaxed) })
    try await TestOffice.open(engine, wishes(host)) { desk in
      for _ in 0..<30 { try await desk.queue(to: "anna@rey.example") }
      let deliver = DeliverOutbox(desk.office, loop: loop) { isStopping.load(ordering: .relaxed) }
      try await deliver()
      await deliver.close()
      let counts = try await desk.read { try Outbox($0).counts() }
      #expect(counts[.submitting] == nil)
      #expect(counts[.accepted] == Int64(host.taken.count))
      #expect(host.taken.count < 30)
    }
  }
}

extension TestOffice {
  /// Queues a letter, or a copy of a mailing.
  @discardableResult
  func queue(to address: String, lane: OutboxLane = .business, conversation: Int64? = nil) async throws
    -> Int64
  {
    let office = office
    return try await office.database.write { connection in
      let to = try #require(MailAddress(addrSpec: address))
      let text = try office.words("Bonjour,\n\nvoici.")
      var letter = Letter(kind: "relay", to: [to], text: text, conversationID: conversation)
      letter.lane = lane
      return try QueueLetter(office, connection)(letter).outboxID
    }
  }
}
