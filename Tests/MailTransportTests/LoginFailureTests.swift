import MailTransport
import TestSupport
import Testing

/// A login that fails must say why: each cause has its own error, the server's name and a remedy.
@Suite struct LoginFailureTests {
  let loop = TransportLoop()

  private func imapFailure(_ change: (inout ServerEndpoint) -> Void) async throws -> TransportError {
    let servers = try PrivateMailServers.running()
    var endpoint = Fixtures.imap(servers, user: "box1@piste.test", over: .implicitTLS)
    change(&endpoint)
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    let error = await #expect(throws: TransportError.self) { try await connection.open(endpoint) }
    return try #require(error)
  }

  @Test("a wrong password is a refused login, with the server's words and without the password")
  func wrongPassword() async throws {
    let error = try await imapFailure { $0.password = Secret("no such word") }
    guard case .loginRefused(let note) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(note.words.contains("AUTHENTICATIONFAILED"))
    #expect(!"\(error)".contains("no such word"))
    #expect(!error.isTransient)
  }

  @Test(
    "certificates that are not to be trusted are rejected before the password is sent",
    arguments: ["expired.localhost", "selfsigned.localhost", "127.0.0.2"])
  func badCertificates(host: String) async throws {
    let error = try await imapFailure { $0.host = host }
    switch error {
    case .certificateRejected(let note): #expect(note.server.hasPrefix(host) && !note.words.isEmpty)
    // Dovecot listens on 127.0.0.1 only.
    case .hostUnreachable: #expect(host == "127.0.0.2")
    default: Issue.record("\(error)")
    }
  }

  @Test("an expired certificate is called expired, and since when")
  func expired() async throws {
    let error = try await imapFailure { $0.host = "expired.localhost" }
    #expect(error.note.words.contains("expired") && error.note.words.contains("it held until "))
    #expect(error.remedy.contains("must renew it"))
  }

  @Test(
    "a certificate for other names says for which",
    arguments: [ServerEndpoint.Security.implicitTLS, .startTLS])
  func otherName(security: ServerEndpoint.Security) async throws {
    let servers = try PrivateMailServers.running()
    let error = try await imapFailure {
      $0.host = "other.localhost"
      $0.security = security
      $0.port = security == .implicitTLS ? servers.imapsPort : servers.imapPort
    }
    #expect(error.note.words.contains("DNS:localhost"), "\(error)")
    #expect(error.remedy.contains("another name"))
  }

  @Test("a certificate that the server signed itself is told from one of an unknown authority")
  func selfSigned() async throws {
    let own = try await imapFailure { $0.host = "selfsigned.localhost" }
    #expect(own.remedy.contains("signed its certificate itself"))
    let unknown = try await imapFailure { $0.caFile = nil }
    #expect(unknown.remedy.contains("authority that is not trusted"))
    #expect(unknown.note.words.contains("it is issued by CN = Piste private CA"), "\(unknown)")
  }

  @Test("an unknown authority is rejected by the submission server's client too")
  func unknownSubmissionAuthority() async throws {
    let servers = try PrivateMailServers.running()
    var endpoint = Fixtures.smtp(servers, user: "box1@piste.test", over: .startTLS)
    endpoint.caFile = nil
    let untrusted = endpoint
    let error = await #expect(throws: TransportError.self) {
      try await SMTPConnection(loop: loop, log: Fixtures.log).open(untrusted)
    }
    #expect(error?.note.words.contains("Piste private CA") == true)
  }

  @Test("a certificate file that does not exist is a certificate trouble")
  func missingAuthorityFile() async throws {
    let error = try await imapFailure { $0.caFile = "/nonexistent/ca.pem" }
    guard case .certificateRejected = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("TLS from the start on a STARTTLS port is a TLS trouble")
  func wrongKindOfPort() async throws {
    let servers = try PrivateMailServers.running()
    let error = try await imapFailure { $0.port = servers.imapPort }
    guard case .tlsUnavailable = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.remedy.contains("answers without TLS"))
  }

  @Test("STARTTLS on a port for TLS from the start is a silence, and the remedy says what it may be")
  func startTLSOnTLSPort() async throws {
    let error = try await imapFailure {
      $0.security = .startTLS
      $0.timeouts.connect = .seconds(2)
    }
    guard case .timedOut = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.remedy.contains("TLS from the start (993)"))
  }

  @Test("a web server at the port is called one")
  func webServer() async throws {
    let server = try ScriptedServer { try $0.send("HTTP/1.1 408 Request Timeout\r\n\r\n") }
    let error = await #expect(throws: TransportError.self) {
      try await IMAPConnection(loop: loop, log: Fixtures.log).open(Fixtures.scripted(server))
    }
    #expect(error?.remedy == "This is a web server; check the port.")
  }

  @Test(
    "no server at the port is unreachable, and so is a host that does not exist",
    arguments: ["localhost", "x.invalid"])
  func unreachable(host: String) async throws {
    let error = try await imapFailure {
      $0.host = host
      $0.port = 9
    }
    guard case .hostUnreachable = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.isTransient && "\(error)".contains("\(host):9"))
  }

  @Test(
    "a host that would become another URL is refused",
    arguments: ["", "a/b", "user@host", "host\r\nx", "a b", "höst.test"])
  func badHosts(host: String) async throws {
    let error = try await imapFailure { $0.host = host }
    guard case .invalidArgument = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("a wrong password at the submission server is a refused login")
  func wrongSubmissionPassword() async throws {
    let servers = try PrivateMailServers.running()
    var endpoint = Fixtures.smtp(servers, user: "box1@piste.test", over: .startTLS)
    endpoint.password = Secret("wrong")
    let connection = SMTPConnection(loop: loop, log: Fixtures.log)
    let error = await #expect(throws: TransportError.self) { try await connection.open(endpoint) }
    guard case .loginRefused(let note) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(note.words.contains("535"))
  }
}
