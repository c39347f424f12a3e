import MailTransport
import TestSupport
import Testing

/// Logins that a real server would not show on demand.
@Suite struct ScriptedLoginTests {
  /// Greeting, capabilities, then the login command goes to the script.
  private func open(
    _ capabilities: String, greeting: String = "* OK hello",
    _ script: @escaping @Sendable (ScriptedConversation, _ tag: String, _ login: String) throws -> Void
  ) async throws -> IMAPConnection {
    let server = try ScriptedServer { client in
      try client.send("\(greeting)\r\n")
      let tag = try client.command(endingWith: "CAPABILITY")
      try client.send("* CAPABILITY \(capabilities)\r\n\(tag) OK done\r\n")
      let login = try client.line()
      try script(client, String(login.prefix { $0 != " " }), login)
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.user = "u"
    endpoint.password = Secret("p")
    let connection = IMAPConnection(loop: TransportLoop(), log: Fixtures.log)
    try await connection.open(endpoint)
    return connection
  }

  @Test("a server without a SASL mechanism gets the LOGIN command")
  func loginCommand() async throws {
    let connection = try await open("IMAP4rev1") { client, tag, login in
      guard login == "\(tag) LOGIN u p" else { return }
      try client.send("\(tag) OK welcome\r\n")
      let ours = try client.command(endingWith: "CAPABILITY")
      try client.send("* CAPABILITY IMAP4rev1 X-TEST\r\n\(ours) OK done\r\n")
    }
    #expect(await connection.capabilities == ["IMAP4REV1", "X-TEST"])
  }

  @Test("what comes with the reply to the login does not confuse the first command")
  func bytesBehindLogin() async throws {
    let connection = try await open("IMAP4rev1 AUTH=PLAIN SASL-IR") { client, tag, login in
      guard login == "\(tag) AUTHENTICATE PLAIN AHUAcA==" else { return }
      try client.send("\(tag) OK welcome\r\n* OK [ALERT] your password exp")
      let ours = try client.command(endingWith: "CAPABILITY")
      try client.send("ires soon\r\n* CAPABILITY IMAP4rev1\r\n\(ours) OK done\r\n")
    }
    #expect(await connection.isOpen)
  }

  @Test("a login that fails because the server is in trouble is not a wrong password")
  func unavailable() async throws {
    let error = await #expect(throws: TransportError.self) {
      try await open("IMAP4rev1 AUTH=PLAIN SASL-IR") { client, tag, _ in
        try client.send("\(tag) NO [UNAVAILABLE] directory is down\r\n")
      }
    }
    guard case .unavailable(let note) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(note.words.contains("directory is down"))
  }

  @Test("a server that knows us without a password is refused")
  func preauthenticated() async throws {
    let error = await #expect(throws: TransportError.self) {
      try await open("IMAP4rev1", greeting: "* PREAUTH hello") { _, _, _ in }
    }
    guard case .protocolViolation = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
