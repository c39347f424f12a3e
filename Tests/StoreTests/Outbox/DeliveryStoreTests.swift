import Basics
import Mailings
import SQL
import Store
import TestSupport
import Testing

@Suite("What the outbox knows about pace and troubles")
struct DeliveryStoreTests {
  @Test(
    "a domain is what stands behind the last @, in lower case",
    arguments: [
      ("a@X.example", "x.example"), ("\"b@c\"@d.example", "d.example"), ("nobody", "nobody"), ("a@", ""),
    ])
  func domain(address: String, domain: String) {
    #expect(OutboxRecipient(address: address, state: .queued, reply: "").domain == domain)
  }

  @Test("what has left is counted by minute, hour and day, for each domain too", arguments: Engine.allCases)
  func usage(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        for (number, age) in [10, 50, 70, 3500, 3700, 86_300, 86_500].enumerated() {
          let to = number.isMultiple(of: 2) ? ["a@X.example"] : ["a@x.example", "b@y.example"]
          let id = try Post.enqueue(Post.mail(number, to: to), connection)
          try outbox.take([id], over: "mx:25", at: Desk.now.adding(seconds: -Int64(age)))
        }
        try Post.enqueue(Post.mail(99), connection)
        let usage = try outbox.usage(of: "leads", at: Desk.now)
        #expect(PaceSpan.allCases.map { usage.counts[$0]?.sent } == [2, 4, 6])
        #expect(usage.counts[.hour]?.oldest == Desk.now.adding(seconds: -3500))
        #expect(try outbox.usage(of: "other", at: Desk.now).counts[.day]?.sent == 0)
        let domains = try outbox.usageByDomain(at: Desk.now)
        #expect(domains["x.example"]?.counts[.minute]?.sent == 2)
        #expect(domains["y.example"]?.counts[.hour]?.sent == 2)
        #expect(domains["y.example"]?.counts[.hour]?.oldest == Desk.now.adding(seconds: -3500))
      }
    }
  }

  @Test("a mail that is kept back says why until it is taken up", arguments: Engine.allCases)
  func postponed(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        let id = try Post.enqueue(Post.mail(1), connection)
        try outbox.postpone(id, until: Desk.hours(1), because: "rey.example defers")
        #expect(try outbox.item(id).heldBecause == "rey.example defers")
        #expect(try outbox.due(.business, of: "leads", limit: 9, at: Desk.now).isEmpty)
        _ = try outbox.claim(limit: 9, at: Desk.hours(1))
        #expect(try outbox.item(id).heldBecause.isEmpty)
        #expect(try outbox.item(id).server == "mx:25")
      }
    }
  }

  @Test("a mail to several comes back when the first of them may be tried again", arguments: Engine.allCases)
  func perRecipient(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let outbox = Outbox(connection)
        let id = try Post.enqueue(
          Post.mail(1, to: ["a@x.example", "b@y.example", "c@z.example"]), connection)
        _ = try outbox.claim(limit: 1, at: Desk.now)
        try outbox.record(
          [
            OutboxRecipient(address: "a@x.example", state: .deferred, reply: "451", notBefore: Desk.hours(3)),
            OutboxRecipient(address: "b@y.example", state: .deferred, reply: "451", notBefore: Desk.hours(2)),
            OutboxRecipient(address: "c@z.example", state: .accepted, reply: "250"),
          ], of: id, at: Desk.now)
        #expect(try outbox.item(id).notBefore == Desk.hours(2))
        let due = try #require(try outbox.due(.business, of: "leads", limit: 1, at: Desk.hours(2)).first)
        #expect(due.recipients.map(\.notBefore) == [Desk.hours(3), Desk.hours(2), nil])
      }
    }
  }

  @Test("troubles are kept until they are over", arguments: Engine.allCases)
  func troubles(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let servers = ServerTroubles(connection)
        var server = ServerStanding(server: "mx:25", .unreachable, words: "away", now: Desk.now, chance: 9)
        try servers.save(server, of: "leads")
        server = server.after(.loginRefused, words: "535 no", now: Desk.hours(1), chance: 0)
        try servers.save(server, of: "leads")
        #expect(try servers.all().map(\.standing) == [server])
        #expect(try servers.all().map(\.account) == ["leads"])
        try servers.clear("mx:25", of: "other")
        #expect(try servers.all().count == 1)
        try servers.clear("mx:25", of: "leads")
        #expect(try servers.all().isEmpty)

        let domains = DomainTroubles(connection)
        var domain = DomainStanding(domain: "x.example")
        for _ in 0..<4 {
          domain = domain.deferred("451 4.7.1", patience: 3, now: Desk.now, chance: 0)
          try domains.save(domain)
        }
        #expect(try domains.all() == ["x.example": domain])
        try domains.clear("x.example")
        #expect(try domains.all().isEmpty)
      }
    }
  }

  @Test("mails of an older database get the domains of their recipients", arguments: Engine.allCases)
  func migration(engine: Engine) async throws {
    try await withTestDatabase(engine) { database in
      _ = try await database.migrate(Schema.migrations.filter { $0.name < "0010-delivery" })
      try await database.write { connection in
        let id = try connection.insert(
          """
          INSERT INTO outbox (account, kind, lane, state, message_id, digest, size, subject, not_before_at, created_at)
          VALUES ('leads', 'relay', 'business', 'queued', '1@firm.example', '', 1, '', 0, 0)
          """)
        try connection.execute(
          "INSERT INTO outbox_recipient (outbox_id, address, state) VALUES (\(id), 'Anna@Rey.example', 'queued')"
        )
      }
      _ = try await database.migrate(Schema.migrations)
      let domain = try await database.read {
        try $0.first("SELECT domain FROM outbox_recipient")?.text("domain")
      }
      #expect(domain == "rey.example")
      let due = try await database.read { try Outbox($0).hasDue(.business, of: "leads", at: Desk.now) }
      #expect(due)
    }
  }
}
