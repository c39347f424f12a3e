import Basics
import Mailings
import SQL
import Store
import TestSupport
import Testing

/// Mails for the outbox of a test.
enum Post {
  static func mail(
    _ number: Int, lane: OutboxLane = .business, to recipients: [String] = ["anna@rey.example"]
  ) -> OutgoingMail {
    OutgoingMail(
      kind: "relay", lane: lane, account: "leads", header: ("\(number)@firm.example", "Mail \(number)"),
      recipients: recipients, content: (SHA256Digest(of: "mail \(number)".utf8), 6))
  }

  @discardableResult
  static func enqueue(_ mail: OutgoingMail, _ connection: any Connection, at now: Instant = Desk.now) throws
    -> Int64
  {
    try Outbox(connection).enqueue(mail, at: now) {
      ("leads+b\($0)@firm.example", "leads+p\($0)@firm.example")
    }
  }
}

/// One sender's steps in short.
extension Outbox {
  /// Takes up what is due in a lane of the account leads.
  func claim(limit: Int, at now: Instant, _ lane: OutboxLane = .business) throws -> [OutboxItem] {
    let due = try due(lane, of: "leads", limit: limit, at: now)
    try take(due.map(\.item.id), over: "mx:25", at: now)
    return try due.map { try item($0.item.id) }
  }

  func record(_ recipients: [OutboxRecipient], of id: Int64, at now: Instant) throws {
    try record(OutboxOutcome(id, recipients, isWhole: false, server: "mx:25"), at: now)
  }

  func openRecipients(of id: Int64) throws -> [String] {
    try recipients(of: id).filter(\.isOpen).map(\.address)
  }
}

@Suite("The outbox")
struct OutboxTests {
  @Test(
    "a queued mail carries the paths of its own number, and waits for each recipient",
    arguments: Engine.allCases)
  func enqueue(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        let id = try Post.enqueue(Post.mail(1, to: ["b@x.example", "a@x.example"]), connection)
        let item = try outbox.item(id)
        #expect(item.reversePath == "leads+b\(id)@firm.example")
        #expect(item.proofAddress == "leads+p\(id)@firm.example")
        #expect(item.state == .queued)
        #expect(item.attempts == 0)
        #expect(try outbox.openRecipients(of: id) == ["a@x.example", "b@x.example"])
        #expect(throws: Refusal.self) { try outbox.item(id + 1) }
      }
    }
  }

  @Test("a Message-ID is queued once only", arguments: Engine.allCases)
  func uniqueMessageID(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        try Post.enqueue(Post.mail(1), connection)
        let error = #expect(throws: SQLError.self) {
          try connection.savepoint { try Post.enqueue(Post.mail(1), connection) }
        }
        #expect(error?.kind == .unique)
        #expect(try Outbox(connection).list(state: nil, limit: 9).count == 1)
      }
    }
  }

  @Test("each lane gives its own mails, and nothing before its time", arguments: Engine.allCases)
  func order(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        let mailing = try Post.enqueue(Post.mail(1, lane: .mailing), connection)
        let early = try Post.enqueue(Post.mail(2), connection)
        let later = try Post.enqueue(Post.mail(3), connection, at: Desk.hours(1))
        #expect(try outbox.claim(limit: 1, at: Desk.now).map(\.id) == [early])
        #expect(try outbox.claim(limit: 9, at: Desk.now).isEmpty)
        #expect(try outbox.claim(limit: 9, at: Desk.now, .mailing).map(\.id) == [mailing])
        #expect(try outbox.due(.business, of: "other", limit: 9, at: Desk.hours(1)).isEmpty)
        let claimed = try outbox.claim(limit: 9, at: Desk.hours(1))
        #expect(claimed.map(\.id) == [later])
        #expect(claimed.map(\.state) == [.submitting])
        #expect(claimed.map(\.attempts) == [1])
        #expect(claimed.map(\.claimedAt) == [Desk.hours(1)])
      }
    }
  }

  @Test("four who claim at once each get mails of their own, and together all", arguments: Engine.allCases)
  func claimers(engine: Engine) async throws {
    try await withTestDatabase(engine, readers: 4) { database in
      _ = try await database.migrate(Schema.migrations)
      let queued = try await database.write { connection in
        try (1...120).map { try Post.enqueue(Post.mail($0), connection) }
      }
      let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for _ in 0..<4 {
          group.addTask {
            var mine: [Int64] = []
            while true {
              let items = try await database.write { try Outbox($0).claim(limit: 7, at: Desk.now) }
              guard !items.isEmpty else { return mine }
              mine += items.map(\.id)
            }
          }
        }
        return try await group.reduce(into: [Int64]()) { $0 += $1 }
      }
      #expect(claimed.count == queued.count)
      #expect(Set(claimed) == Set(queued))
    }
  }

  @Test("a mail stands where its worst recipient stands", arguments: Engine.allCases)
  func perRecipient(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        let id = try Post.enqueue(
          Post.mail(1, to: ["a@x.example", "b@x.example", "c@x.example"]), connection)
        _ = try outbox.claim(limit: 1, at: Desk.now)
        let outcomes: [OutboxRecipient] = [
          OutboxRecipient(address: "a@x.example", state: .accepted, reply: "250 OK"),
          OutboxRecipient(address: "b@x.example", state: .failed, reply: "550 5.1.1 no such user"),
          OutboxRecipient(
            address: "c@x.example", state: .deferred, reply: "451 4.2.2 over quota", status: "4.2.2",
            notBefore: Desk.hours(1)),
        ]
        try outbox.record(outcomes, of: id, at: Desk.now)
        #expect(try outbox.recipients(of: id) == outcomes)
        #expect(try outbox.item(id).state == .deferred)
        #expect(try outbox.item(id).notBefore == Desk.hours(1))
        #expect(try outbox.item(id).finishedAt == nil)
        #expect(try outbox.openRecipients(of: id) == ["c@x.example"])
        #expect(try outbox.claim(limit: 1, at: Desk.now).isEmpty)
        #expect(try outbox.claim(limit: 1, at: Desk.hours(1)).map(\.attempts) == [2])
        let last = OutboxRecipient(address: "c@x.example", state: .accepted, reply: "250 OK")
        try outbox.record([last], of: id, at: Desk.hours(1))
        #expect(try outbox.item(id).state == .accepted)
        #expect(try outbox.item(id).finishedAt == Desk.hours(1))
        #expect(try outbox.openRecipients(of: id).isEmpty)
        #expect(try outbox.counts() == [.accepted: 1])
      }
    }
  }

  @Test("a mail that could not be handed over is given back with the reason", arguments: Engine.allCases)
  func release(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        let id = try Post.enqueue(Post.mail(1), connection)
        try outbox.release(id, reason: "not claimed", retryAt: Desk.hours(1))
        #expect(try outbox.item(id).state == .queued)
        _ = try outbox.claim(limit: 1, at: Desk.now)
        try outbox.release(id, reason: "no route to host", retryAt: Desk.hours(1))
        #expect(try outbox.item(id).state == .deferred)
        #expect(try outbox.item(id).lastReply == "no route to host")
        #expect(try outbox.item(id).attempts == 0)
        #expect(try outbox.openRecipients(of: id).count == 1)
        #expect(try outbox.claim(limit: 1, at: Desk.hours(1)).count == 1)
      }
    }
  }
}

