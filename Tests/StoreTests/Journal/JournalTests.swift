import Basics
import SQL
import Store
import TestSupport
import Testing

@Suite("The journal")
struct JournalTests {
  private static func sighting(
    _ uid: UInt32, mailbox: String = "INBOX", validity: UInt32 = 7, server: String = "old.example:993"
  ) -> Sighting {
    let place = MailboxPlace(account: "leads", origin: "leads@\(server)", mailbox: mailbox)
    return Sighting(place, uidValidity: validity, uid: uid)
  }

  private static func arrival(_ sighting: Sighting?, _ number: Int, messageID: String? = nil) -> Arrival {
    let bytes = Array("mail \(number)".utf8)
    return Arrival(
      sighting, account: "leads", header: (messageID ?? "\(number)@x.example", "anna@rey.example", "Mail"),
      content: (SHA256Digest(of: bytes), Int64(bytes.count), true))
  }

  @Test("a sighting is recorded once", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let journal = Journal(connection)
        let first = try journal.record(Self.arrival(Self.sighting(1), 1), at: Desk.now)
        let again = try journal.record(Self.arrival(Self.sighting(1), 1), at: Desk.hours(1))
        #expect(first.isNew)
        #expect(!again.isNew)
        #expect(first.id == again.id)
        #expect(try journal.counts().seen == 1)
        let entry = try journal.entry(first.id)
        #expect(entry.state == .pending)
        #expect(entry.receivedAt == Desk.now)
        #expect(entry.subject == "Mail")
        #expect(entry.attempts == 0)
      }
    }
  }

  @Test(
    "a known mail seen elsewhere, on another server or after a new UIDVALIDITY gains a sighting and is not doubled",
    arguments: Engine.allCases)
  func elsewhere(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let journal = Journal(connection)
        let first = try journal.record(Self.arrival(Self.sighting(1), 1), at: Desk.now)
        let places = [
          Self.sighting(1, mailbox: "Archive"), Self.sighting(1, validity: 8), Self.sighting(5, validity: 8),
          Self.sighting(1, server: "new.example:993"),
        ]
        for place in places {
          let found = try journal.record(Self.arrival(place, 1), at: Desk.now)
          #expect(found == (first.id, false))
          #expect(try journal.find(place) == first.id)
        }
        #expect(try journal.record(Self.arrival(nil, 1), at: Desk.now) == (first.id, false))
        #expect(try journal.find(Self.sighting(2)) == nil)
        #expect(try journal.counts().seen == 1)
      }
    }
  }

  @Test("another mail under the same Message-ID, or without one, is another mail", arguments: Engine.allCases)
  func sameMessageID(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let journal = Journal(connection)
        for (number, messageID) in [(1, "same@x"), (2, "same@x"), (3, ""), (4, "")] {
          let arrival = Self.arrival(nil, number, messageID: messageID)
          let recorded = try journal.record(arrival, at: Desk.now)
          #expect(recorded.isNew)
        }
        #expect(try journal.counts().seen == 4)
      }
    }
  }

  @Test(
    "many mails at once are recorded as they would be one by one", arguments: Engine.allCases,
    [[], [1], [1, 2, 1], Array(1...64), Array(1...200) + [3, 150, 7]])
  func manyAtOnce(engine: Engine, numbers: [Int]) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let journal = Journal(connection)
        let known = try journal.record(Self.arrival(Self.sighting(1), 1), at: Desk.now).id
        let sameMail = try journal.record(Self.arrival(nil, 2, messageID: "2\0@x.example"), at: Desk.now).id
        let arrivals = numbers.enumerated().map { index, number in
          let uid = UInt32(number == 1 ? 1 : index + 1000)
          return Self.arrival(
            Self.sighting(uid), number, messageID: number == 2 ? "2\0@x.example" : nil)
        }
        let recorded = try journal.record(arrivals, at: Desk.hours(1))
        var seen: [Int: Int64] = [1: known, 2: sameMail]
        for (number, record) in zip(numbers, recorded) {
          #expect(record.isNew == (seen[number] == nil))
          #expect(record.id == seen[number, default: record.id])
          seen[number] = record.id
        }
        #expect(recorded.count == numbers.count)
        #expect(try journal.counts().seen == Int64(seen.count))
        #expect(
          try journal.find(arrivals.compactMap(\.sighting)).values.sorted()
            == Set(arrivals.compactMap(\.sighting)).map { sighting in
              try #require(zip(arrivals, recorded).first { $0.0.sighting == sighting }).1.id
            }.sorted())
        #expect(try journal.record(arrivals, at: Desk.hours(2)).allSatisfy { !$0.isNew })
      }
    }
  }

  @Test(
    "of mails that wait, a caller gets those behind another and up to a number", arguments: Engine.allCases)
  func pendingInParts(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let journal = Journal(connection)
        let ids = try journal.record((1...5).map { Self.arrival(nil, $0) }, at: Desk.now).map(\.id).sorted()
        try journal.settle(
          [ids[1], ids[4]].map { ($0, MailOutcome(.ignored, reason: "listMail")) }, at: Desk.now)
        #expect(try journal.pending(limit: 2).map(\.id) == [ids[0], ids[2]])
        #expect(try journal.pending(after: ids[0], limit: 9).map(\.id) == [ids[2], ids[3]])
        #expect(Set(try journal.pending(among: ids).keys) == [ids[0], ids[2], ids[3]])
        #expect(try journal.pending(among: []).isEmpty)
      }
    }
  }

  @Test("what became of a mail replaces what was decided before", arguments: Engine.allCases)
  func settle(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let journal = Journal(connection)
        let id = try journal.record(Self.arrival(nil, 1), at: Desk.now).id
        let verdicts = ["kind", "sender", "route"].map {
          VerdictRecord(step: $0, value: "v", reason: "r", evidence: "")
        }
        try journal.settle(id, MailOutcome(.tray, reason: "unclear", verdicts: verdicts), at: Desk.now)
        #expect(try journal.verdicts(of: id) == verdicts)
        let better = [
          VerdictRecord(step: "route", value: "newLead", reason: "firstContact", evidence: "é'\"")
        ]
        let outcome = MailOutcome(
          .applied, reason: "firstContact", kind: "person", route: "newLead", conversationID: 9,
          verdicts: better)
        try journal.settle(id, outcome, at: Desk.hours(1))
        #expect(try journal.verdicts(of: id) == better)
        let entry = try journal.entry(id)
        #expect(entry.state == .applied)
        #expect(entry.kind == "person")
        #expect(entry.route == "newLead")
        #expect(entry.conversationID == 9)
        #expect(entry.attempts == 2)
        try journal.reopen(id)
        #expect(try journal.pending(limit: 10).map(\.id) == [id])
      }
    }
  }

  @Test("the counts add up after any sequence of steps", arguments: Engine.allCases)
  func counts(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        var chance = SeededGenerator(seed: 11)
        let journal = Journal(connection)
        var states: [Int64: JournalEntry.State] = [:]
        for _ in 0..<300 {
          let number = Int.random(in: 0..<60, using: &chance)
          let place = Self.sighting(UInt32(number + 1), validity: UInt32.random(in: 1...3, using: &chance))
          let recorded = try journal.record(Self.arrival(place, number), at: Desk.now)
          #expect(recorded.isNew == (states[recorded.id] == nil))
          if recorded.isNew { states[recorded.id] = .pending }
          guard let state = JournalEntry.State.allCases.randomElement(using: &chance) else { continue }
          if state == .pending {
            try journal.reopen(recorded.id)
          } else {
            try journal.settle(recorded.id, MailOutcome(state, reason: "r"), at: Desk.now)
          }
          states[recorded.id] = state
        }
        let counts = try journal.counts()
        #expect(counts.seen == Int64(states.count))
        for state in JournalEntry.State.allCases {
          #expect(counts[state] == Int64(states.values.count { $0 == state }))
          #expect(try journal.list(state: state, limit: 1000).count == Int(counts[state]))
        }
        #expect(counts.addsUp == (counts[.pending] == 0))
        for entry in try journal.pending(limit: 1000) {
          try journal.settle(entry.id, MailOutcome(.ignored, reason: "r"), at: Desk.now)
        }
        #expect(try journal.counts().addsUp)
      }
    }
  }

  @Test("pending mails come oldest first, and no more than asked", arguments: Engine.allCases)
  func pending(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let journal = Journal(connection)
        let ids = try (1...5).map { try journal.record(Self.arrival(nil, $0), at: Desk.now).id }
        try journal.settle(ids[0], MailOutcome(.applied, reason: ""), at: Desk.now)
        #expect(try journal.pending(limit: 3).map(\.id) == Array(ids[1...3]))
        #expect(try journal.list(state: nil, limit: 2).map(\.id) == [ids[4], ids[3]])
        #expect(throws: Refusal.self) { try journal.entry(999) }
      }
    }
  }

  @Test("a word that is no state never gets into the table", arguments: Engine.allCases)
  func states(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      let error = await #expect(throws: SQLError.self) {
        try await database.write { connection in
          let id = try Journal(connection).record(Self.arrival(nil, 1), at: Desk.now).id
          try connection.execute("UPDATE journal_message SET state = 'lost' WHERE id = \(id)")
        }
      }
      #expect(error?.kind == .check)
    }
  }
}
