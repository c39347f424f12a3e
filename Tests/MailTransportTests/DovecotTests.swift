import MailTransport
import TestSupport
import Testing

/// IMAP against a real Dovecot.
@Suite struct DovecotTests {
  let loop = TransportLoop()

  private func open(_ endpoint: ServerEndpoint) async throws -> IMAPConnection {
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(endpoint)
    return connection
  }

  @Test("logs in over TLS and over STARTTLS", arguments: [ServerEndpoint.Security.implicitTLS, .startTLS])
  func logsIn(over security: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    try servers.place([Fixtures.message(1)], into: address)
    let connection = try await open(Fixtures.imap(servers, user: address, over: security))
    let status = try await connection.select("INBOX")
    #expect(status.exists == 1)
    #expect(status.uidNext == 2)
    #expect(status.uidValidity > 0)
    #expect(await connection.capabilities.contains("IDLE"))
    await connection.logout()
    #expect(await connection.isOpen == false)
  }

  @Test("fetches many mails byte for byte, big ones in pieces, and marks none of them as seen")
  func fetches() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let sent = (0..<450).map { Fixtures.message($0, size: $0 % 90 == 0 ? 300_000 : 500) }
    try servers.place(sent, into: address)
    let connection = try await open(Fixtures.imap(servers, user: address, over: .implicitTLS))
    _ = try await connection.select("INBOX")
    let listed = try await connection.uids(from: 1)
    #expect(listed.count == sent.count)
    let sink = KeepingSink()
    let missing = try await connection.fetch(listed.map(\.uid), limit: 1_000_000, into: sink)
    #expect(missing.isEmpty)
    #expect(sink.messages.map(\.uid).sorted() == listed.map(\.uid))
    #expect(Set(sink.messages.map(\.bytes)) == Set(sent))
    #expect(sink.messages.allSatisfy { $0.date.utf8.count == 26 })
    #expect(sink.messages.allSatisfy { $0.size == $0.bytes.count })
    await connection.logout()
    let seen = try await open(Fixtures.imap(servers, user: address, over: .implicitTLS))
    _ = try await seen.select("INBOX", readOnly: false)
    #expect(try servers.flags(in: address).isEmpty)
    await seen.logout()
  }

  @Test("a mail over the limit is known by its size before it is read")
  func skipsBySize() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    try servers.place([Fixtures.message(1), Fixtures.message(2, size: 90_000)], into: address)
    let connection = try await open(Fixtures.imap(servers, user: address, over: .startTLS))
    _ = try await connection.select("INBOX")
    let small = try await connection.uids(from: 1).filter { $0.size <= 10_000 }
    let sink = KeepingSink()
    try await connection.fetch(small.map(\.uid), limit: 10_000, into: sink)
    #expect(sink.messages.count == 1)
    let error = await #expect(throws: TransportError.self) {
      try await connection.fetch([2], limit: 10_000, into: sink)
    }
    guard case .limitExceeded(_, uid: 2) = error else {
      Issue.record("not refused for its size: \(String(describing: error))")
      return
    }
    #expect(await connection.isOpen == false)
  }

  @Test("IDLE tells of a mail that arrives, and comes back empty when none does")
  func idles() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let connection = try await open(Fixtures.imap(servers, user: address, over: .implicitTLS))
    _ = try await connection.select("INBOX")
    #expect(try await connection.idle(upTo: .milliseconds(300)) == false)
    async let news = connection.idle(upTo: .seconds(25))
    try await Task.sleep(for: .milliseconds(200))
    try servers.place([Fixtures.message(1)], into: address)
    #expect(try await news)
    #expect(try await connection.uids(from: 1).count == 1)
    #expect(try await connection.uids(from: 2).isEmpty)
    await connection.logout()
  }

  @Test("a mailbox that does not exist is named as such, and the connection stays")
  func missingMailbox() async throws {
    let servers = try PrivateMailServers.running()
    let connection = try await open(
      Fixtures.imap(servers, user: try servers.freshAddress(), over: .implicitTLS))
    let error = await #expect(throws: TransportError.self) {
      try await connection.select("Überall & \"nirgends\"")
    }
    guard case .mailboxMissing = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try await connection.select("INBOX").exists == 0)
    await connection.logout()
  }
}
