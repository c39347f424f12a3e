import Glibc
import MailTransport
import TestSupport
import Testing

/// Deadlines, cancellation and the end of the loop.
@Suite struct LoopTests {
  private func silentServer() throws -> ScriptedServer {
    try ScriptedServer { client in
      try client.beginIMAP()
      try client.openMailbox()
      try client.send("+ idling\r\n")
      client.waitForEnd()
    }
  }

  private func idling(on loop: TransportLoop, _ server: ScriptedServer) async throws -> IMAPConnection {
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(Fixtures.scripted(server))
    _ = try await connection.select("INBOX")
    return connection
  }

  @Test("a server that accepts and says nothing ends with the time to connect")
  func silentGreeting() async throws {
    let server = try ScriptedServer { $0.waitForEnd() }
    var endpoint = Fixtures.scripted(server)
    endpoint.timeouts.connect = .milliseconds(400)
    let connection = IMAPConnection(loop: TransportLoop(), log: Fixtures.log)
    let error = await #expect(throws: TransportError.self) { try await connection.open(endpoint) }
    guard case .timedOut = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("cancelling the task ends IDLE and closes the connection")
  func cancellation() async throws {
    let server = try silentServer()
    let connection = try await idling(on: TransportLoop(), server)
    let task = Task { try await connection.idle(upTo: .seconds(60)) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let error = await #expect(throws: TransportError.self) { try await task.value }
    guard case .cancelled = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(await connection.isOpen == false)
  }

  @Test("cancelling the task ends an attempt to connect")
  func cancelledConnect() async throws {
    let server = try ScriptedServer { $0.waitForEnd() }
    let connection = IMAPConnection(loop: TransportLoop(), log: Fixtures.log)
    let endpoint = Fixtures.scripted(server)
    let task = Task { try await connection.open(endpoint) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let error = await #expect(throws: TransportError.self) { try await task.value }
    guard case .cancelled = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("the shutdown of the loop ends what waits, and what comes later fails at once")
  func shutdown() async throws {
    let server = try silentServer()
    let loop = TransportLoop()
    let connection = try await idling(on: loop, server)
    let task = Task { try await connection.idle(upTo: .seconds(60)) }
    try await Task.sleep(for: .milliseconds(100))
    loop.shutdown()
    await #expect(throws: TransportError.self) { try await task.value }
    await #expect(throws: TransportError.self) { try await connection.open(Fixtures.scripted(server)) }
    let late = SMTPConnection(loop: loop, log: Fixtures.log)
    await #expect(throws: TransportError.self) { try await late.open(Fixtures.scripted(server)) }
  }

  @Test("without IDLE the server is asked with NOOP")
  func polling() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1")
      try client.openMailbox(exists: 3)
      let tag = try client.command(endingWith: "NOOP")
      try client.send("* 4 EXISTS\r\n\(tag) OK done\r\n")
      client.waitForEnd()
    }
    let connection = try await idling(on: TransportLoop(), server)
    #expect(try await connection.idle(upTo: .milliseconds(200)))
  }

  @Test("a mail that is announced while another command runs is news at once")
  func announcedMeanwhile() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      try client.openMailbox(exists: 1)
      let tag = try client.command(endingWith: "(UID RFC822.SIZE)")
      try client.send("* 1 FETCH (UID 1 RFC822.SIZE 5)\r\n* 2 EXISTS\r\n\(tag) OK done\r\n")
      client.waitForEnd()
    }
    let connection = try await idling(on: TransportLoop(), server)
    #expect(try await connection.uids(from: 1) == [UIDSize(uid: 1, size: 5)])
    #expect(try await connection.idle(upTo: .seconds(30)))
  }

  @Test("a hundred thousand mails are listed in windows, over gaps, each once")
  func largeListing() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      let tag = try client.command(endingWith: "EXAMINE \"INBOX\"")
      try client.send(
        "* 100000 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 4000000000] x\r\n\(tag) OK x\r\n")
      while true { try client.answerListing { $0 <= 100_000 || $0 == 3_999_999_999 } }
    }
    let connection = try await idling(on: TransportLoop(), server)
    let listed = try await connection.uids(from: 2)
    #expect(listed.count == 100_000)
    #expect(listed.first == UIDSize(uid: 2, size: 2) && listed.last?.uid == 3_999_999_999)
  }

  @Test("connections that are dropped without a word leave no descriptor behind")
  func noLeak() async throws {
    let server = try silentServer()
    let loop = TransportLoop()
    _ = try await idling(on: loop, server)
    let pipe = dup(0)
    close(pipe)
    for _ in 0..<300 { _ = try await idling(on: loop, server) }
    // 300 connections would have pushed the lowest free descriptor up by as much; other tests use some.
    let after = dup(0)
    close(after)
    #expect(after - pipe < 150)
  }
}

extension ScriptedConversation {
  /// Answers one `UID FETCH a:b (UID RFC822.SIZE)`; UIDs that do not exist are left out.
  fileprivate func answerListing(_ exists: (UInt32) -> Bool) throws {
    let words = try line().split(separator: " ")
    let ends = words[3].split(separator: ":").compactMap { UInt32($0) }
    let last = ends.count == 2 ? ends[1] : 3_999_999_999
    var reply = ""
    for uid in ends[0]...max(ends[0], min(last, ends[0] + 200_000)) where uid <= last && exists(uid) {
      reply += "* 1 FETCH (UID \(uid) RFC822.SIZE \(min(uid, 9)))\r\n"
    }
    if ends[0] < last, last == 3_999_999_999, !reply.contains("UID \(last) ") {
      reply += "* 1 FETCH (UID \(last) RFC822.SIZE 9)\r\n"
    }
    try send(reply + "\(words[0]) OK done\r\n")
  }
}
