import MailTransport
import TestSupport
import Testing

/// What a submission must do at any real server, over each kind of transport. Held against Exim in every run,
/// and against Postfix by `scripts/postfix-contract`.
@Suite struct SMTPContractTests {
  private static let transports = [ServerEndpoint.Security.implicitTLS, .startTLS, .plaintext]
  private static let sender = "box1@piste.test"

  let loop = TransportLoop()

  /// In clear text nobody logs in: neither server offers it there.
  private func pool(_ servers: PrivateMailServers, _ over: ServerEndpoint.Security) -> SubmissionPool {
    var endpoint = Fixtures.smtp(servers, user: Self.sender, over: over)
    if over == .plaintext { (endpoint.user, endpoint.password) = (nil, nil) }
    let access = endpoint
    return SubmissionPool(loop: loop, log: Fixtures.log, limits: PoolLimits(connections: 2)) { access }
  }

  private func submit(
    _ message: [UInt8], from sender: String = Self.sender, to recipients: [String],
    dsn: DeliveryNotices? = nil,
    over pool: SubmissionPool
  ) async -> SubmissionReport {
    let envelope = SubmissionEnvelope(reversePath: sender, recipients: recipients, dsn: dsn)
    return await pool.submit(envelope, message: message)
  }

  /// What stands in the mailbox ends with the message; both servers keep bare line feeds on disk.
  private func isCopy(_ arrived: [UInt8], of message: [UInt8]) -> Bool {
    let (arrived, sent) = (arrived.filter { $0 != 13 }, message.filter { $0 != 13 })
    return arrived.suffix(sent.count).elementsEqual(sent)
  }

  @Test("one recipient gets the mail as it was", arguments: transports)
  func oneRecipient(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    let message = Fixtures.message(1)
    let report = await submit(message, to: [address], over: pool)
    #expect(report.isAccepted && report.trouble == nil, "\(report)")
    guard case .accepted(let reply) = report.perRecipient[0].outcome else { return }
    #expect(reply.code == 250 && !reply.text.isEmpty)
    #expect(isCopy(try await servers.awaitDelivery(of: 1, to: address)[0], of: message))
    await pool.close()
  }

  @Test("many recipients of one mail get it each", arguments: transports)
  func manyRecipients(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    let recipients = (0..<30).map { address.replacing("@", with: "+\($0)@") }
    let report = await submit(Fixtures.message(1), to: recipients, over: pool)
    #expect(report.isAccepted && report.perRecipient.map(\.address) == recipients, "\(report)")
    #expect(try await servers.awaitDelivery(of: 1, to: address).count >= 1)
    await pool.close()
  }

