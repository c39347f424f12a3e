import MailTransport
import TestSupport
import Testing

/// SMTP against a real Exim, which offers PIPELINING, CHUNKING, SIZE, 8BITMIME and SMTPUTF8.
@Suite struct EximTests {
  let loop = TransportLoop()

  private func open(_ servers: PrivateMailServers, over: ServerEndpoint.Security) async throws
    -> SMTPConnection
  {
    let connection = SMTPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(Fixtures.smtp(servers, user: "box1@piste.test", over: over))
    return connection
  }

  @Test(
    "a mail to a plus address arrives as it was", arguments: [ServerEndpoint.Security.implicitTLS, .startTLS])
  func plusAddress(over security: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let tagged = address.replacing("@", with: "+ABC.1@")
    let connection = try await open(servers, over: security)
    let message = Fixtures.message(1, size: 40_000)
    let report = await connection.submit(
      SubmissionEnvelope(reversePath: "box1+bounce@piste.test", recipients: [tagged]), message: message)
    #expect(report.perRecipient.map(\.address) == [tagged])
    guard case .accepted(let reply) = report.perRecipient[0].outcome else {
      Issue.record("\(report)")
      return
    }
    #expect(reply.code == 250 && reply.text.contains("OK id="))
    let arrived = try await servers.awaitDelivery(of: 1, to: address)[0]
    let text = String(decoding: arrived, as: UTF8.self)
    #expect(
      text.contains("Envelope-to: \(tagged)\n") && text.contains("Return-path: <box1+bounce@piste.test>"))
    #expect(text.contains("Authentication-Results: mx.piste.test; auth=pass smtp.auth=box1@piste.test\n"))
    // Exim keeps mail with bare line feeds on disk.
    #expect(text.hasSuffix(String(decoding: message, as: UTF8.self).replacing("\r\n", with: "\n")))
    await connection.quit()
  }

  @Test("each recipient gets its own answer, and the connection goes on")
  func perRecipient() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let connection = try await open(servers, over: .startTLS)
    let envelope = SubmissionEnvelope(
      reversePath: "box1@piste.test",
      recipients: ["reject@piste.test", address, "defer@piste.test", "policy@piste.test", "x@elsewhere.test"])
    let outcomes = await connection.submit(envelope, message: Fixtures.message(1)).perRecipient.map(\.outcome)
    #expect(outcomes[0] == .failed(SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user here")))
    guard case .accepted = outcomes[1] else {
      Issue.record("\(outcomes[1])")
      return
    }
    let overQuota = SMTPReply(code: 451, enhanced: "4.2.2", text: "mailbox over quota, try again later")
    #expect(outcomes[2] == .deferred(overQuota))
    #expect(outcomes[3] == .failed(SMTPReply(code: 550, enhanced: "5.7.1", text: "refused by policy")))
    guard case .failed = outcomes[4] else {
      Issue.record("\(outcomes[4])")
      return
    }
    #expect(try await servers.awaitDelivery(of: 1, to: address).count == 1)
    await connection.quit()
  }

  @Test("a message whose every recipient is refused is not sent, and the next one goes through")
  func allRefused() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let connection = try await open(servers, over: .implicitTLS)
    for recipient in ["reject@piste.test", address, "reject@piste.test", address] {
      let envelope = SubmissionEnvelope(reversePath: "", recipients: [recipient])
      let outcome = await connection.submit(envelope, message: Fixtures.message(1)).perRecipient[0].outcome
      if case .accepted = outcome { #expect(recipient == address) } else { #expect(recipient != address) }
    }
    #expect(await connection.isOpen)
    #expect(try await servers.awaitDelivery(of: 2, to: address).count == 2)
    await connection.quit()
  }

  @Test(
    "a message refused for its content is failed, one that is put off is deferred",
    arguments: [("REJECT-DATA", 550), ("DEFER-DATA", 451)])
  func refusedContent(subject: String, code: Int) async throws {
    let servers = try PrivateMailServers.running()
    let connection = try await open(servers, over: .startTLS)
    let envelope = SubmissionEnvelope(reversePath: "box1@piste.test", recipients: ["box1@piste.test"])
    let message = Array("Subject: \(subject)\r\n\r\nx\r\n".utf8)
    switch await connection.submit(envelope, message: message).perRecipient[0].outcome {
    case .failed(let reply): #expect(code == 550 && reply.code == 550 && reply.enhanced == "5.6.0")
    case .deferred(let reply): #expect(code == 451 && reply.code == 451)
    case let other: Issue.record("\(other)")
    }
    await connection.quit()
  }

  @Test("many transactions share one connection, and calls made at once do not mix")
  func manyTransactions() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let connection = try await open(servers, over: .implicitTLS)
    await withTaskGroup(of: SubmissionReport.self) { group in
      for number in 0..<40 {
        group.addTask {
          await connection.submit(
            SubmissionEnvelope(reversePath: "box1@piste.test", recipients: [address]),
            message: Fixtures.message(number))
        }
      }
      for await report in group {
        guard case .accepted = report.perRecipient[0].outcome else {
          Issue.record("\(report)")
          continue
        }
      }
    }
    let arrived = try await servers.awaitDelivery(of: 40, to: address)
    let subjects = arrived.compactMap {
      String(decoding: $0, as: UTF8.self).firstMatch(of: /Subject: message \d+/)?.0
    }
    #expect(Set(subjects).count == 40)
    await connection.quit()
  }

  @Test("an unknown recipient of a served domain comes back as a delivery status report")
  func bounces() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let connection = try await open(servers, over: .startTLS)
    let envelope = SubmissionEnvelope(
      reversePath: address.replacing("@", with: "+verp@"), recipients: ["nobody.there@example.test"])
    guard
      case .accepted = await connection.submit(envelope, message: Fixtures.message(1)).perRecipient[0].outcome
    else {
      Issue.record("not accepted")
      return
    }
    let report = String(decoding: try await servers.awaitDelivery(of: 1, to: address)[0], as: UTF8.self)
    #expect(report.contains("report-type=delivery-status") && report.contains("Return-path: <>"))
    #expect(report.contains("Final-Recipient: rfc822;nobody.there@example.test"))
    await connection.quit()
  }
}
