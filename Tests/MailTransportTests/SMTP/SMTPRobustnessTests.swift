import MailTransport
import Synchronization
import TestSupport
import Testing

/// Servers that fall silent, leave, or talk out of turn, at each stage of a transaction.
@Suite struct SMTPRobustnessTests {
  typealias Stage = ScriptedConversation.Stage

  let loop = TransportLoop()
  private let envelope = SubmissionEnvelope(reversePath: "a@x.test", recipients: ["b@x.test"])

  /// Lock step, one group, and one group with the message in it.
  private static let modes = [[], ["PIPELINING"], ["PIPELINING", "CHUNKING"]]
  private static let stages = Stage.allCases.flatMap { stage in modes.map { (stage, $0) } }

  private func submit(
    _ message: [UInt8] = Fixtures.message(1), change: (inout ServerEndpoint) -> Void = { _ in },
    to script: @escaping @Sendable (ScriptedConversation) throws -> Void
  ) async throws -> SubmissionReport {
    let server = try ScriptedServer(script)
    var endpoint = Fixtures.scripted(server)
    change(&endpoint)
    let access = endpoint
    let pool = SubmissionPool(loop: loop, log: Fixtures.log, limits: PoolLimits()) { access }
    let report = await pool.submit(envelope, message: message)
    await pool.close()
    return report
  }

  /// With CHUNKING the message is in the first group: whatever the server did not refuse may have arrived.
  private func isOut(_ stage: Stage, _ capabilities: [String]) -> Bool {
    stage == .message || stage != .greeting && capabilities.contains("CHUNKING")
  }

  private func check(_ report: SubmissionReport, isOut: Bool) {
    switch report.perRecipient[0].outcome {
    case .uncertain: #expect(isOut)
    case .deferred(let reply): #expect(!isOut && reply.text.hasPrefix("not sent"))
    case let other: Issue.record("\(other)")
    }
  }

  @Test(
    "silence ends with its own deadline; only with the whole message out it is uncertain", arguments: stages)
  func silence(stage: Stage, capabilities: [String]) async throws {
    let report = try await submit {
      switch stage {
      case .greeting: $0.timeouts.connect = .milliseconds(300)
      case .sender, .recipient: $0.timeouts.reply = .milliseconds(300)
      // With CHUNKING there is no DATA to be silent at.
      case .data where !capabilities.contains("CHUNKING"): $0.timeouts.reply = .milliseconds(300)
      case .data, .message: $0.timeouts.messageReply = .milliseconds(300)
      }
    } to: { client in
      try client.takeMessage(until: stage, capabilities: capabilities)
      client.waitForEnd()
    }
    check(report, isOut: isOut(stage, capabilities))
    guard case .unreachable(.timedOut) = report.trouble else {
      Issue.record("\(report)")
      return
    }
  }

  @Test("a lost connection is uncertain with the whole message out, and deferred before", arguments: stages)
  func hangUp(stage: Stage, capabilities: [String]) async throws {
    let report = try await submit { client in
      try client.takeMessage(until: stage, capabilities: capabilities)
    }
    check(report, isOut: isOut(stage, capabilities))
    guard case .unreachable = report.trouble else {
      Issue.record("\(report)")
      return
    }
  }

  @Test("a half-closed socket is a lost connection", arguments: stages)
  func halfClosed(stage: Stage, capabilities: [String]) async throws {
    let report = try await submit { client in
      try client.takeMessage(until: stage, capabilities: capabilities)
      client.stopTalking()
      client.waitForEnd()
    }
    check(report, isOut: isOut(stage, capabilities))
  }

  @Test("421 at any stage defers, is said as trouble and closes", arguments: stages)
  func farewell(stage: Stage, capabilities: [String]) async throws {
    let report = try await submit { client in
      try client.takeMessage(until: stage, capabilities: capabilities)
      try client.send("421 4.3.2 closing down\r\n")
      client.waitForEnd()
    }
    let reply = SMTPReply(code: 421, enhanced: "4.3.2", text: "closing down")
    #expect(report.trouble == .busy(reply))
    #expect(report.perRecipient.map(\.outcome) == [.deferred(reply)])
  }

  @Test("a connection lost in the middle of the message is deferred", arguments: modes)
  func lostInMessage(capabilities: [String]) async throws {
    let report = try await submit(Fixtures.message(1, size: 20_000_000)) { client in
      try client.beginSMTP(capabilities)
      while true {
        let command = try client.line()
        if command == "DATA" { try client.send("354 go\r\n") }
        guard command != "DATA", !command.hasPrefix("BDAT") else { break }
        try client.send("250 ok\r\n")
      }
      _ = try client.bytes(100_000)
    }
    check(report, isOut: false)
  }

  @Test(
    "an answer to a message that was not sent yet is not taken for one",
    arguments: ["250 2.0.0 ok", "hello", "354 go"])
  func answerToNothing(words: String) async throws {
    let report = try await submit { client in
      try client.beginSMTP([])
      for answer in ["250 ok", "250 ok", "354 go\r\n\(words)"] {
        _ = try client.line()
        try client.send("\(answer)\r\n")
      }
      client.waitForEnd()
    }
    check(report, isOut: false)
    guard case .unreachable(.protocolViolation) = report.trouble else {
      Issue.record("\(report)")
      return
    }
  }

  @Test("what was said out of turn after a message ends the connection, and the next message has another")
  func outOfTurn() async throws {
    let connections = Mutex(0)
    let server = try ScriptedServer { client in
      let isFirst = connections.withLock { count in
        count += 1; return count == 1
      }
      try client.beginSMTP([])
      guard isFirst else { return try client.takeMessages() }
      for answer in ["250 ok", "250 ok", "354 go"] {
        _ = try client.line()
        try client.send("\(answer)\r\n")
      }
      _ = try client.messageText()
      try client.send("250 taken\r\n250 and another\r\n")
      client.waitForEnd()
    }
    let endpoint = Fixtures.scripted(server)
    let pool = SubmissionPool(loop: loop, log: Fixtures.log, limits: PoolLimits()) { endpoint }
    for number in 0..<2 { #expect(await pool.submit(envelope, message: Fixtures.message(number)).isAccepted) }
    #expect(connections.withLock(\.self) == 2)
    await pool.close()
  }

  @Test("a reply may have 200 lines, and no more", arguments: [(200, true), (201, false)])
  func longReply(lines: Int, isTaken: Bool) async throws {
    let report = try await submit { client in
      try client.beginSMTP([])
      _ = try client.line()
      for number in 1..<lines { try client.send("250-2.1.0 line \(number)\r\n") }
      try client.send("250 2.1.0 ok\r\n")
      try client.takeMessages()
    }
    #expect(report.isAccepted == isTaken)
    if !isTaken { check(report, isOut: false) }
  }

  @Test("a server that is started anew between two messages gets the second over a new connection")
  func restart() async throws {
    let generation = Mutex(0)
    let server = try ScriptedServer { client in
      let isFirst = generation.withLock { count in
        count += 1; return count == 1
      }
      try client.beginSMTP()
      try client.takeMessages(atMost: isFirst ? 1 : .max)
      if isFirst { try client.send("421 4.3.2 restarting\r\n") }
    }
    let endpoint = Fixtures.scripted(server)
    let pool = SubmissionPool(loop: loop, log: Fixtures.log, limits: PoolLimits()) { endpoint }
    for number in 0..<3 {
      let report = await pool.submit(envelope, message: Fixtures.message(number))
      #expect(report.isAccepted && report.trouble == nil)
    }
    await pool.close()
  }
}
