import Glibc
import MailTransport
import Synchronization
import TestSupport
import Testing

/// What servers and networks do at the wrong moment.
@Suite struct RobustnessTests {
  let loop = TransportLoop()

  private func open(
    _ endpoint: ServerEndpoint, poll: Duration = .seconds(60)
  ) async throws -> IMAPConnection {
    var options = IMAPOptions()
    options.pollInterval = poll
    let connection = IMAPConnection(loop: loop, log: Fixtures.log, options: options)
    try await connection.open(endpoint)
    return connection
  }

  /// Opens INBOX of a server that follows the script from there, and does something there.
  private func failure(
    capabilities: String = "IMAP4rev1 IDLE", reply: Duration = .seconds(20),
    of work: @Sendable (IMAPConnection) async throws -> Void,
    _ script: @escaping @Sendable (ScriptedConversation, _ tag: String) throws -> Void
  ) async throws -> TransportError {
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: capabilities)
      try client.openMailbox()
      try script(client, try client.command())
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.timeouts.reply = reply
    let connection = try await open(endpoint)
    _ = try await connection.select("INBOX")
    let error = await #expect(throws: TransportError.self) { try await work(connection) }
    #expect(await connection.isOpen == false)
    return try #require(error)
  }

  static let works: [@Sendable (IMAPConnection) async throws -> Void] = [
    { _ = try await $0.uids(from: 1) }, { try await $0.fetch([1], limit: 100, into: KeepingSink()) },
    { _ = try await $0.idle(upTo: .seconds(60)) }, { _ = try await $0.mailboxes() },
    { _ = try await $0.status(of: "x") }, { try await $0.append(Fixtures.message(1), to: "x") },
    { _ = try await $0.find(messageID: "x") }, { _ = try await $0.select("x") }, { try await $0.create("x") },
  ]

  @Test(
    "BYE in the middle of anything is a server that is not available, with its words",
    arguments: works.indices)
  func goodbye(work: Int) async throws {
    let error = try await failure(of: Self.works[work]) { client, _ in
      try client.send("* BYE shutting down\r\n")
      client.waitForEnd()
    }
    guard case .unavailable(let note) = error else { throw Unexpected(error: error) }
    #expect(note.words.contains("shutting down") && error.isTransient)
  }

  @Test("a server that closes its half of the connection has closed it", arguments: works.indices)
  func halfClosed(work: Int) async throws {
    let error = try await failure(of: Self.works[work]) { client, _ in
      client.halfClose()
      client.waitForEnd()
    }
    guard case .connectionClosed = error else { throw Unexpected(error: error) }
  }

  @Test("silence in the middle of anything ends with our own deadline", arguments: works.indices)
  func silence(work: Int) async throws {
    let error = try await failure(reply: .milliseconds(300), of: Self.works[work]) { client, _ in
      client.waitForEnd()
    }
    guard case .timedOut = error else { throw Unexpected(error: error) }
  }

  @Test(
    "a mailbox that is made anew in the middle of a session ends it: old UIDs mean nothing",
    arguments: [0, 1, 2])
  func newValidity(work: Int) async throws {
    let error = try await failure(of: Self.works[work]) { client, _ in
      try client.send("* OK [UIDVALIDITY 8] made anew\r\n")
      client.waitForEnd()
    }
    guard case .unavailable(let note) = error else { throw Unexpected(error: error) }
    #expect(note.words.contains("7 became 8"))
  }

  @Test("a literal that announces less than it holds makes the rest a violation and not a mail")
  func shortLiteral() async throws {
    let error = try await failure(of: Self.works[1]) { client, tag in
      try client.send(
        "* 1 FETCH (UID 1 INTERNALDATE \"x\" RFC822.SIZE 9 BODY[] {9}\r\n123456789beyond)\r\nmore\r\n\(tag) OK done\r\n"
      )
      client.waitForEnd()
    }
    guard case .protocolViolation = error else { throw Unexpected(error: error) }
  }

  @Test("an invitation that nobody asked for and news in any reply confuse nothing")
  func unasked() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      try client.openMailbox()
      for _ in 0..<3 {
        let tag = try client.command()
        try client.send("+ go ahead\r\n+\r\n* 2 EXISTS\r\n* 2 FETCH (FLAGS ())\r\n\(tag) OK done\r\n")
      }
      client.waitForEnd()
    }
    let connection = try await open(Fixtures.scripted(server))
    _ = try await connection.select("INBOX")
    #expect(try await connection.uids(from: 1).isEmpty)
    #expect(try await connection.fetch([1], limit: 10, into: KeepingSink()) == [1])
    #expect(try await connection.find(messageID: "x").isEmpty)
    #expect(try await connection.idle(upTo: .seconds(60)))
  }

  @Test("IDLE that is granted late, after news, is ended at once")
  func lateIdle() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      try client.openMailbox()
      let tag = try client.command(endingWith: "IDLE")
      try client.send("* 2 EXISTS\r\n")
      usleep(300_000)
      try client.send("+ idling\r\n")
      try client.command(endingWith: "DONE")
      usleep(200_000)
      try client.send("* 3 EXISTS\r\n\(tag) OK done\r\n")
      let next = try client.command(endingWith: "(UID RFC822.SIZE)")
      try client.send("* 1 FETCH (UID 1 RFC822.SIZE 5)\r\n\(next) OK done\r\n")
      client.waitForEnd()
    }
    let connection = try await open(Fixtures.scripted(server))
    _ = try await connection.select("INBOX")
    #expect(try await connection.idle(upTo: .milliseconds(1)))
    #expect(try await connection.uids(from: 1).count == 1)
  }

  @Test("mails that vanish between the list and the fetch are named, the others come")
  func vanishing() async throws {
    let servers = try PrivateMailServers.running()
    let user = try servers.freshAddress()
    try servers.place((1...6).map { Fixtures.message($0) }, into: user)
    let endpoint = Fixtures.imap(servers, user: user, over: .implicitTLS)
    let reader = try await open(endpoint)
    let mover = try await open(endpoint)
    _ = try await reader.select("INBOX")
    let listed = try await reader.uids(from: 1).map(\.uid)
    _ = try await mover.select("INBOX", readOnly: false)
    try await mover.create("Done")
    try await mover.move([2, 5], to: "Done")
    let sink = KeepingSink()
    #expect(try await reader.fetch(listed, limit: 10_000, into: sink) == [2, 5])
    #expect(sink.messages.map(\.uid) == [1, 3, 4, 6])
    await mover.logout()
    await reader.logout()
  }

  @Test("where the server tells nothing of other mailboxes it is asked, and what is gone is passed over")
  func polledMailboxes() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1 NOTIFY IDLE")
      try client.openMailbox()
      let refused = try client.command(
        endingWith: "(mailboxes (\"Gone\" \"Leads\") (MessageNew MessageExpunge))")
      try client.send("\(refused) NO [BADEVENT ()] not now\r\n")
      try client.answerStatus(uidNext: 1)
      try client.answerStatus(uidNext: 1)
      let idle = try client.command(endingWith: "IDLE")
      try client.send("+ idling\r\n")
      try client.command(endingWith: "DONE")
      try client.send("\(idle) OK done\r\n")
      try client.answerStatus(uidNext: 2)
      client.waitForEnd()
    }
    let connection = try await open(Fixtures.scripted(server), poll: .milliseconds(100))
    _ = try await connection.select("INBOX")
    for _ in 0..<2 {
      #expect(try await connection.waitForNews(in: ["Leads", "Gone"], upTo: .seconds(30)) == ["Leads"])
    }
  }

  @Test("a server that lost count of what it should tell is asked from then on")
  func notificationOverflow() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1 NOTIFY IDLE")
      try client.openMailbox()
      let notify = try client.command(endingWith: "(MessageNew MessageExpunge))")
      try client.send("* STATUS Leads (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 3)\r\n\(notify) OK done\r\n")
      let idle = try client.command(endingWith: "IDLE")
      try client.send("+ idling\r\n* OK [NOTIFICATIONOVERFLOW] too much\r\n* 2 EXISTS\r\n")
      try client.command(endingWith: "DONE")
      try client.send("\(idle) OK done\r\n")
      let tag = try client.command(endingWith: "STATUS \"Leads\" (MESSAGES UIDNEXT UIDVALIDITY)")
      try client.send("* STATUS \"Leads\" (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 3)\r\n\(tag) OK done\r\n")
      client.waitForEnd()
    }
    let connection = try await open(Fixtures.scripted(server))
    _ = try await connection.select("INBOX")
    for news in [["Leads"], ["INBOX", "Leads"]] {
      #expect(try await connection.waitForNews(in: ["Leads"], upTo: .seconds(30)) == Set(news))
    }
  }

  @Test("a server that crashes ends what waits and what is fetched; the next connection goes on where it was")
  func crash() async throws {
    let servers = try PrivateMailServers.separate()
    defer { servers.remove() }
    let user = try servers.freshAddress()
    try servers.place((0..<150).map { Fixtures.message($0, size: 40_000) }, into: user)
    let endpoint = Fixtures.imap(servers, user: user, over: .implicitTLS)
    let idler = try await open(endpoint)
    let reader = try await open(endpoint)
    _ = try await idler.select("INBOX")
    let status = try await reader.select("INBOX")
    let uids = try await reader.uids(from: 1).map(\.uid)
    let news = Task { try await idler.idle(upTo: .seconds(60)) }
    let sink = KeepingSink { number in if number == 20 { try servers.crashDovecot() } }
    let fetching = await #expect(throws: TransportError.self) {
      try await reader.fetch(uids, limit: 100_000, into: sink)
    }
    #expect(fetching?.isTransient == true && sink.messages.count < 150)
    let idling = await #expect(throws: TransportError.self) { _ = try await news.value }
    #expect(idling?.isTransient == true)
    try servers.start()
    try await reader.open(endpoint)
    #expect(try await reader.select("INBOX") == status)
    let rest = Set(uids).subtracting(sink.messages.map(\.uid))
    #expect(try await reader.fetch(Array(rest), limit: 100_000, into: sink).isEmpty)
    #expect(Set(sink.messages.map(\.bytes)).count == 150 && sink.messages.count == 150)
    await reader.logout()
  }

  @Test("a server that is shut down says so to who waits")
  func shutDown() async throws {
    let servers = try PrivateMailServers.separate()
    defer { servers.remove() }
    let endpoint = Fixtures.imap(servers, user: try servers.freshAddress(), over: .startTLS)
    let idler = try await open(endpoint)
    _ = try await idler.select("INBOX")
    let news = Task { try await idler.idle(upTo: .seconds(60)) }
    try await Task.sleep(for: .milliseconds(300))
    try servers.stop()
    let error = await #expect(throws: TransportError.self) { _ = try await news.value }
    #expect(error?.isTransient == true)
    try servers.start()
    try await idler.open(endpoint)
    #expect(try await idler.select("INBOX").exists == 0)
    await idler.logout()
  }
}

extension ScriptedConversation {
  /// Two questions: a mailbox that is gone, and one that stands so.
  fileprivate func answerStatus(uidNext: Int) throws {
    let gone = try command(endingWith: "STATUS \"Gone\" (MESSAGES UIDNEXT UIDVALIDITY)")
    try send("\(gone) NO no such mailbox\r\n")
    let tag = try command(endingWith: "STATUS \"Leads\" (MESSAGES UIDNEXT UIDVALIDITY)")
    try send("* STATUS Leads (MESSAGES 0 UIDNEXT \(uidNext) UIDVALIDITY 3)\r\n\(tag) OK done\r\n")
  }
}
