import Basics
import MailTransport
import Settings

/// A server of the settings, with its password fetched, as the transport wants it.
package struct ServerAccess: Sendable {
  package let endpoint: ServerEndpoint

  /// - Throws: `SecretFault` when the password can't be had.
  package init(_ server: ServerSettings, environment: [String: String]) throws {
    let password = try server.password?.resolve(environment: environment)
    var endpoint = ServerEndpoint(
      host: server.host, port: server.port, security: server.security.transport, user: server.user,
      password: password.map { Secret($0.reveal()) })
    endpoint.caFile = server.caFile
    self.endpoint = endpoint
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