  @Test(
    "refused recipients have their own answers, the others get the mail, and the pool goes on",
    arguments: transports)
  func mixedRecipients(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    let recipients = ["reject@piste.test", address, "defer@piste.test", "policy@piste.test"]
    for _ in 0..<2 {
      let report = await submit(Fixtures.message(1), to: recipients, over: pool)
      #expect(
        report.statuses == ["failed 550 5.1.1", "accepted 250", "deferred 451 4.2.2", "failed 550 5.7.1"])
      #expect(report.trouble == nil)
    }
    let alone = await submit(Fixtures.message(1), to: ["reject@piste.test"], over: pool)
    #expect(alone.statuses == ["failed 550 5.1.1"])
    #expect(await submit(Fixtures.message(1), to: [address], over: pool).isAccepted)
    #expect(try await servers.awaitDelivery(of: 3, to: address).count == 3)
    await pool.close()
  }

  @Test("a refused message is failed or deferred for all, and the pool goes on", arguments: transports)
  func refusedMessage(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    for (word, status) in [("reject-data", "failed 550 5.6.0"), ("defer-data", "deferred 451 4.3.2")] {
      let message = Array("Subject: \(word.uppercased())\r\n\r\nx\r\n".utf8)
      let report = await submit(
        message, from: "box1+\(word)@piste.test", to: [address, address.replacing("@", with: "+2@")],
        over: pool)
      #expect(report.statuses == [status, status])
    }
    #expect(await submit(Fixtures.message(1), to: [address], over: pool).isAccepted)
    #expect(try await servers.awaitDelivery(of: 1, to: address).count == 1)
    await pool.close()
  }

  @Test("letters beyond ASCII in text, header and address arrive", arguments: transports)
  func beyondASCII(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    let message = Array("To: jérôme@exämple.test\r\nSubject: Grüße\r\n\r\nZürich\r\n".utf8)
    let report = await submit(message, to: [address.replacing("@", with: "+jérôme@")], over: pool)
    #expect(report.isAccepted, "\(report)")
    #expect(isCopy(try await servers.awaitDelivery(of: 1, to: address)[0], of: message))
    await pool.close()
  }

  @Test("dots and bare line ends arrive as lines of one mail", arguments: transports)
  func dotsAndLineEnds(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    let message = Array("Subject: dots\r\n\r\n.\r\n..\r\na\n.\nb\r.\rc\r\n.".utf8)
    #expect(await submit(message, to: [address], over: pool).isAccepted)
    let arrived = try await servers.awaitDelivery(of: 1, to: address)[0]
    #expect(String(decoding: arrived, as: UTF8.self).hasSuffix("Subject: dots\n\n.\n..\na\n.\nb\n.\nc\n.\n"))
    await pool.close()
  }

  @Test("a mail of 5 MB arrives whole", arguments: transports)
  func large(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    let line = Array((String(repeating: "0123456789", count: 7) + "\r\n").utf8)
    var message = Array("Subject: large\r\n\r\n".utf8)
    while message.count < 5_000_000 { message += line }
    message += Array("the end\r\n".utf8)
    #expect(await submit(message, to: [address], over: pool).isAccepted)
    let arrived = try await servers.awaitDelivery(of: 1, to: address)[0]
    #expect(arrived.count > message.count - message.count / 70 - 10 && isCopy(arrived, of: message))
    await pool.close()
  }

  @Test("a report of success that was asked for comes back, with the envelope's name", arguments: transports)
  func successReport(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let (address, sender) = (try servers.freshAddress(), try servers.freshAddress())
    let pool = pool(servers, over)
    let dsn = DeliveryNotices(envelopeID: "order+7 a=b", returns: .headers, notify: [.success, .failure])
    let report = await submit(Fixtures.message(1), from: sender, to: [address], dsn: dsn, over: pool)
    #expect(report.isAccepted, "\(report)")
    let answer = String(decoding: try await servers.awaitDelivery(of: 1, to: sender)[0], as: UTF8.self)
    #expect(answer.contains("report-type=delivery-status") && answer.contains("Original-Envelope-I"))
    #expect(answer.contains("Original-Recipient: rfc822;\(address)"))
    #expect(!answer.contains("of message 1)"))
    await pool.close()
  }

  @Test("messages between refused ones go on over the same connections, each once", arguments: transports)
  func reuse(over: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.underContract()
    let address = try servers.freshAddress()
    let pool = pool(servers, over)
    for number in 0..<12 {
      let recipient = number % 3 == 1 ? "reject@piste.test" : address
      let report = await submit(Fixtures.message(number), to: [recipient], over: pool)
      #expect(report.isAccepted == (number % 3 != 1))
    }
    #expect(try await servers.awaitDelivery(of: 8, to: address).count == 8)
    await pool.close()
  }
}

extension SubmissionReport {
  /// Fate, code and enhanced status, recipient by recipient.
  fileprivate var statuses: [String] {
    perRecipient.map { recipient in
      switch recipient.outcome {
      case .accepted(let reply): "accepted \(reply.code)"
      case .deferred(let reply): "deferred \(reply.code) \(reply.enhanced ?? "")"
      case .failed(let reply): "failed \(reply.code) \(reply.enhanced ?? "")"
      case .uncertain(let words): "uncertain \(words)"
      }
    }
  }
}
