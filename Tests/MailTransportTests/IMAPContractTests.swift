import MailTransport
import TestSupport
import Testing

/// Every operation of an IMAP connection against a real Dovecot, over every way to reach it.
@Suite struct IMAPContractTests {
  static let ways: [ServerEndpoint.Security] = [.implicitTLS, .startTLS, .plaintext]
  let loop = TransportLoop()

  private func open(_ security: ServerEndpoint.Security, user: String) async throws -> IMAPConnection {
    var options = IMAPOptions()
    options.pollInterval = .seconds(1)
    options.client = (name: "Piste", version: "test")
    let connection = IMAPConnection(loop: loop, log: Fixtures.log, options: options)
    try await connection.open(
      Fixtures.imap(try PrivateMailServers.running(), user: user, over: security))
    return connection
  }

  private func fresh() throws -> String { try PrivateMailServers.running().freshAddress() }

  @Test("lists, sizes, bodies and flags are as they lie there", arguments: ways)
  func reading(over security: ServerEndpoint.Security) async throws {
    let user = try fresh()
    let sent = [Fixtures.message(1), Fixtures.message(2, size: 200_000)]
    try PrivateMailServers.running().place(sent, into: user)
    let connection = try await open(security, user: user)
    let status = try await connection.select("INBOX")
    #expect(status.exists == 2 && status.uidNext == 3)
    let listed = try await connection.uids(from: 1)
    let sink = KeepingSink()
    #expect(try await connection.fetch(listed.map(\.uid), limit: 1_000_000, into: sink).isEmpty)
    #expect(Set(sink.messages.map(\.bytes)) == Set(sent))
    #expect(listed.map(\.size) == sink.messages.map(\.bytes.count))
    #expect(try PrivateMailServers.running().flags(in: user).isEmpty)
    await connection.logout()
  }

  @Test("mailboxes are listed with their roles and their names beyond ASCII", arguments: ways)
  func mailboxes(over security: ServerEndpoint.Security) async throws {
    let connection = try await open(security, user: try fresh())
    for name in ["Envoyés", "Leads/Été & co", "台北", "Brouillons", "Outbox"] {
      try await connection.create(name)
    }
    let listed = try await connection.mailboxes()
    #expect(Set(listed.map(\.name)).isSuperset(of: ["INBOX", "Envoyés", "Leads/Été & co", "台北"]))
    let roles = Dictionary(uniqueKeysWithValues: listed.map { ($0.name, $0.role) })
    // Dovecot says that Outbox is for sent mails, so no name makes another of them.
    #expect(roles["INBOX"] == .inbox && roles["Outbox"] == .sent && roles["Envoyés"] == .some(nil))
    #expect(roles["Brouillons"] == .drafts)
    #expect(listed.allSatisfy { $0.delimiter == "/" })
    #expect(try await connection.select("Leads/Été & co").exists == 0)
    let features = await connection.features
    #expect(features.idle && features.move && features.uidPlus && features.eSearch && features.notify)
    await connection.logout()
  }

  @Test("a mail is appended whole, with flags and date, and found by its Message-ID", arguments: ways)
  func appending(over security: ServerEndpoint.Security) async throws {
    let connection = try await open(security, user: try fresh())
    try await connection.create("Sent")
    let small = Array("Message-ID: <one\"quoted@x.test>\r\n\r\nHello\r\n".utf8)
    let large = Array("Message-ID: <two@x.test>\r\n\r\n".utf8) + Fixtures.message(2, size: 300_000)
    let date = "25-Nov-2026 10:00:00 +0000"
    let first = try await connection.append(small, to: "Sent", flags: [.seen], at: date)
    let second = try await connection.append(large, to: "Sent")
    let status = try await connection.status(of: "Sent")
    #expect(status.exists == 2 && status.uidNext == 3 && status.highestModSeq != nil)
    #expect(first == AppendedUID(uidValidity: status.uidValidity, uid: 1) && second?.uid == 2)
    #expect(try await connection.select("Sent").uidValidity == status.uidValidity)
    #expect(try await connection.find(messageID: "<one\"quoted@x.test>") == [1])
    #expect(try await connection.find(messageID: "<nobody@x.test>").isEmpty)
    let sink = KeepingSink()
    try await connection.fetch([1, 2], limit: 1_000_000, into: sink)
    #expect(sink.messages.map(\.bytes) == [small, large])
    #expect(sink.messages.first?.date == date)
    await connection.logout()
  }

  @Test("mails are moved, those that are gone are passed over", arguments: ways)
  func moving(over security: ServerEndpoint.Security) async throws {
    let user = try fresh()
    try PrivateMailServers.running().place((1...5).map { Fixtures.message($0) }, into: user)
    let connection = try await open(security, user: user)
    try await connection.create("Done")
    _ = try await connection.select("INBOX", readOnly: false)
    try await connection.move([1, 3, 4, 99], to: "Done")
    #expect(try await connection.uids(from: 1).map(\.uid) == [2, 5])
    #expect(try await connection.status(of: "Done").exists == 3)
    await connection.logout()
  }

  @Test("news of the open mailbox and of others come while waiting", arguments: ways)
  func news(over security: ServerEndpoint.Security) async throws {
    let user = try fresh()
    let writer = try await open(security, user: user)
    for name in ["Leads", "Très/loin"] { try await writer.create(name) }
    let reader = try await open(security, user: user)
    _ = try await reader.select("INBOX")
    let others = ["Leads", "Très/loin"]
    #expect(try await reader.waitForNews(in: others, upTo: .milliseconds(100)) == Set(others))
    #expect(try await reader.waitForNews(in: others, upTo: .milliseconds(100)).isEmpty)
    for name in ["Leads", "Très/loin", "INBOX"] {
      async let news = reader.waitForNews(in: others, upTo: .seconds(30))
      try await writer.append(Fixtures.message(1), to: name)
      #expect(try await news == [name])
    }
    #expect(try await reader.uids(from: 1).count == 1)
    await writer.logout()
    await reader.logout()
  }

  @Test("what the server refuses leaves the connection open", arguments: ways)
  func refusals(over security: ServerEndpoint.Security) async throws {
    let user = try fresh()
    try PrivateMailServers.running().place([Fixtures.message(1)], into: user)
    let connection = try await open(security, user: user)
    try await connection.create("Done")
    let twice = await #expect(throws: TransportError.self) { try await connection.create("Done") }
    guard case .commandRefused = twice else { throw Unexpected(error: twice) }
    _ = try await connection.select("INBOX", readOnly: false)
    for attempt in Self.toNowhere {
      let error = await #expect(throws: TransportError.self) { try await attempt(connection) }
      guard case .mailboxMissing = error else { throw Unexpected(error: error) }
    }
    #expect(try await connection.uids(from: 1).count == 1)
    await connection.logout()
  }

  private static let toNowhere: [@Sendable (IMAPConnection) async throws -> Void] = [
    { _ = try await $0.append(Fixtures.message(1), to: "Nowhere") },
    { _ = try await $0.append(Fixtures.message(1, size: 100_000), to: "Nowhere") },
    { try await $0.move([1], to: "Nowhere") },
    { _ = try await $0.status(of: "Nowhere") },
  ]
}

/// An error that is not the expected one.
struct Unexpected: Error {
  let error: TransportError?
}
