import Synchronization
import TestSupport
import Testing

@testable import MailTransport

/// COMPRESS=DEFLATE, against Dovecot and against bytes that nobody should send.
@Suite struct CompressionTests {
  let loop = TransportLoop()

  private func connection() -> IMAPConnection {
    var options = IMAPOptions()
    options.compression = .always
    return IMAPConnection(loop: loop, log: Fixtures.log, options: options)
  }

  @Test(
    "everything goes through a compressed connection as through any other", arguments: IMAPContractTests.ways)
  func compressed(over security: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.running()
    let user = try servers.freshAddress()
    let sent = (0..<300).map { Fixtures.message($0, size: $0 % 50 == 0 ? 400_000 : 500) }
    try servers.place(sent, into: user)
    let kept = Lines()
    let loop = TransportLoop(trace: ProtocolTrace { kept.add($0) })
    var options = IMAPOptions()
    options.compression = .always
    let connection = IMAPConnection(loop: loop, log: Fixtures.log, options: options)
    try await connection.open(Fixtures.imap(servers, user: user, over: security))
    _ = try await connection.select("INBOX")
    let sink = KeepingSink()
    try await connection.fetch(try await connection.uids(from: 1).map(\.uid), limit: 1_000_000, into: sink)
    #expect(Set(sink.messages.map(\.bytes)) == Set(sent))
    let large = Fixtures.message(7, size: 500_000)
    let appended = try await connection.append(large, to: "INBOX")
    #expect(appended?.uid == 301)
    async let news = connection.idle(upTo: .seconds(30))
    try servers.place([Fixtures.message(1)], into: user)
    #expect(try await news)
    await connection.logout()
    #expect(kept.all.contains { $0.contains("COMPRESS DEFLATE") })
  }

  @Test("a piece that stands for gigabytes meets the limit of a line")
  func bomb() async throws {
    let bomb = try deflated(Array(repeating: UInt8(ascii: "x"), count: 64 * 1024 * 1024))
    #expect(bomb.count < 200_000)
    let error = try await failure(after: bomb)
    guard case .limitExceeded = error else { throw Unexpected(error: error) }
  }

  @Test("bytes that are no deflate stream end the connection")
  func damaged() async throws {
    let error = try await failure(after: Array(repeating: 0xFF, count: 100))
    guard case .connectionClosed = error else { throw Unexpected(error: error) }
  }

  @Test("what comes right behind the server's OK is compressed already")
  func earlyBytes() async throws {
    let early = try deflated(Array("* OK early\r\n".utf8))
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1 COMPRESS=DEFLATE")
      let tag = try client.command(endingWith: "COMPRESS DEFLATE")
      try client.send(Array("\(tag) OK go\r\n".utf8) + early)
      client.waitForEnd()
    }
    let connection = connection()
    try await connection.open(Fixtures.scripted(server))
    #expect(await connection.isOpen)
  }

  /// Of the first command on a connection whose server sends these bytes once compression is on.
  private func failure(after bytes: [UInt8]) async throws -> TransportError? {
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1 COMPRESS=DEFLATE")
      let tag = try client.command(endingWith: "COMPRESS DEFLATE")
      try client.send("\(tag) OK go\r\n")
      try client.send(bytes)
      client.waitForEnd()
    }
    let connection = connection()
    try await connection.open(Fixtures.scripted(server))
    return await #expect(throws: TransportError.self) { _ = try await connection.mailboxes() }
  }

  private func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
    let compression = try #require(StreamCompression(early: UnsafeRawBufferPointer(start: nil, count: 0)))
    let output = OutputBuffer()
    #expect(bytes.withUnsafeBytes { compression.compress($0, to: output) })
    return Array(output.pending)
  }
}
