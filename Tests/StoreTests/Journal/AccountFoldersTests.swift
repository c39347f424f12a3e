import Basics
import Mailings
import SQL
import Store
import TestSupport
import Testing

/// What is kept of an account's folders and servers beside the mails themselves.
@Suite("Folders and health of an account")
struct AccountFoldersTests {
  private static let place = MailboxPlace(
    account: "leads", origin: "leads@imap.example:993", mailbox: "Leads")

  @Test("a dropped mail goes from dropped to taken to moved, and is noted once", arguments: Engine.allCases)
  func dropped(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let dropped = DroppedMails(connection)
        let ids = try (1...3).map { number in
          let sighting = Sighting(Self.place, uidValidity: 7, uid: UInt32(number))
          let arrival = Arrival(
            sighting, account: "leads", header: ("\(number)@x", "", ""),
            content: (SHA256Digest(of: [UInt8(number)]), 1, true))
          let id = try Journal(connection).record(arrival, at: Desk.now).id
          for _ in 0..<2 { try dropped.note(sighting, of: id, at: Desk.now) }
          return id
        }
        #expect(try dropped.untaken(account: "leads") == ids)
        #expect(try dropped.untaken(account: "other") == [])
        try dropped.settle(ids[0], as: .taken)
        try dropped.settle(ids[1], as: .left)
        try dropped.settle(ids[2], as: .taken)
        #expect(try dropped.untaken(account: "leads") == [])
        #expect(try dropped.taken(in: Self.place, uidValidity: 7) == [1, 3])
        #expect(try dropped.taken(in: Self.place, uidValidity: 8) == [])
        try dropped.markMoved([1], in: Self.place, uidValidity: 7)
        #expect(try dropped.taken(in: Self.place, uidValidity: 7) == [3])
      }
    }
  }

  @Test(
    "health counts failures in a row and keeps the last error when it is mended", arguments: Engine.allCases)
  func health(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let health = AccountHealth(connection)
        let account = AccountHealth.Subject("leads", .imap)
        let folder = AccountHealth.Subject("leads", .imap, mailbox: "Leads")
        try health.failed(folder, "no such folder", at: Desk.hours(1))
        for hour in 1...2 { try health.failed(account, "refused", at: Desk.hours(Int64(hour))) }
        let failing = try health.all()
        #expect(failing.map(\.subject) == [account, folder])
        #expect(failing.map(\.failures) == [2, 1])
        #expect(failing[0].lastErrorAt == Desk.hours(2))
        #expect(failing[0].connectedAt == nil)
        #expect(failing[0].lastSuccessAt == nil)
        try health.connected(account, at: Desk.hours(3))
        let mended = try health.all()[0]
        #expect(mended.failures == 0)
        #expect(mended.connectedAt == Desk.hours(3))
        #expect(mended.lastSuccessAt == Desk.hours(3))
        #expect(mended.lastError == "refused")
        try health.failed(account, "lost", at: Desk.hours(4))
        #expect(try health.all()[0].failures == 1)
        #expect(try health.all()[0].connectedAt == Desk.hours(3))
      }
    }
  }
}

/// What is to be saved in the Sent folder.
@Suite("Copies for the Sent folder")
struct SentCopiesTests {
  private func send(
    _ connection: any Connection, _ number: Int, to recipients: [String], lane: OutboxLane = .business,
    at now: Instant = Desk.now
  ) throws -> Int64 {
    let mail = OutgoingMail(
      kind: "relay", lane: lane, account: "leads", header: ("\(number)@firm.example", "S"),
      recipients: recipients,
      content: (SHA256Digest(of: [UInt8(number)]), 1))
    let id = try Outbox(connection).enqueue(mail, at: now) { _ in ("", "") }
    let accepted = recipients.map { OutboxRecipient(address: $0, state: .accepted, reply: "250") }
    try Outbox(connection).take([id], over: "mx:25", at: now)
    try Outbox(connection).record(OutboxOutcome(id, accepted, isWhole: true, server: "mx:25"), at: now)
    return id
  }

  @Test(
    "mails to customers that were accepted after the first look are queued, each once",
    arguments: Engine.allCases)
  func queue(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let copies = SentCopies(connection)
        let paul = Employees.Listing(
          name: "Paul", address: "paul@firm.example", role: "sales", isDefaultOwner: true, isActive: true,
          hourlyCost: nil)
        try Employees(connection).align(with: [paul])
        _ = try send(connection, 1, to: ["anna@rey.example"])
        #expect(try copies.isDue(account: "leads"))
        try copies.queue(account: "leads", at: Desk.hours(1))
        #expect(try !copies.isDue(account: "leads"))

        let now = Desk.hours(2)
        let wanted = try send(connection, 2, to: ["anna@rey.example", "paul@firm.example"], at: now)
        _ = try send(connection, 3, to: ["Paul@firm.example"], at: now)
        _ = try send(connection, 4, to: ["anna@rey.example"], lane: .mailing, at: now)
        #expect(try copies.isDue(account: "leads"))
        #expect(try copies.waiting(account: "leads", limit: 9).isEmpty)
        for _ in 0..<2 { try copies.queue(account: "leads", at: now) }
        #expect(try copies.waiting(account: "leads", limit: 9).map(\.outboxID) == [wanted])
        #expect(try copies.waiting(account: "other", limit: 9).isEmpty)
        try copies.settle(wanted, as: .saved, at: now)
        #expect(try !copies.isDue(account: "leads"))
        // Finished before, written down after the last look.
        let late = try send(connection, 5, to: ["anna@rey.example"], at: now.adding(seconds: -300))
        try copies.queue(account: "leads", at: now.adding(seconds: 60))
        #expect(try copies.waiting(account: "leads", limit: 9).map(\.outboxID) == [late])
      }
    }
  }

  @Test("one that is refused waits behind the others", arguments: Engine.allCases)
  func order(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let copies = SentCopies(connection)
        try copies.queue(account: "leads", at: Desk.now)
        let ids = try (1...3).map { try send(connection, $0, to: ["a@b.example"], at: Desk.hours(1)) }
        try copies.queue(account: "leads", at: Desk.hours(1))
        try copies.settle(ids[0], as: .waiting, reason: "over quota", at: Desk.hours(2))
        #expect(try copies.waiting(account: "leads", limit: 9).map(\.outboxID) == [ids[1], ids[2], ids[0]])
      }
    }
  }
}
