import Basics
import MailTransport
import Settings

/// The access tokens of one account: kept in a private file, renewed before their end by whoever comes first,
/// while the others wait for the outcome.
package struct AccessTokens: Sendable {
  private static let patience = Duration.seconds(90)

  private let settings: OAuthSettings
  private let file: TokenFile
  private let client: OAuthClient
  /// What the tokens are asked for.
  package let scope: String
  /// The issuer's host, as errors name it.
  private let issuer: String
  private let clock: @Sendable () -> Instant

  init(
    settings: OAuthSettings, issuer: TokenIssuer, clock: @escaping @Sendable () -> Instant,
    loop: TransportLoop
  ) {
    self.settings = settings
    self.clock = clock
    scope = issuer.scope
    self.issuer = issuer.tokenURL.host
    file = TokenFile(path: settings.tokenFile)
    client = OAuthClient(loop: loop, issuer: issuer)
  }

  /// An access token that holds.
  ///
  /// - Throws: `SecretFault` when the file can't be used, `TransportError` when the issuer gives no token.
  package func current() async throws -> Secret { try await token(refused: nil) }

  /// Another token than the one that a mail server refused.
  func renewed(for refused: Secret) async throws(TransportError) -> Secret {
    do {
      return try await token(refused: refused)
    } catch let error as TransportError {
      throw error
    } catch {
      throw .tokenMissing(note("\(error)"))
    }
  }

  private func token(refused: Secret?) async throws -> Secret {
    if case .use(let access) = plan(try kept(), refused) { return access }
    let claim = try await claim()
    // Somebody else may have renewed it while we waited.
    let state = try kept()
    switch plan(state, refused) {
    case .use(let access): return access
    case .askPerson(let lack): throw TransportError.tokenMissing(note(lack.words, advice: loginAdvice))
    case .request: return try await ask(.clientCredentials, state, claim)
    case .refresh(let token):
      do {
        return try await ask(.refresh(token), state, claim)
      } catch let error as TransportError where error.isTransient {
        guard let access = state.access, access != refused, state.accessHolds(at: seconds) else {
          throw error
        }
        return access
      }
    }
  }

  /// What comes is on the disk before it is used: the old refresh token may be worthless from now on.
  private func ask(
    _ request: TokenRequest, _ state: TokenState, _ claim: TokenFile.Claim
  ) async throws -> Secret {
    let room = try claim.reserve()
    switch try await client.token(request) {
    case .granted(let grant):
      try room.commit(state.taking(grant, at: seconds).json)
      return grant.access
    case .refused(let refusal): throw refused(refusal)
    }
  }

  private func plan(_ state: TokenState, _ refused: Secret?) -> TokenPlan {
    TokenPlan(state, from: settings.source, refused: refused, now: seconds)
  }

  /// - Throws: `SecretFault` when the file can't be read, is readable by others, or damaged.
  package func kept() throws -> TokenState {
    guard let text = try file.read() else { return TokenState() }
    guard let state = TokenState(json: Array(text.utf8)) else {
      throw TransportError.tokenMissing(
        note("the token file \(settings.tokenFile) is damaged", advice: loginAdvice))
    }
    return state
  }

  private func claim() async throws -> TokenFile.Claim {
    let end = ContinuousClock.now.advanced(by: Self.patience)
    while ContinuousClock.now < end {
      if let claim = try file.claim() { return claim }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw TransportError.unavailable(note("another program holds \(settings.tokenFile).lock"))
  }

  private var seconds: Int64 { clock().milliseconds / 1000 }

  private func note(_ words: String, advice: String? = nil) -> ServerNote {
    ServerNote(
      server: "account \(settings.account)", during: "getting a token", words: words,
      advice: advice)
  }
}

// MARK: - A login by a person

extension AccessTokens {
  /// - Throws: `TransportError`, also when the issuer refuses.
  package func authorizeDevice() async throws -> DeviceAuthorization {
    switch try await client.authorizeDevice() {
    case .success(let authorization): authorization
    case .failure(let refusal): throw refused(refusal)
    }
  }

  /// Waits until the person has agreed, and keeps the tokens.
  ///
  /// - Throws: `TransportError` when the person refuses or the code runs out, `SecretFault` when the tokens
  ///   can't be kept.
  package func awaitApproval(
    _ authorization: DeviceAuthorization, second: Duration = .seconds(1)
  ) async throws -> TokenState {
    // Before the person takes the trouble: a folder that can't be written to is told first.
    let room = try await claim().reserve()
    switch try await client.awaitApproval(authorization, second: second) {
    case .granted(let grant):
      let state = TokenState().taking(grant, at: seconds)
      try room.commit(state.json)
      return state
    case .refused(let refusal): throw refused(refusal)
    }
  }
}

// MARK: - Refusals

extension AccessTokens {
  private var loginAdvice: String {
    settings.grant == .refresh
      ? "Run: piste account login \(settings.account)" : "Remove the file; the next token makes it anew."
  }

  /// RFC 6749 section 5.2, RFC 8628 section 3.5, and Microsoft's codes.
  private func refused(_ refusal: TokenRefusal) -> TransportError {
    let note = ServerNote(
      server: issuer, during: "getting a token", words: refusal.words, advice: advice(refusal.code))
    let isPassing = ["temporarily_unavailable", "server_error"].contains(refusal.code)
    return isPassing ? .unavailable(note) : .loginRefused(note)
  }

  private func advice(_ code: String) -> String? {
    switch code {
    case "invalid_grant", "interaction_required", "consent_required", "login_required":
      "The token was withdrawn or has run out. " + loginAdvice
    case "invalid_client", "unauthorized_client":
      "Check client_id and client_secret in the account's oauth section, and that the application may use "
        + "this kind of login."
    case "invalid_scope": "Check scope in the account's oauth section, and what the application was allowed."
    case "unsupported_grant_type":
      "The issuer does not offer this kind of login to the application: check grant in the account's oauth "
        + "section."
    case "access_denied", "authorization_declined":
      "The person said no, or may not say yes: ask the administrator of the mail system."
    case "expired_token": "The code was not entered in time. " + loginAdvice
    default: nil
    }
  }
}

extension TokenPlan.Lack {
  fileprivate var words: String {
    switch self {
    case .neverLoggedIn: "nobody has logged in yet"
    case .refreshTokenExpired: "the login has run out"
    case .noRefreshToken: "the token has run out, and the issuer gave none to renew it with"
    }
  }
}
