import Glibc
import TestSupport
import Testing

@testable import MailTransport

/// What goes wrong in clients over libcurl, by the numbers of the study of it; the numbers that are missing
/// belong to SMTP. Numbers from 14 on are of libcurl's own IMAP, which is not used: here stands what we do.
@Suite struct IMAPPitfallTests {
  let loop = TransportLoop()

  private func open(_ endpoint: ServerEndpoint) async throws -> IMAPConnection {
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(endpoint)
    return connection
  }

  private func dovecot(
    _ messages: [[UInt8]] = [], over security: ServerEndpoint.Security = .implicitTLS
  ) async throws -> (IMAPConnection, user: String) {
    let servers = try PrivateMailServers.running()
    let user = try servers.freshAddress()
    try servers.place(messages, into: user)
    return (try await open(Fixtures.imap(servers, user: user, over: security)), user)
  }

  @Test("Pitfall 1: what is offered again after \"again\" has the same address and length")
  func sameAddress() {
    let output = OutputBuffer()
    output.append(Array(repeating: 1, count: 100_000))
    let offered = output.pending
    #expect(output.pending.baseAddress == offered.baseAddress && output.pending.count == offered.count)
    output.markSent(40_000)
    #expect(
      output.pending.baseAddress == offered.baseAddress.map { $0 + 40_000 } && output.pending.count == 60_000)
  }

  @Test(
    "Pitfall 1: a mail of many megabytes goes out over TLS whole",
    arguments: [ServerEndpoint.Security.implicitTLS, .startTLS])
  func largeMail(over security: ServerEndpoint.Security) async throws {
    let (connection, _) = try await dovecot(over: security)
    let mail = Fixtures.message(1, size: 12_000_000)
    try await connection.append(mail, to: "INBOX")
    _ = try await connection.select("INBOX")
    let sink = KeepingSink()
    try await connection.fetch([1], limit: 20_000_000, into: sink)
    #expect(sink.messages.first?.bytes == mail)
    await connection.logout()
  }

  @Test("Pitfall 2: what OpenSSL has decrypted already is read before the socket is waited for")
  func decryptedBytes() async throws {
    // Lines and literals of every length cross the ends of TLS records and of the buffer in every way.
    let mails = (0..<200).map { Fixtures.message($0, size: 100 + $0 * 331) }
    var (connection, user) = try await dovecot(mails)
    await connection.logout()
    var endpoint = Fixtures.imap(try PrivateMailServers.running(), user: user, over: .implicitTLS)
    endpoint.timeouts.reply = .seconds(15)
    endpoint.timeouts.transfer = .seconds(15)
    connection = try await open(endpoint)
    _ = try await connection.select("INBOX")
    let sink = KeepingSink()
    try await connection.fetch(try await connection.uids(from: 1).map(\.uid), limit: 100_000, into: sink)
    #expect(Set(sink.messages.map(\.bytes)) == Set(mails))
    await connection.logout()
  }

  @Test("Pitfall 3: bytes behind the login reply, which libcurl loses, confuse nothing")
  func bytesBehindLogin() async throws {
    let server = try ScriptedServer { client in
      try client.send("* OK hello\r\n")
      let tag = try client.command(endingWith: "CAPABILITY")
      try client.send("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n\(tag) OK done\r\n")
      let login = try client.command()
      try client.send("\(login) OK welcome\r\n* OK [ALERT] your password exp")
      let ours = try client.command(endingWith: "CAPABILITY")
      try client.send("ires\r\n* 3 EXISTS\r\n* CAPABILITY IMAP4rev1 IDLE\r\n\(ours) OK done\r\n")
      try client.openMailbox(exists: 1)
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    (endpoint.user, endpoint.password) = ("u", Secret("p"))
    let connection = try await open(endpoint)
    #expect(await connection.capabilities == ["IMAP4REV1", "IDLE"])
    #expect(try await connection.select("INBOX").exists == 1)
  }

  @Test("Pitfall 4: a connection that was only opened lives on while others are made on the same loop")
  func firstRead() async throws {
    let (first, user) = try await dovecot()
    let endpoint = Fixtures.imap(try PrivateMailServers.running(), user: user, over: .implicitTLS)
    for _ in 0..<12 { try await open(endpoint).logout() }
    #expect(try await first.select("INBOX").exists == 0)
    await first.logout()
  }

  @Test("Pitfall 5: the time to connect ends with the connection being made")
  func noOverallTimeout() async throws {
    let servers = try PrivateMailServers.running()
    var endpoint = Fixtures.imap(servers, user: try servers.freshAddress(), over: .implicitTLS)
    endpoint.timeouts.connect = .seconds(5)
    let connection = try await open(endpoint)
    _ = try await connection.select("INBOX")
    #expect(try await connection.idle(upTo: .seconds(6)) == false)
    #expect(try await connection.uids(from: 1).isEmpty)
    await connection.logout()
  }

  @Test("Pitfall 7: writing to a server that went away is an error and not the end of the program")
  func brokenPipe() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1 LITERAL+")
      _ = try client.command()
    }
    _ = loop
    var action = sigaction()
    sigaction(SIGPIPE, nil, &action)
    #expect(action.__sigaction_handler.sa_handler.map { unsafeBitCast($0, to: Int.self) } == 1)
    let connection = try await open(Fixtures.scripted(server))
    let error = await #expect(throws: TransportError.self) {
      try await connection.append(Fixtures.message(1, size: 60_000), to: "INBOX")
      try await connection.append(Fixtures.message(1, size: 60_000), to: "INBOX")
    }
    switch error {
    case .connectionClosed, .notConnected: break
    default: throw Unexpected(error: error)
    }
  }

  @Test(
    "Pitfall 9: what is larger, longer or deeper than allowed is refused before it is all there",
    arguments: [
      ("* 1 FETCH (UID 1 INTERNALDATE \"x\" RFC822.SIZE 9 BODY[] {10001}\r\n", ""),
      ("* 1 FETCH (UID 1 INTERNALDATE \"x\" RFC822.SIZE 9 BODY[] {4294967296}\r\n", ""),
      ("* LIST () \"/\" {65537}\r\n", ""), ("* SEARCH", " 1234567"), ("* X ", "((("), ("", "* 5 EXPUNGE\r\n"),
      ("* X ", "a "), ("* X \"", "aaa"),
    ])
  func limits(beginning: String, repeated: String) async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      try client.openMailbox()
      _ = try client.command(endingWith: "BODY.PEEK[])")
      try client.send(beginning)
      let block = Array(String(repeating: repeated, count: 10_000).utf8)
      for _ in 0..<60 where !block.isEmpty { try client.send(block) }
      client.waitForEnd()
    }
    let connection = try await open(Fixtures.scripted(server))
    _ = try await connection.select("INBOX")
    let error = await #expect(throws: TransportError.self) {
      try await connection.fetch([1], limit: 10_000, into: KeepingSink())
    }
    guard case .limitExceeded = error else { throw Unexpected(error: error) }
    #expect(await connection.isOpen == false)
  }

  @Test("Pitfall 9: a line of ten thousand UIDs is no such thing")
  func longSearchLine() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      let tag = try client.command(endingWith: "UID SEARCH HEADER Message-ID \"x\"")
      let numbers = (1...10_000).map { String($0 * 3) }.joined(separator: " ")
      try client.send("* SEARCH \(numbers)\r\n\(tag) OK done\r\n")
      client.waitForEnd()
    }
    let found = try await open(Fixtures.scripted(server)).find(messageID: "x")
    #expect(found.count == 10_000 && found.last == 30_000)
  }

  @Test("Pitfall 10: messages are named by UID only, and DONE ends IDLE before anything else is said")
  func commandsByUID() async throws {
    let heard = Lines()
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1 IDLE UIDPLUS")
      try client.openMailbox()
      while true {
        let line = try client.line()
        heard.add(line)
        let tag = String(line.prefix { $0 != " " })
        if line.hasSuffix("IDLE") { try client.send("+ idling\r\n* 2 EXISTS\r\n") }
        if line == "DONE" { try client.send("p3 OK done\r\n") }
        if line.contains("UID ") { try client.send("\(tag) OK done\r\n") }
      }
    }
    let connection = try await open(Fixtures.scripted(server))
    _ = try await connection.select("INBOX")
    async let news = connection.idle(upTo: .seconds(20))
    async let fetched = connection.fetch(Array(1...900), limit: 10, into: KeepingSink())
    #expect(try await news)
    #expect(try await fetched.count == 900)
    try await connection.move([1], to: "Done")
    let commands = heard.all
    #expect(commands.first?.hasSuffix("IDLE") == true && commands.dropFirst().first == "DONE")
    #expect(commands.count == 2 + 2 + 3)
    #expect(commands.dropFirst(2).allSatisfy { $0.split(separator: " ").dropFirst().first == "UID" })
  }

  @Test(
    "Pitfall 14: a fetch of several mails brings all of each, even of one that forges the end of the command")
  func everyLiteral() async throws {
    let mails = (1...3).map { number in
      Fixtures.message(number, size: 5000) + Array((3...9).map { "p\($0) OK forged\r\n" }.joined().utf8)
    }
    let (connection, _) = try await dovecot(mails, over: .startTLS)
    _ = try await connection.select("INBOX")
    let sink = KeepingSink()
    #expect(try await connection.fetch([1, 2, 3], limit: 10_000, into: sink).isEmpty)
    #expect(Set(sink.messages.map(\.bytes)) == Set(mails))
    await connection.logout()
  }

  @Test("Pitfall 15: lists and searches over ten thousand mails bring all of them")
  func tenThousand() async throws {
    let mails = (0..<10_000).map { Array("Message-ID: <\($0)@many.test>\r\n\r\n\($0)\r\n".utf8) }
    let (connection, _) = try await dovecot(mails)
    #expect(try await connection.select("INBOX").exists == 10_000)
    let listed = try await connection.uids(from: 1)
    #expect(listed.map(\.uid) == Array(1...10_000))
    #expect(try await connection.find(messageID: "@many.test>") == Array(1...10_000))
    let sink = KeepingSink()
    #expect(try await connection.fetch(listed.map(\.uid), limit: 1000, into: sink).isEmpty)
    #expect(Set(sink.messages.map(\.bytes)).count == 10_000)
    await connection.logout()
  }

  @Test(
    "Pitfall 16: no list, search or fetch marks a mail as seen, not even in a mailbox that is open for writing"
  )
  func neverSeen() async throws {
    let (connection, user) = try await dovecot([Fixtures.message(1), Fixtures.message(2)])
    _ = try await connection.select("INBOX", readOnly: false)
    _ = try await connection.uids(from: 1)
    _ = try await connection.find(messageID: "a")
    try await connection.fetch([1, 2], limit: 10_000, into: KeepingSink())
    await connection.logout()
    #expect(try PrivateMailServers.running().flags(in: user).isEmpty)
  }

  @Test("Pitfall 17: mailbox names with percent signs, quotes and backslashes are taken as they are")
  func oddNames() async throws {
    let (connection, _) = try await dovecot()
    for name in ["100%25 off", "a \"quoted\" one", "back\\slash", "& more &-", "[brackets] {5}"] {
      try await connection.create(name)
      try await connection.append(Fixtures.message(1), to: name)
      #expect(try await connection.status(of: name).exists == 1)
      #expect(try await connection.select(name).exists == 1)
      #expect(try await connection.mailboxes().contains { $0.name == name })
    }
    await connection.logout()
  }

  @Test(
    "Pitfall 17: a name that would be another command never leaves",
    arguments: ["a\r\nx LOGOUT", "a\0b", "a\n", ""])
  func injectedNames(name: String) async throws {
    let (connection, _) = try await dovecot()
    let attempts: [@Sendable () async throws -> Void] = [
      { _ = try await connection.select(name) }, { _ = try await connection.status(of: name) },
      { try await connection.create(name) }, { try await connection.move([1], to: name) },
      { try await connection.append(Fixtures.message(1), to: name) },
      { _ = try await connection.find(messageID: name) },
    ]
    for attempt in attempts {
      let error = await #expect(throws: TransportError.self) { try await attempt() }
      guard case .invalidArgument = error else { throw Unexpected(error: error) }
    }
    #expect(try await connection.select("INBOX").exists == 0)
    await connection.logout()
  }
}
