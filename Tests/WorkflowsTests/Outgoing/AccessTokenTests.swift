import Basics
import Foundation
import Logging
import MailTransport
import Settings
import TestSupport
import Testing
import Workflows

/// Tokens from the settings to a login at a real Dovecot, with an issuer that says what a test wants.
@Suite struct AccessTokenTests {
  let loop = TransportLoop()
  let now = Instant.sometime

  /// An account that logs in by token, and the folder of its settings.
  private func withAccount(
    _ issuer: ScriptedIssuer, more: String = "", server: String = "host: localhost",
    _ body: (Configuration, String) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-oauth-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = """
      company: {name: Menuiserie du Lac}
      accounts:
        - name: leads
          address: leads@example.org
          oauth: {provider: other, client_id: c, token_url: "\(issuer.tokenURL)", device_url: "\(issuer.deviceURL)"\(more)}
          imap: {\(server), user: box1@piste.test, auth: xoauth2}
      """
    let configuration = try Configuration.parse(text, file: "piste.yaml", directory: folder, environment: [:])
    try await body(configuration, folder + "/leads.token")
  }

  private func access() -> ServerAccess {
    let now = now
    return ServerAccess(environment: ["SECRET": "s"], clock: { now }, loop: loop)
  }

  private func keep(_ access: String, for seconds: Int64, refresh: String?, in path: String) throws {
    var state = TokenState()
    state.access = Secret(access)
    state.accessExpires = now.milliseconds / 1000 + seconds
    state.refresh = refresh.map { Secret($0) }
    try Data(state.json.utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
  }

  private func kept(in path: String) throws -> TokenState {
    try #require(TokenState(json: Array(Data(contentsOf: URL(fileURLWithPath: path)))))
  }

  private func imap(_ configuration: Configuration) throws -> ServerSettings {
    try #require(configuration.accounts.first?.imap?.server)
  }

  private func bearer(_ configuration: Configuration) async throws -> Secret? {
    try await access().endpoint(for: imap(configuration)).bearer
  }

  private static func grant(_ access: String, refresh: String = "next") -> ScriptedIssuer.Answer {
    .json(200, #"{"access_token":"\#(access)","expires_in":3600,"refresh_token":"\#(refresh)"}"#)
  }

  @Test("a token that holds is used without asking the issuer")
  func holds() async throws {
    let issuer = try ScriptedIssuer { _, _ in .json(500, "") }
    try await withAccount(issuer) { configuration, path in
      try keep("held", for: 3600, refresh: "r", in: path)
      let endpoint = try await access().endpoint(for: imap(configuration))
      #expect(endpoint.bearer == Secret("held") && endpoint.mechanism == .xoauth2)
      #expect(endpoint.password == nil && issuer.requests.isEmpty)
    }
  }

  @Test("many connections that need a new token at once refresh it once, and keep the rotated refresh token")
  func refreshesOnce() async throws {
    let issuer = try ScriptedIssuer { _, number in Self.grant("new\(number)", refresh: "rotated\(number)") }
    try await withAccount(issuer) { configuration, path in
      try keep("old", for: 200, refresh: "r", in: path)
      let server = try imap(configuration)
      let tokens = try await withThrowingTaskGroup(of: Secret?.self) { group in
        for _ in 0..<12 { group.addTask { try await access().endpoint(for: server).bearer } }
        return try await group.reduce(into: Set<Secret?>()) { $0.insert($1) }
      }
      #expect(tokens == [Secret("new0")])
      #expect(issuer.requests.map { $0.form["refresh_token"] } == ["r"])
      #expect(try kept(in: path).refresh == Secret("rotated0"))
    }
  }

  @Test("an issuer that is down does not stop a token that still holds, and stops one that does not")
  func issuerDown() async throws {
    let issuer = try ScriptedIssuer { _, _ in .json(503, "maintenance") }
    try await withAccount(issuer) { configuration, path in
      try keep("held", for: 120, refresh: "r", in: path)
      #expect(try await bearer(configuration) == Secret("held"))
      try keep("over", for: -1, refresh: "r", in: path)
      let error = await #expect(throws: TransportError.self) {
        try await access().endpoint(for: imap(configuration))
      }
      #expect(error?.isTransient == true)
      #expect(try kept(in: path).refresh == Secret("r"))
    }
  }

  @Test("a withdrawn login says which command mends it, and keeps no secret in its words")
  func withdrawn() async throws {
    let issuer = try ScriptedIssuer { _, _ in
      .json(400, #"{"error":"invalid_grant","error_description":"Token has been revoked."}"#)
    }
    try await withAccount(issuer) { configuration, path in
      try keep("over", for: -1, refresh: "hush", in: path)
      let error = await #expect(throws: TransportError.self) {
        try await access().endpoint(for: imap(configuration))
      }
      #expect(error?.note.words == "invalid_grant: Token has been revoked.")
      #expect(error?.remedy.contains("piste account login leads") == true)
      #expect(error.map { "\($0)".contains("hush") } == false)
    }
  }

  @Test("an account that nobody has logged in to says so before anything is sent")
  func neverLoggedIn() async throws {
    let issuer = try ScriptedIssuer { _, _ in .json(500, "") }
    try await withAccount(issuer) { configuration, _ in
      let error = await #expect(throws: TransportError.self) {
        try await access().endpoint(for: imap(configuration))
      }
      #expect(error?.note.words == "nobody has logged in yet")
      #expect(error?.remedy == "Run: piste account login leads")
      #expect(issuer.requests.isEmpty)
    }
  }

