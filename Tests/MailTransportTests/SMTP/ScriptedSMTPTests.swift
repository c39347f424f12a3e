import MailTransport
import Synchronization
import TestSupport
import Testing

/// What a good SMTP server never does, and servers that can do less than Exim.
@Suite struct ScriptedSMTPTests {
  let loop = TransportLoop()
  private let envelope = SubmissionEnvelope(reversePath: "a@x.test", recipients: ["b@x.test", "c@x.test"])

  private func submit(
    _ capabilities: [String], _ script: @escaping @Sendable (ScriptedConversation) throws -> Void
  ) async throws -> [SubmissionOutcome] {
    let server = try ScriptedServer { client in
      try client.beginSMTP(capabilities)
      try script(client)
    }
    let connection = SMTPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(Fixtures.scripted(server))
    let report = await connection.submit(envelope, message: Array("Subject: x\n\n.dot\rend".utf8))
    return report.perRecipient.map(\.outcome)
  }

  @Test("in lock step each command waits for its answer, dots are doubled and line ends made whole")
  func lockStep() async throws {
    let seen = Mutex<[String]>([])
    let outcomes = try await submit([]) { client in
      for answer in ["250 ok", "250 ok", "550-5.1.1 no\r\n550 5.1.1 such user", "354 go"] {
        let line = try client.line()
        seen.withLock { $0.append(line) }
        try client.send("\(answer)\r\n")
      }
      let text = try client.messageText()
      seen.withLock { $0 += text }
      try client.send("250 2.0.0 taken\r\n")
      client.waitForEnd()
    }
    #expect(
      seen.withLock(\.self) == [
        "MAIL FROM:<a@x.test>", "RCPT TO:<b@x.test>", "RCPT TO:<c@x.test>", "DATA", "Subject: x", "", "..dot",
        "end",
      ])
    #expect(outcomes[0] == .accepted(SMTPReply(code: 250, enhanced: "2.0.0", text: "taken")))
    #expect(outcomes[1] == .failed(SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user")))
  }

  @Test(
    "a connection lost after the whole message is uncertain",
    arguments: [["PIPELINING"], ["PIPELINING", "CHUNKING"]])
  func lostAfterMessage(capabilities: [String]) async throws {
    let outcomes = try await submit(capabilities) { client in
      for _ in 0..<3 { _ = try client.line() }
      let last = try client.line()
      if last == "DATA" {
        try client.send("250 ok\r\n250 ok\r\n550 5.1.1 no\r\n354 go\r\n")
        _ = try client.messageText()
      } else {
        let size = try #require(Int(last.split(separator: " ")[1]))
        _ = try client.bytes(size)
        try client.send("250 ok\r\n250 ok\r\n550 5.1.1 no\r\n")
      }
    }
    guard case .uncertain(let words) = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(words.contains("closed the connection"))
    #expect(outcomes[1] == .failed(SMTPReply(code: 550, enhanced: "5.1.1", text: "no")))
  }

  @Test("a connection lost before the message is deferred, not uncertain")
  func lostBeforeMessage() async throws {
    let outcomes = try await submit(["PIPELINING"]) { client in
      _ = try client.line()
      try client.send("250 ok\r\n")
    }
    for outcome in outcomes {
      guard case .deferred(let reply) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(reply.enhanced == "4.4.2" && reply.text.hasPrefix("not sent"))
    }
  }

  @Test("a 421 defers everybody and closes the connection")
  func farewell() async throws {
    let outcomes = try await submit([]) { client in
      _ = try client.line()
      try client.send("421 4.3.2 closing\r\n")
    }
    #expect(
      outcomes == Array(repeating: .deferred(.init(code: 421, enhanced: "4.3.2", text: "closing")), count: 2))
  }

  @Test("when all recipients are refused and DATA is granted all the same, nothing of the message is sent")
  func grantedInVain() async throws {
    let sent = Mutex<[String]?>(nil)
    let outcomes = try await submit(["PIPELINING"]) { client in
      for _ in 0..<4 { _ = try client.line() }
      try client.send("250 ok\r\n550 no\r\n450 later\r\n354 go\r\n")
      let text = try client.messageText()
      sent.withLock { $0 = text }
      try client.send("554 no valid recipients\r\n")
      client.waitForEnd()
    }
    #expect(sent.withLock(\.self) == [])
    #expect(
      outcomes == [
        .failed(SMTPReply(code: 550, enhanced: nil, text: "no")),
        .deferred(SMTPReply(code: 450, enhanced: nil, text: "later")),
      ])
  }

  @Test("a parameter that the server denies although it offered it is left out at a second attempt")
  func deniedParameter() async throws {
    let outcomes = try await submit(["SIZE 1000"]) { client in
      guard try client.line() == "MAIL FROM:<a@x.test> SIZE=25" else { return }
      try client.send("555 5.5.4 unsupported\r\n")
      for (command, answer) in [
        ("RSET", "250 ok"), ("MAIL FROM:<a@x.test>", "250 ok"), ("RCPT TO:<b@x.test>", "250 ok"),
        ("RCPT TO:<c@x.test>", "250 ok"), ("DATA", "354 go"),
      ] {
        try client.command(endingWith: command)
        try client.send("\(answer)\r\n")
      }
      _ = try client.messageText()
      try client.send("250 done\r\n")
      client.waitForEnd()
    }
    #expect(
      outcomes == Array(repeating: .accepted(SMTPReply(code: 250, enhanced: nil, text: "done")), count: 2))
  }

  @Test("a message over the server's SIZE is failed without being offered")
  func overSize() async throws {
    let outcomes = try await submit(["SIZE 10"]) { client in client.waitForEnd() }
    guard case .failed(let reply) = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(reply.enhanced == "5.3.4")
  }

  @Test(
    "a reply without end and a line that is no reply close the connection",
    arguments: ["250-x\r\n", "hello\r\n"])
  func nonsense(line: String) async throws {
    let outcomes = try await submit([]) { client in
      _ = try client.line()
      for _ in 0..<300 { try client.send(line) }
      client.waitForEnd()
    }
    guard case .deferred(let reply) = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(reply.text.hasPrefix("not sent"))
  }

  @Test("a server that offers no login is an error when a login is configured")
  func noLoginOffered() async throws {
    let server = try ScriptedServer { client in
      try client.beginSMTP()
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.user = "a@x.test"
    endpoint.password = Secret("secret")
    let connection = SMTPConnection(loop: loop, log: Fixtures.log)
    let error = await #expect(throws: TransportError.self) { try await connection.open(endpoint) }
    guard case .loginRefused = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
