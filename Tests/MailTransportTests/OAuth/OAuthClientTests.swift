import MailTransport
import TestSupport
import Testing

/// Tokens from an issuer that says whatever a test wants.
@Suite struct OAuthClientTests {
  let loop = TransportLoop()

  private func client(_ issuer: ScriptedIssuer, secret: Secret? = Secret("s&t=")) throws -> OAuthClient {
    OAuthClient(
      loop: loop,
      issuer: TokenIssuer(
        tokenURL: try #require(IssuerURL(issuer.tokenURL)), deviceURL: IssuerURL(issuer.deviceURL),
        clientID: "piste", clientSecret: secret, scope: "mail offline"))
  }

  private static let granted =
    #"{"access_token":"new-access","token_type":"Bearer","expires_in":3600,"refresh_token":"rotated"}"#

  @Test("a refresh token brings a new access token and perhaps a new refresh token; the form says who asks")
  func refresh() async throws {
    let issuer = try ScriptedIssuer { _, _ in .json(200, Self.granted) }
    let answer = try await client(issuer).token(.refresh(Secret("old/refresh+token")))
    guard case .granted(let grant) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(grant.access.reveal() == "new-access" && grant.refresh?.reveal() == "rotated")
    #expect(grant.expiresIn == 3600)
    let form = try #require(issuer.requests.first).form
    #expect(
      form == [
        "grant_type": "refresh_token", "refresh_token": "old/refresh+token", "scope": "mail offline",
        "client_id": "piste", "client_secret": "s&t=",
      ])
  }

  @Test("client credentials ask without a person")
  func clientCredentials() async throws {
    let issuer = try ScriptedIssuer { _, _ in
      .json(200, #"{"access_token":"a","expires_in":"3599"}"#, type: "text/plain")
    }
    guard case .granted(let grant) = try await client(issuer).token(.clientCredentials) else {
      Issue.record("no token")
      return
    }
    #expect(grant.expiresIn == 3599 && grant.refresh == nil)
    #expect(issuer.requests.first?.form["grant_type"] == "client_credentials")
  }

  @Test(
    "a refusal comes back with its code, whatever the status",
    arguments: [
      (400, "invalid_grant", "Token has been expired or revoked."), (401, "invalid_client", "Unauthorized"),
      (200, "invalid_scope", ""), (500, "server_error", "try later"),
    ])
  func refusals(status: Int, code: String, words: String) async throws {
    let issuer = try ScriptedIssuer { _, _ in
      .json(status, #"{"error":"\#(code)","error_description":"\#(words)","error_codes":[70008,{"a":[]}]}"#)
    }
    let answer = try await client(issuer).token(.refresh(Secret("r")))
    #expect(answer == .refused(TokenRefusal(code: code, explanation: words)))
  }

  enum Kind { case unavailable, protocolViolation, limitExceeded, connectionClosed, timedOut }

  @Test(
    "answers that are none say what came instead",
    arguments: [
      (.json(200, "<html>sign in</html>", type: "text/html"), .protocolViolation, "a web page"),
      (.json(500, "oops"), .unavailable, "HTTP 500"), (.json(503, "{}"), .unavailable, "HTTP 503"),
      (.json(429, "slow"), .unavailable, "HTTP 429"),
      (.json(302, "elsewhere"), .protocolViolation, "redirection"),
      (.json(200, "{}"), .protocolViolation, "without a usable token"),
      (.json(200, #"{"access_token":"a","token_type":"mac"}"#), .protocolViolation, "without a usable token"),
      (.json(200, #"{"access_token":"a\u0000b"}"#), .protocolViolation, "without a usable token"),
      (.json(200, Self.granted + "x"), .protocolViolation, "something instead of JSON"),
      (.json(404, "not here"), .protocolViolation, "HTTP 404"),
      (.endless(String(repeating: " ", count: 4096)), .limitExceeded, "65536"),
      (.raw("SSH-2.0-OpenSSH\r\n"), .protocolViolation, ""), (.raw(""), .connectionClosed, ""),
      (
        .raw(
          "HTTP/1.1 200 OK\r\n"
            + String(repeating: "X: \(String(repeating: "y", count: 9000))\r\n", count: 40)),
        .limitExceeded, ""
      ),
    ] as [(ScriptedIssuer.Answer, Kind, String)])
  func noAnswers(answer: ScriptedIssuer.Answer, kind: Kind, words: String) async throws {
    let issuer = try ScriptedIssuer { _, _ in answer }
    let error = try #require(
      await #expect(throws: TransportError.self) { try await client(issuer).token(.refresh(Secret("r"))) })
    let found: Kind? =
      switch error {
      case .unavailable: .unavailable
      case .protocolViolation: .protocolViolation
      case .limitExceeded: .limitExceeded
      case .connectionClosed: .connectionClosed
      case .timedOut: .timedOut
      default: nil
      }
    #expect(found == kind, "\(error)")
    #expect(error.note.words.contains(words), "\(error)")
    #expect(!"\(error)".contains("new-access"))
  }

  @Test("a silent issuer is left after its time")
  func silence() async throws {
    let server = try ScriptedServer { $0.waitForEnd() }
    var issuer = TokenIssuer(
      tokenURL: try #require(IssuerURL("http://127.0.0.1:\(server.port)/t")), deviceURL: nil, clientID: "c",
      clientSecret: nil, scope: "")
    issuer.timeout = .milliseconds(300)
    let patient = OAuthClient(loop: loop, issuer: issuer)
    let error = await #expect(throws: TransportError.self) { try await patient.token(.clientCredentials) }
    guard case .timedOut = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "tokens are asked for over https, or over http on this machine",
    arguments: [
      ("https://login.example/token", true), ("https://login.example:8443/a?b=c", true),
      ("http://127.0.0.1:9/t", true), ("http://localhost/t", true), ("http://[::1]:9/t", true),
      ("http://login.example/token", false), ("http://localhost.example/t", false),
      ("ftp://localhost/", false),
      ("https://user@login.example/", false), ("https://login.example/#x", false), ("https://", false),
      ("https://login.example/a b", false), ("https://login.example:0/", false), ("https://höst/", false),
      ("https://a/\r\nX: y", false), ("login.example", false),
    ])
  func addresses(text: String, isRight: Bool) {
    #expect((IssuerURL(text) != nil) == isRight)
  }

  // MARK: Device codes

  private static let device =
    #"{"device_code":"dc","user_code":"ABCD-1234","verification_uri":"https://issuer.test/device","#
    + #""expires_in":900,"interval":5}"#

  private func login(_ answers: [ScriptedIssuer.Answer]) async throws -> (
    TokenAnswer, [ScriptedIssuer.Request]
  ) {
    let issuer = try ScriptedIssuer { request, number in
      request.path == "/device" ? .json(200, Self.device) : answers[min(number - 1, answers.count - 1)]
    }
    let client = try client(issuer, secret: nil)
    let authorization = try await client.authorizeDevice().get()
    #expect(authorization.userCode == "ABCD-1234")
    #expect(authorization.address == "https://issuer.test/device")
    let answer = try await client.awaitApproval(authorization, second: .microseconds(200))
    return (answer, issuer.requests)
  }

  @Test("a person agrees at another device after a while; slow_down and trouble are waited through")
  func deviceCode() async throws {
    let pending = ScriptedIssuer.Answer.json(400, #"{"error":"authorization_pending"}"#)
    let (answer, requests) = try await login([
      pending, .json(400, #"{"error":"slow_down"}"#), .json(502, "bad gateway"), pending,
      .json(200, Self.granted),
    ])
    guard case .granted(let grant) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(grant.access.reveal() == "new-access")
    #expect(requests.count == 6)
    #expect(requests.last?.form["grant_type"] == "urn:ietf:params:oauth:grant-type:device_code")
    #expect(requests.last?.form["device_code"] == "dc")
    #expect(requests.last?.form["client_secret"] == nil)
  }

  @Test(
    "a refusal ends the questions",
    arguments: ["access_denied", "authorization_declined", "expired_token", "invalid_client"])
  func deviceRefused(code: String) async throws {
    let (answer, requests) = try await login([.json(400, #"{"error":"\#(code)"}"#)])
    #expect(answer == .refused(TokenRefusal(code: code)))
    #expect(requests.count == 2)
  }

  @Test("a code that nobody enters runs out, by our own count too")
  func deviceExpires() async throws {
    let (answer, requests) = try await login([.json(400, #"{"error":"authorization_pending"}"#)])
    #expect(answer == .refused(TokenRefusal(code: "expired_token")))
    // 900 seconds at one question every 5.
    #expect(requests.count == 181)
  }

  @Test("a wrong client is told at the first step")
  func deviceWrongClient() async throws {
    let issuer = try ScriptedIssuer { _, _ in .json(401, #"{"error":"invalid_client"}"#) }
    let result = try await client(issuer).authorizeDevice()
    guard case .failure(let refusal) = result else {
      Issue.record("let in")
      return
    }
    #expect(refusal.code == "invalid_client")
  }
}
