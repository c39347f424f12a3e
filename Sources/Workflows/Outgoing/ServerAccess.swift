import Basics
import MailTransport
import Settings

/// The servers of the settings as the transport wants them: with their passwords fetched, or with an access
/// token that holds.
package struct ServerAccess: Sendable {
  private let environment: [String: String]
  private let clock: @Sendable () -> Instant
  private let loop: TransportLoop

  package init(_ office: Office, loop: TransportLoop) {
    self.init(environment: office.environment, clock: office.clock, loop: loop)
  }

  package init(
    environment: [String: String], clock: @escaping @Sendable () -> Instant, loop: TransportLoop
  ) {
    self.environment = environment
    self.clock = clock
    self.loop = loop
  }

  /// - Throws: `SecretFault` when a password or the token file can't be had, `TransportError` when the issuer
  ///   gives no token; both with their remedy.
  package func endpoint(for server: ServerSettings) async throws -> ServerEndpoint {
    var endpoint = ServerEndpoint(
      host: server.host, port: server.port, security: server.security.transport, user: server.user)
    endpoint.caFile = server.caFile
    endpoint.mechanism = server.method.mechanism
    guard let oauth = server.oauth else {
      let password = try server.password?.resolve(environment: environment)
      endpoint.password = password.map { Secret($0.reveal()) }
      return endpoint
    }
    let tokens = try tokens(of: oauth)
    endpoint.bearer = try await tokens.current()
    endpoint.renewBearer = { (refused) throws(TransportError) in try await tokens.renewed(for: refused) }
    return endpoint
  }

  /// - Throws: `SecretFault`, or `TransportError` when an address of the issuer is none.
  package func tokens(of oauth: OAuthSettings) throws -> AccessTokens {
    AccessTokens(
      settings: oauth, issuer: try oauth.issuer(environment: environment), clock: clock, loop: loop)
  }
}

extension ConnectionSecurity {
  fileprivate var transport: ServerEndpoint.Security {
    switch self {
    case .tls: .implicitTLS
    case .starttls: .startTLS
    case .plaintext: .plaintext
    }
  }
}

extension LoginMethod {
  fileprivate var mechanism: ServerEndpoint.Mechanism {
    switch self {
    case .password: .password
    case .plain: .plain
    case .login: .login
    case .cramMD5: .cramMD5
    case .xoauth2: .xoauth2
    case .oauthbearer: .oauthBearer
    }
  }
}