@Suite("Mails whose acceptance is unknown")
struct UncertainMailTests {
  /// A mail that a program had claimed when it died; one recipient had been answered before.
  private func abandon(_ connection: any Connection) throws -> Int64 {
    let outbox = Outbox(connection)
    let id = try Post.enqueue(Post.mail(1, to: ["a@x.example", "b@x.example"]), connection)
    _ = try outbox.claim(limit: 1, at: Desk.now)
    let accepted = OutboxRecipient(address: "a@x.example", state: .accepted, reply: "250 OK")
    try outbox.record([accepted], of: id, at: Desk.now)
    _ = try outbox.claim(limit: 1, at: Desk.now)
    try Post.enqueue(Post.mail(2), connection)
    #expect(try outbox.markAbandonedAsUncertain(at: Desk.hours(1)) == 1)
    return id
  }

  @Test(
    "what was being submitted when the program ended is uncertain, what waited is not",
    arguments: Engine.allCases)
  func abandoned(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try abandon(connection)
        let outbox = Outbox(connection)
        #expect(try outbox.uncertain().map(\.id) == [id])
        #expect(try outbox.recipients(of: id).map(\.state) == [.accepted, .uncertain])
        #expect(try outbox.counts() == [.uncertain: 1, .queued: 1])
        #expect(try outbox.markAbandonedAsUncertain(at: Desk.hours(1)) == 0)
        #expect(try outbox.claim(limit: 9, at: Desk.hours(9)).allSatisfy { $0.id != id })
      }
    }
  }

  @Test("a proof closes the question: the mail was accepted", arguments: Engine.allCases)
  func proved(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try abandon(connection)
        let outbox = Outbox(connection)
        #expect(try outbox.prove(id, at: Desk.hours(2)))
        #expect(try outbox.prove(id, at: Desk.hours(3)))
        #expect(try outbox.prove(999, at: Desk.hours(3)) == false)
        #expect(try outbox.item(id).provedAt == Desk.hours(2))
        try outbox.resolve(id, as: .accepted, reason: "proved", at: Desk.hours(3))
        #expect(try outbox.item(id).state == .accepted)
        #expect(try outbox.recipients(of: id).map(\.reply) == ["250 OK", "proved"])
        #expect(try outbox.item(id).finishedAt == Desk.hours(3))
      }
    }
  }

  @Test(
    "without a proof only those whose acceptance is unknown are sent to again", arguments: Engine.allCases)
  func again(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try abandon(connection)
        let outbox = Outbox(connection)
        try outbox.resolve(id, as: .queued, reason: "sent again", at: Desk.hours(3))
        #expect(try outbox.item(id).state == .queued)
        #expect(try outbox.openRecipients(of: id) == ["b@x.example"])
        #expect(try outbox.uncertain().isEmpty)
        #expect(try outbox.claim(limit: 9, at: Desk.hours(3)).contains { $0.id == id })
      }
    }
  }

  @Test("a bounce marks its recipient, or all when it names none", arguments: Engine.allCases)
  func bounce(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        let id = try Post.enqueue(Post.mail(1, to: ["a@x.example", "b@x.example"]), connection)
        _ = try outbox.claim(limit: 1, at: Desk.now)
        let accepted = ["a@x.example", "b@x.example"].map {
          OutboxRecipient(address: $0, state: .accepted, reply: "250 OK")
        }
        try outbox.record(accepted, of: id, at: Desk.now)
        try outbox.bounce(id, recipient: "a@x.example", reply: "5.1.1", at: Desk.hours(1))
        #expect(try outbox.recipients(of: id).map(\.state) == [.bounced, .accepted])
        #expect(try outbox.item(id).state == .accepted)
        try outbox.bounce(id, recipient: nil, reply: "5.1.1", at: Desk.hours(1))
        #expect(try outbox.item(id).state == .bounced)
        #expect(try outbox.item(id).lastReply == "5.1.1")
      }
    }
  }
}