  @Test("client credentials need no person and no file")
  func clientCredentials() async throws {
    let issuer = try ScriptedIssuer { _, _ in .json(200, #"{"access_token":"own","expires_in":3600}"#) }
    let more = ", grant: client_credentials, client_secret_env: SECRET"
    try await withAccount(issuer, more: more) { configuration, path in
      let tokens = [try await bearer(configuration), try await bearer(configuration)]
      #expect(tokens == [Secret("own"), Secret("own")])
      #expect(issuer.requests.count == 1)
      #expect(issuer.requests.first?.form["client_secret"] == "s")
      let held = try kept(in: path).access
      #expect(held == Secret("own"))
    }
  }

  @Test("a token that the mail server refuses is renewed once, and the login goes on")
  func refusedByServer() async throws {
    let servers = try PrivateMailServers.running()
    let good = try servers.token(for: "box1@piste.test")
    let issuer = try ScriptedIssuer { _, _ in Self.grant(good) }
    let server = "host: localhost, port: \(servers.imapsPort), ca_file: \(servers.caFile)"
    try await withAccount(issuer, server: server) { configuration, path in
      try keep(try servers.token(for: "box1@piste.test", seconds: -60), for: 3600, refresh: "r", in: path)
      let connection = IMAPConnection(loop: loop, log: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() })
      try await connection.open(access().endpoint(for: imap(configuration)))
      #expect(try await connection.select("INBOX").uidValidity > 0)
      await connection.logout()
      #expect(issuer.requests.count == 1)
      #expect(try kept(in: path).access == Secret(good))
    }
  }

  @Test("a mail server that refuses every token is not asked for ever")
  func refusedTwice() async throws {
    let servers = try PrivateMailServers.running()
    let bad = try servers.token(for: "box1@piste.test", seconds: -60)
    let issuer = try ScriptedIssuer { _, _ in Self.grant("other." + bad) }
    let server = "host: localhost, port: \(servers.imapsPort), ca_file: \(servers.caFile)"
    try await withAccount(issuer, server: server) { configuration, path in
      try keep(bad, for: 3600, refresh: "r", in: path)
      let endpoint = try await access().endpoint(for: imap(configuration))
      let connection = IMAPConnection(loop: loop, log: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() })
      let error = await #expect(throws: TransportError.self) { try await connection.open(endpoint) }
      guard case .loginRefused = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(issuer.requests.count == 1)
    }
  }

  @Test("a login by device code is kept, for its owner only")
  func deviceLogin() async throws {
    let device =
      #"{"device_code":"d","user_code":"AB-12","verification_url":"https://issuer.test/d","expires_in":60}"#
    let issuer = try ScriptedIssuer { request, _ in
      request.path == "/device" ? .json(200, device) : Self.grant("first")
    }
    try await withAccount(issuer) { configuration, path in
      let oauth = try #require(configuration.accounts.first?.oauth)
      let tokens = try access().tokens(of: oauth)
      let authorization = try await tokens.authorizeDevice()
      #expect(authorization.userCode == "AB-12" && authorization.address == "https://issuer.test/d")
      let state = try await tokens.awaitApproval(authorization, second: .milliseconds(1))
      let kept = try kept(in: path)
      #expect(state.refresh == Secret("next") && kept == state)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("a token file that others can read, or that is damaged, is refused with the remedy")
  func badFiles() async throws {
    let issuer = try ScriptedIssuer { _, _ in .json(500, "") }
    try await withAccount(issuer) { configuration, path in
      try keep("held", for: 3600, refresh: "r", in: path)
      chmod(path, 0o640)
      let open = await #expect(throws: SecretFault.self) {
        try await access().endpoint(for: imap(configuration))
      }
      #expect(open?.remedy == "run: chmod 600 \(path)")
      try Data("{\"access".utf8).write(to: URL(fileURLWithPath: path))
      chmod(path, 0o600)
      let damaged = await #expect(throws: TransportError.self) {
        try await access().endpoint(for: imap(configuration))
      }
      #expect(damaged?.note.words.contains("is damaged") == true)
    }
  }
}

extension Instant {
  fileprivate static let sometime = Instant(milliseconds: 1_790_000_000_000)
}
