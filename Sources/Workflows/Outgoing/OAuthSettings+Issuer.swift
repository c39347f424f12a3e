import MailTransport
import Settings

/// The settings of an account's tokens as the transport wants them.
extension OAuthSettings {
  package var source: TokenSource { grant == .refresh ? .person : .clientCredentials }

  /// - Throws: `SecretFault` when the client's secret can't be had, `TransportError` when an address is none.
  func issuer(environment: [String: String]) throws -> TokenIssuer {
    let secret = try clientSecret?.resolve(environment: environment)
    var issuer = TokenIssuer(
      tokenURL: try address(tokenURL ?? preset?.tokenURL ?? ""),
      deviceURL: try (deviceURL ?? preset?.deviceURL).map(address), clientID: clientID,
      clientSecret: secret.map { Secret($0.reveal()) }, scope: scope ?? preset?.scope(source) ?? "")
    issuer.caFile = caFile
    return issuer
  }

  private var preset: IssuerPreset? {
    switch provider {
    case .microsoft: .microsoft(tenant: tenant)
    case .google: .google
    case .other: nil
    }
  }

  private func address(_ text: String) throws -> IssuerURL {
    guard let url = IssuerURL(text) else {
      throw TransportError.invalidArgument(
        ServerNote(
          server: "account \(account)", during: "set-up", words: "\"\(text)\" is no address",
          advice: "Write token_url and device_url with https://."))
    }
    return url
  }
}
