/// Who gives tokens, and to whom (RFC 6749 section 2). Its addresses come from the settings.
package struct TokenIssuer: Sendable {
  package let tokenURL: IssuerURL
  /// Nil when the issuer knows no device codes.
  package let deviceURL: IssuerURL?
  package let clientID: String
  package let clientSecret: Secret?
  package let scope: String
  /// The only certificate authority to trust, as a PEM file; nil trusts the system's.
  package var caFile: String?
  package var timeout = Duration.seconds(30)

  package init(
    tokenURL: IssuerURL, deviceURL: IssuerURL?, clientID: String, clientSecret: Secret?, scope: String
  ) {
    self.tokenURL = tokenURL
    self.deviceURL = deviceURL
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.scope = scope
  }
}

/// By what right a token is asked for.
package enum TokenRequest: Sendable {
  /// RFC 6749 section 6.
  case refresh(Secret)
  /// RFC 6749 section 4.4: the program acts for itself.
  case clientCredentials
  /// RFC 8628 section 3.4.
  case device(DeviceAuthorization)
}

/// Asks an issuer for tokens, over libcurl's HTTP on the loop's thread. It keeps none and logs none.
package actor OAuthClient {
  private let loop: TransportLoop
  private let issuer: TokenIssuer

  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  package init(loop: TransportLoop, issuer: TokenIssuer) {
    self.loop = loop
    self.issuer = issuer
  }

  /// - Throws: `TransportError` when there was no answer of OAuth 2.
  package func token(_ request: TokenRequest) async throws(TransportError) -> TokenAnswer {
    let post = post(to: issuer.tokenURL, Self.fields(of: request, scope: issuer.scope))
    return try TokenAnswer(try await post.send(on: loop), to: post)
  }

  /// Begins a login at another device (RFC 8628 section 3.1).
  ///
  /// - Throws: `TransportError` when there was no answer of OAuth 2; `invalidArgument` when the issuer knows no
  ///   device codes.
  package func authorizeDevice() async throws(TransportError) -> Result<DeviceAuthorization, TokenRefusal> {
    guard let url = issuer.deviceURL else {
      throw .invalidArgument(
        ServerNote(
          server: issuer.tokenURL.host, during: "getting a token",
          words: "no address for device codes is known",
          advice: "Name the issuer's device address in the settings."))
    }
    let post = post(to: url, [("scope", issuer.scope)])
    let reply = try await post.send(on: loop)
    let members = try reply.members(post)
    if let refusal = TokenRefusal(members) { return .failure(refusal) }
    guard let authorization = DeviceAuthorization(members) else {
      throw .protocolViolation(post.note("an answer without a device code", advice: .checkAddress))
    }
    return .success(authorization)
  }

  /// Asks until the person has agreed or refused, or the code has run out (`expired_token`).
  ///
  /// - Parameter second: how long a second of the issuer's intervals is; shorter only in tests.
  package func awaitApproval(
    _ authorization: DeviceAuthorization, second: Duration = .seconds(1)
  ) async throws(TransportError) -> TokenAnswer {
    var polling = DevicePolling(authorization)
    var step = polling.begin()
    while case .wait(let seconds) = step {
      try await pause(second * seconds)
      do throws(TransportError) {
        let answer = try await token(.device(authorization))
        step = polling.next(after: answer)
        if step == .done { return answer }
      } catch {
        guard error.isTransient, !Task.isCancelled else { throw error }
        step = polling.nextAfterFailure()
      }
    }
    return .refused(TokenRefusal(code: "expired_token"))
  }

  private func pause(_ time: Duration) async throws(TransportError) {
    guard await loop.sleep(until: .after(time)) == .timedOut else {
      throw .cancelled(
        ServerNote(server: issuer.tokenURL.host, during: "waiting for the approval", words: ""))
    }
  }

  private static func fields(of request: TokenRequest, scope: String) -> [(name: String, value: String)] {
    switch request {
    case .refresh(let token):
      [("grant_type", "refresh_token"), ("refresh_token", token.reveal()), ("scope", scope)]
    case .clientCredentials: [("grant_type", "client_credentials"), ("scope", scope)]
    case .device(let authorization):
      [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("device_code", authorization.deviceCode.reveal()),
      ]
    }
  }

  /// The client names itself in the form (RFC 6749 section 2.3.1), as Google and Microsoft want it.
  private func post(to url: IssuerURL, _ fields: [(name: String, value: String)]) -> FormPost {
    var fields = fields.filter { !$0.value.isEmpty }
    fields.append(("client_id", issuer.clientID))
    if let secret = issuer.clientSecret { fields.append(("client_secret", secret.reveal())) }
    return FormPost(url: url, fields: fields, caFile: issuer.caFile, timeout: issuer.timeout)
  }
}

extension TokenRefusal: Error {}
