import MailTransport
import TestSupport
import Testing

/// Every way to log in, against real servers, and that none is tried but the one that was named.
@Suite struct MechanismTests {
  let loop = TransportLoop()

  private static let all = ServerEndpoint.Mechanism.allCases
  private static let securities: [ServerEndpoint.Security] = [.implicitTLS, .startTLS, .plaintext]

  private func endpoint(
    _ servers: PrivateMailServers, _ address: String, _ mechanism: ServerEndpoint.Mechanism,
    over security: ServerEndpoint.Security
  ) throws -> ServerEndpoint {
    var endpoint = Fixtures.imap(servers, user: address, over: security)
    endpoint.mechanism = mechanism
    guard mechanism.takesToken else { return endpoint }
    endpoint.password = nil
    endpoint.bearer = Secret(try servers.token(for: address))
    return endpoint
  }

  @Test("logs in to Dovecot by every mechanism", arguments: all, securities)
  func imap(mechanism: ServerEndpoint.Mechanism, security: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.running()
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(endpoint(servers, "box1@piste.test", mechanism, over: security))
    #expect(try await connection.select("INBOX").uidValidity > 0)
    await connection.logout()
  }

  @Test("logs in to Exim by PLAIN and by LOGIN", arguments: [ServerEndpoint.Mechanism.plain, .login])
  func smtp(mechanism: ServerEndpoint.Mechanism) async throws {
    let servers = try PrivateMailServers.running()
    var endpoint = Fixtures.smtp(servers, user: "box1@piste.test", over: .startTLS)
    endpoint.mechanism = mechanism
    let connection = SMTPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(endpoint)
    #expect(await connection.isOpen)
    await connection.quit()
  }

  @Test(
    "a mail leaves by submission with a token", arguments: [ServerEndpoint.Mechanism.xoauth2, .oauthBearer])
  func submission(mechanism: ServerEndpoint.Mechanism) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    var endpoint = Fixtures.smtp(servers, user: address, over: .startTLS)
    endpoint.port = servers.tokenSMTPPort
    endpoint.mechanism = mechanism
    endpoint.bearer = Secret(try servers.token(for: address))
    let connection = SMTPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(endpoint)
    let report = await connection.submit(
      SubmissionEnvelope(reversePath: address, recipients: [address]), message: Fixtures.message(1))
    guard case .accepted = report.perRecipient[0].outcome else {
      Issue.record("\(report)")
      return
    }
    #expect(try await servers.awaitDelivery(of: 1, to: address).count == 1)
    await connection.quit()
  }

  @Test(
    "a token that has run out is refused with the server's own word for it",
    arguments: [ServerEndpoint.Mechanism.xoauth2, .oauthBearer], [true, false])
  func expiredToken(mechanism: ServerEndpoint.Mechanism, isIMAP: Bool) async throws {
    let servers = try PrivateMailServers.running()
    let user = "box1@piste.test"
    var endpoint = Fixtures.imap(servers, user: user, over: .startTLS)
    if !isIMAP { endpoint.port = servers.tokenSMTPPort }
    endpoint.mechanism = mechanism
    endpoint.bearer = Secret(try servers.token(for: user, seconds: -60))
    let expired = endpoint
    let error = await #expect(throws: TransportError.self) {
      if isIMAP {
        try await IMAPConnection(loop: loop, log: Fixtures.log).open(expired)
      } else {
        try await SMTPConnection(loop: loop, log: Fixtures.log).open(expired)
      }
    }
    guard case .loginRefused(let note) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // By XOAUTH2 Dovecot gives the number that HTTP would give.
    #expect(note.words.contains(mechanism == .xoauth2 ? "401; it wants the scope mail" : "invalid_token"))
    #expect(error?.remedy.contains("log in again") == true)
  }

  /// Offers everything, and tells which command came; any answer will do.
  private func firstCommand(
    _ mechanism: ServerEndpoint.Mechanism, offering offers: String
  ) async throws -> (command: String?, error: TransportError?) {
    let commands = Lines()
    let server = try ScriptedServer { client in
      try client.send("* OK hello\r\n")
      let tag = try client.command(endingWith: "CAPABILITY")
      try client.send("* CAPABILITY IMAP4rev1 SASL-IR \(offers)\r\n\(tag) OK done\r\n")
      let login = try client.line()
      commands.add(login.split(separator: " ").dropFirst().prefix(2).joined(separator: " "))
      try client.send("\(login.prefix { $0 != " " }) NO [AUTHENTICATIONFAILED] no\r\n")
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.user = "u"
    endpoint.password = Secret("p")
    endpoint.bearer = Secret("t")
    endpoint.mechanism = mechanism
    let chosen = endpoint
    let error = await #expect(throws: TransportError.self) {
      try await IMAPConnection(loop: loop, log: Fixtures.log).open(chosen)
    }
    return (commands.all.first, error)
  }

  @Test(
    "only the mechanism that was named is used, whatever else is offered",
    arguments: zip(all, ["PLAIN", "PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2", "OAUTHBEARER"]))
  func named(mechanism: ServerEndpoint.Mechanism, word: String) async throws {
    let offers = ["CRAM-MD5", "DIGEST-MD5", "NTLM", "PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"]
    let seen = try await firstCommand(mechanism, offering: offers.map { "AUTH=\($0)" }.joined(separator: " "))
    #expect(seen.command == "AUTHENTICATE \(word)")
  }

  @Test(
    "CRAM-MD5 is never chosen for us: a server that offers nothing else is refused, and the remedy names it",
    arguments: [ServerEndpoint.Mechanism.password, .xoauth2])
  func cramIsNotChosen(mechanism: ServerEndpoint.Mechanism) async throws {
    let (command, error) = try await firstCommand(mechanism, offering: "AUTH=CRAM-MD5 AUTH=SCRAM-SHA-256")
    #expect(command == nil)
    #expect(error?.note.words.contains("CRAM-MD5, SCRAM-SHA-256") == true)
    #expect(error?.remedy == "Set the login mechanism to one of these: CRAM-MD5.")
  }

  @Test("a token without a user name, and a user name without a token, are refused before anything is sent")
  func incomplete() async throws {
    var endpoint = ServerEndpoint(host: "localhost", port: 9, security: .plaintext, user: "u")
    endpoint.mechanism = .xoauth2
    let withoutToken = endpoint
    let error = await #expect(throws: TransportError.self) {
      try await IMAPConnection(loop: loop, log: Fixtures.log).open(withoutToken)
    }
    guard case .invalidArgument = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
