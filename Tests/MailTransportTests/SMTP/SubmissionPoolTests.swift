import Dispatch
import MailTransport
import Synchronization
import TestSupport
import Testing

/// Many connections to one server, scripted and real.
@Suite struct SubmissionPoolTests {
  let loop = TransportLoop()
  private let envelope = SubmissionEnvelope(reversePath: "a@x.test", recipients: ["b@x.test"])

  private func pool(_ server: ScriptedServer, _ limits: PoolLimits = PoolLimits()) -> SubmissionPool {
    let endpoint = Fixtures.scripted(server)
    return SubmissionPool(loop: loop, log: Fixtures.log, limits: limits) { endpoint }
  }

  private func submit(_ count: Int, over pool: SubmissionPool) async -> [SubmissionReport] {
    await withTaskGroup(of: SubmissionReport.self) { group in
      for number in 0..<count {
        group.addTask { await pool.submit(envelope, message: Fixtures.message(number)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("a real server gets all messages over a few connections, each once")
  func manyMessages() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let endpoint = Fixtures.smtp(servers, user: "box1@piste.test", over: .startTLS)
    let limits = PoolLimits(connections: 3, messagesPerConnection: 7)
    let pool = SubmissionPool(loop: loop, log: Fixtures.log, limits: limits) { endpoint }
    let envelope = SubmissionEnvelope(reversePath: "box1@piste.test", recipients: [address])
    await withTaskGroup(of: SubmissionReport.self) { group in
      for number in 0..<60 {
        group.addTask { await pool.submit(envelope, message: Fixtures.message(number)) }
      }
      for await report in group {
        #expect(report.isAccepted && report.trouble == nil)
      }
    }
    await pool.close()
    let subjects = try await servers.awaitDelivery(of: 60, to: address).compactMap {
      String(decoding: $0, as: UTF8.self).firstMatch(of: /Subject: message \d+/)?.0
    }
    #expect(subjects.count == 60 && Set(subjects).count == 60)
    #expect(await pool.submit(envelope, message: Fixtures.message(1)).trouble != nil)
  }

  @Test("no more connections than allowed, each for so many messages, each ended by QUIT")
  func limits() async throws {
    let seen = Mutex<(now: Int, most: Int, all: Int, quits: Int)>((0, 0, 0, 0))
    let server = try ScriptedServer { client in
      seen.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1, $0.quits) }
      defer { seen.withLock { $0.now -= 1 } }
      try client.beginSMTP()
      try client.takeMessages()
      seen.withLock { $0.quits += 1 }
    }
    let pool = pool(server, PoolLimits(connections: 3, messagesPerConnection: 4))
    let reports = await submit(30, over: pool)
    #expect(reports.allSatisfy { $0.isAccepted })
    await pool.close()
    let counts = seen.withLock(\.self)
    #expect(counts.most <= 3 && counts.all >= 8 && counts.quits == counts.all)
  }

  @Test("a server that refuses a further connection keeps those it has")
  func tooManyConnections() async throws {
    let connections = Mutex(0)
    let server = try ScriptedServer { client in
      guard
        connections.withLock({ count in
          count += 1; return count <= 2
        })
      else {
        return try client.send("421 4.7.0 too many connections\r\n")
      }
      try client.beginSMTP()
      try client.takeMessages()
    }
    let pool = pool(server, PoolLimits(connections: 8))
    let reports = await submit(50, over: pool)
    #expect(reports.allSatisfy { $0.isAccepted && $0.trouble == nil })
    await pool.close()
  }

  @Test("a refused login is tried once, and all who wait hear of it")
  func refusedLogin() async throws {
    let logins = Mutex(0)
    let server = try ScriptedServer { client in
      try client.beginSMTP(["AUTH PLAIN"])
      _ = try client.line()
      logins.withLock { $0 += 1 }
      try client.send("535 5.7.8 wrong password\r\n")
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.user = "a@x.test"
    endpoint.password = Secret("secret")
    let access = endpoint
    let pool = SubmissionPool(loop: loop, log: Fixtures.log, limits: PoolLimits(connections: 5)) { access }
    for report in await submit(20, over: pool) {
      guard case .loginRefused(let error) = report.trouble else {
        Issue.record("\(report)")
        continue
      }
      #expect(error.note.words.contains("wrong password"))
      guard case .deferred = report.perRecipient[0].outcome else {
        Issue.record("\(report)")
        continue
      }
    }
    #expect(logins.withLock(\.self) < 5)
    await pool.close()
  }

  @Test("a 421 ends its connection only, is said as trouble, and the next message gets another connection")
  func farewell() async throws {
    let connections = Mutex(0)
    let server = try ScriptedServer { client in
      let number = connections.withLock { count in
        count += 1; return count
      }
      try client.beginSMTP()
      guard number == 1 else { return try client.takeMessages() }
      _ = try client.line()
      try client.send("421 4.3.2 closing\r\n")
    }
    let pool = pool(server)
    let busy = await pool.submit(envelope, message: Fixtures.message(1))
    #expect(busy.trouble == .busy(SMTPReply(code: 421, enhanced: "4.3.2", text: "closing")))
    #expect(await pool.submit(envelope, message: Fixtures.message(2)).isAccepted)
    await pool.close()
  }

  @Test("a connection that the server ended while it was idle is replaced without a word")
  func endedWhileIdle() async throws {
    let connections = Mutex(0)
    let server = try ScriptedServer { client in
      let number = connections.withLock { count in
        count += 1; return count
      }
      try client.beginSMTP()
      try client.takeMessages(atMost: number == 1 ? 1 : .max)
    }
    let pool = pool(server)
    for number in 0..<4 {
      #expect(await pool.submit(envelope, message: Fixtures.message(number)).isAccepted)
    }
    #expect(connections.withLock(\.self) == 2)
    await pool.close()
  }

  @Test("an idle connection is closed after its time")
  func idleClose() async throws {
    let (quits, quit) = AsyncStream.makeStream(of: Void.self)
    let server = try ScriptedServer { client in
      try client.beginSMTP()
      try client.takeMessages()
      quit.yield()
    }
    let pool = pool(server, PoolLimits(idleClose: .milliseconds(50)))
    #expect(await pool.submit(envelope, message: Fixtures.message(1)).isAccepted)
    for await _ in quits { break }
    #expect(await pool.submit(envelope, message: Fixtures.message(2)).isAccepted)
    await pool.close()
  }

  @Test("who is cancelled while waiting for a connection leaves at once")
  func cancelledWait() async throws {
    let server = try ScriptedServer { $0.waitForEnd() }
    let pool = pool(server)
    let task = Task { await pool.submit(envelope, message: Fixtures.message(1)) }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    guard case .unreachable(.cancelled) = await task.value.trouble else {
      Issue.record("not cancelled")
      return
    }
    loop.shutdown()
    await pool.close()
  }

  @Test("closing sends those home who wait, and lets a message that is under way come through")
  func closing() async throws {
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let isClosing = DispatchSemaphore(value: 0)
    let server = try ScriptedServer { client in
      try client.beginSMTP()
      _ = try client.line()
      begin.yield()
      isClosing.wait()
      try client.send("250 ok\r\n")
      try client.takeMessages()
    }
    let pool = pool(server, PoolLimits(connections: 1))
    async let first = pool.submit(envelope, message: Fixtures.message(1))
    for await _ in begun { break }
    async let second = pool.submit(envelope, message: Fixtures.message(2))
    async let closed: Void = pool.close()
    guard case .unreachable = await second.trouble else {
      Issue.record("the second was not sent home")
      return
    }
    isClosing.signal()
    #expect(await first.isAccepted)
    await closed
  }

  @Test("a trace shows commands and replies, and of a message the size only; outcomes are counted")
  func traced() async throws {
    let kept = Lines()
    let loop = TransportLoop(trace: ProtocolTrace { kept.add($0) })
    let server = try ScriptedServer { client in
      try client.beginSMTP()
      try client.takeMessages()
    }
    let endpoint = Fixtures.scripted(server)
    let pool = SubmissionPool(loop: loop, log: Fixtures.log, limits: PoolLimits()) { endpoint }
    #expect(await pool.submit(envelope, message: Fixtures.message(1)).isAccepted)
    await pool.close()
    let trace = kept.all.joined(separator: "\n")
    for words in ["MAIL FROM:<a@x.test>", "RCPT TO:<b@x.test>", "DATA", "354 go", "QUIT"] {
      #expect(trace.contains(words))
    }
    #expect(!trace.contains("Subject") && !trace.contains("rich"))
    #expect(loop.counters.snapshot().recipientsAccepted == 1)
  }

  @Test("credentials that cannot be had are trouble with the login")
  func noCredentials() async {
    struct NoToken: Error, CustomStringConvertible { let description = "the token expired" }
    let pool = SubmissionPool(loop: loop, log: Fixtures.log, limits: PoolLimits()) { throw NoToken() }
    let report = await pool.submit(envelope, message: Fixtures.message(1))
    guard case .loginRefused(let error) = report.trouble else {
      Issue.record("\(report)")
      return
    }
    #expect("\(error)".contains("the token expired"))
    await pool.close()
  }
}
