import Basics
import Mailings
import SQL
import Store
import TestSupport
import Testing

/// The statements of the outbox do what the table of its life says, and nothing that the table does not know.
@Suite("The life of a mail in the outbox")
struct OutboxLifecycleTests {
  /// The shortest way into each state.
  private static let ways: [OutboxState: [OutboxEvent]] = [
    .queued: [], .submitting: [.claimed], .accepted: [.claimed, .accepted], .deferred: [.claimed, .deferred],
    .failed: [.claimed, .refused], .uncertain: [.claimed, .lost], .bounced: [.claimed, .accepted, .bounced],
  ]

  private func happen(_ event: OutboxEvent, to id: Int64, _ connection: any Connection) throws {
    let outbox = Outbox(connection)
    switch event {
    case .claimed: try outbox.take([id], over: "mx:25", at: Desk.now)
    case .postponed: try outbox.postpone(id, until: Desk.hours(1), because: "slow")
    case .accepted, .deferred, .refused: try answer(event, id, outbox)
    case .released: try outbox.release(id, reason: "no route", retryAt: Desk.hours(1))
    case .lost: _ = try outbox.markAbandonedAsUncertain(at: Desk.now)
    case .proved: try outbox.resolve(id, as: .accepted, reason: "proved", at: Desk.now)
    case .repeated: try outbox.resolve(id, as: .queued, reason: "again", at: Desk.now)
    case .dropped: try outbox.resolve(id, as: .failed, reason: "dropped", at: Desk.now)
    case .withdrawn: try outbox.withdraw(id, reason: "taken back", at: Desk.now)
    case .bounced: try outbox.bounce(id, recipient: nil, reply: "5.1.1", at: Desk.now)
    }
  }

  private func answer(_ event: OutboxEvent, _ id: Int64, _ outbox: Outbox) throws {
    let states: [OutboxEvent: OutboxState] = [.accepted: .accepted, .deferred: .deferred, .refused: .failed]
    let state = try #require(states[event])
    let recipient = OutboxRecipient(
      address: "anna@rey.example", state: state, reply: event.rawValue, notBefore: Desk.now)
    try outbox.record(OutboxOutcome(id, [recipient], isWhole: true, server: "mx:25"), at: Desk.now)
  }

  @Test("every event in every state does what the table says", arguments: Engine.allCases)
  func all(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        var number = 0
        for state in OutboxState.allCases {
          for event in OutboxEvent.allCases {
            number += 1
            let id = try Post.enqueue(Post.mail(number), connection)
            for step in try #require(Self.ways[state]) { try happen(step, to: id, connection) }
            try #require(try Outbox(connection).item(id).state == state)
            try happen(event, to: id, connection)
            let item = try Outbox(connection).item(id)
            let expected = (try? OutboxLifecycle.table.apply(event, in: state).to) ?? state
            #expect(item.state == expected, "\(event) in \(state)")
            #expect((item.finishedAt != nil) == expected.isFinal, "\(event) in \(state)")
            let isConsistent = item.state == .submitting ? .queued : item.state
            let recipient = try #require(try Outbox(connection).recipients(of: id).first)
            // A mail that waits again because of a server keeps what its recipients were.
            if event != .released, state != .deferred { #expect(recipient.state == isConsistent) }
            try connection.execute("UPDATE outbox SET state = 'accepted' WHERE id = \(id)")
          }
        }
      }
    }
  }

  @Test(
    "an attempt counts when it reaches the server, and not when no server could be had",
    arguments: Engine.allCases)
  func attempts(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try Post.enqueue(Post.mail(1), connection)
        for (event, attempts) in [
          (OutboxEvent.claimed, 1), (.released, 0), (.claimed, 1), (.deferred, 1), (.claimed, 2),
        ] {
          try happen(event, to: id, connection)
          #expect(try Outbox(connection).item(id).attempts == attempts)
        }
      }
    }
  }
}
