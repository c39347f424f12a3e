import Glibc
import MailTransport
import TestSupport
import Testing

/// What a good IMAP server never does.
@Suite struct ScriptedIMAPTests {
  let loop = TransportLoop()

  /// Opens, examines INBOX and fetches UID 1 from a server that follows the script from there.
  private func fetch(
    limit: Int = 10_000, into sink: KeepingSink = KeepingSink(), reply: Duration = .seconds(20),
    _ script: @escaping @Sendable (ScriptedConversation, String) throws -> Void
  ) async throws -> [UInt32] {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      try client.openMailbox()
      try script(client, try client.command(endingWith: "(UID INTERNALDATE RFC822.SIZE BODY.PEEK[])"))
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.timeouts.reply = reply
    endpoint.timeouts.transfer = reply
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(endpoint)
    _ = try await connection.select("INBOX")
    return try await connection.fetch([1], limit: limit, into: sink)
  }

  private func failure(
    limit: Int = 10_000, reply: Duration = .seconds(20),
    _ script: @escaping @Sendable (ScriptedConversation, String) throws -> Void
  ) async throws -> TransportError {
    let error = await #expect(throws: TransportError.self) {
      try await fetch(limit: limit, reply: reply, script)
    }
    return try #require(error)
  }

  private static let items = "UID 1 INTERNALDATE \"25-Nov-2026 10:00:00 +0000\" RFC822.SIZE 9"

  @Test("items in another order, other items and other responses are taken")
  func otherOrder() async throws {
    let sink = KeepingSink()
    let missing = try await fetch(into: sink) { client, tag in
      try client.send(
        "* 9 FETCH (FLAGS (\\Seen X(Y)))\r\n* OK noise (\"{3}\r\n* LIST () \"/\" {4}\r\na)b\r\r\n")
      try client.send(
        "* 1 FETCH (X-A (1 (2) \"q\\\"\") BODY[] {9}\r\n)\r\n\(tag) O FLAGS () UID 1 RFC822.SIZE 9)\r\n")
      try client.send("\(tag) OK done\r\n")
    }
    #expect(missing.isEmpty)

    #expect(sink.messages.first?.bytes == Array(")\r\np3 O F".utf8.prefix(9)))
  }

  @Test("a body that is a quoted string is taken, and NIL is a message that is gone")
  func unusualBodies() async throws {
    let sink = KeepingSink()
    #expect(
      try await fetch(into: sink) { client, tag in
        try client.send("* 1 FETCH (\(Self.items) BODY[] \"ab \\\"c\")\r\n\(tag) OK done\r\n")
      }.isEmpty)
    #expect(sink.messages.map(\.bytes) == [Array("ab \"c".utf8)])
    let missing = try await fetch(into: sink) { client, tag in
      try client.send("* 1 FETCH (\(Self.items) BODY[] NIL)\r\n\(tag) OK done\r\n")
    }
    #expect(missing == [1])
  }

  @Test("a close in the middle of a literal is told as such")
  func closeInLiteral() async throws {
    let error = try await failure { client, _ in
      try client.send("* 1 FETCH (\(Self.items) BODY[] {9}\r\nhalf")
    }
    guard case .connectionClosed(_, inLiteral: true) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.isTransient)
  }

  @Test(
    "what is larger than allowed is refused before it is read",
    arguments: [
      "BODY[] {10001}\r\n", "BODY[] {4294967296}\r\n", "BODY[] {99999999999999999999}\r\n", "X {70000}\r\n",
    ])
  func tooLarge(announcement: String) async throws {
    let error = try await failure(reply: .seconds(3)) { client, _ in
      try client.send("* 1 FETCH (\(Self.items) \(announcement)")
      client.waitForEnd()
    }
    switch error {
    case .limitExceeded: break
    // A number that no integer holds is a word, and then nothing follows.
    case .timedOut: #expect(announcement.contains("99999999999"))
    default: Issue.record("\(error)")
    }
  }

  @Test("a literal far beyond the announced size is refused")
  func largerThanAnnounced() async throws {
    let error = try await failure(limit: 1_000_000) { client, _ in
      try client.send("* 1 FETCH (\(Self.items) BODY[] {90000}\r\n")
      client.waitForEnd()
    }
    guard case .limitExceeded(_, uid: 1) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("a line without end, deep nesting and endless lists are refused", arguments: ["x", "(", "a "])
  func endless(piece: String) async throws {
    let error = try await failure { client, _ in
      try client.send("* 1 FETCH (")
      let block = Array(String(repeating: piece, count: 60_000).utf8)
      for _ in 0..<60 { try client.send(block) }
      client.waitForEnd()
    }
    guard case .limitExceeded = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("silence ends with the deadline")
  func silence() async throws {
    let error = try await failure(reply: .milliseconds(300)) { client, _ in client.waitForEnd() }
    guard case .timedOut(let note) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(note.during == "FETCH")
  }

  @Test("a server that drips a line byte by byte does not hold the deadline up")
  func dripping() async throws {
    let error = try await failure(reply: .milliseconds(400)) { client, _ in
      for _ in 0..<2000 {
        try client.send("x")
        usleep(10_000)
      }
    }
    guard case .timedOut = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("BYE is a server that is not available, with its words")
  func goodbye() async throws {
    let error = try await failure { client, _ in
      try client.send("* BYE maintenance at noon\r\n")
    }
    guard case .unavailable(let note) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(note.words.contains("maintenance at noon"))
  }

  @Test(
    "a reply to a command that was never given, and plain noise, are violations",
    arguments: ["zz OK", "HTTP/1.1 400"])
  func noise(line: String) async throws {
    let error = try await failure { client, _ in try client.send("\(line)\r\n") }
    guard case .protocolViolation = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("a refused fetch leaves the connection in step")
  func refused() async throws {
    let error = try await failure { client, tag in
      try client.send("\(tag) NO [SERVERBUG] internal error\r\n")
      client.waitForEnd()
    }
    guard case .commandRefused(let note) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(note.words.contains("internal error"))
  }

  @Test("the sink's own error comes through")
  func sinkFails() async throws {
    let sink = KeepingSink(refusesAt: 1)
    await #expect(throws: KeepingSink.Full.self) {
      try await fetch(into: sink) { client, tag in
        try client.send("* 1 FETCH (\(Self.items) BODY[] {9}\r\n123456789)\r\n\(tag) OK done\r\n")
      }
    }
    #expect(sink.messages.isEmpty)
  }
}
