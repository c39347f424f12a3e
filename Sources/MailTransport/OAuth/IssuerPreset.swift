/// Issuers whose addresses are known.
package enum IssuerPreset: Sendable {
  /// Microsoft identity platform 2.0.
  ///
  /// - Parameter tenant: the id or domain of the organisation, or `common`.
  case microsoft(tenant: String)
  case google

  package var tokenURL: String {
    switch self {
    case .microsoft(let tenant): "https://login.microsoftonline.com/\(tenant)/oauth2/v2.0/token"
    case .google: "https://oauth2.googleapis.com/token"
    }
  }

  package var deviceURL: String {
    switch self {
    case .microsoft(let tenant): "https://login.microsoftonline.com/\(tenant)/oauth2/v2.0/devicecode"
    case .google: "https://oauth2.googleapis.com/device/code"
    }
  }

  /// For reading and sending. A program that acts for itself asks Microsoft for all that it was granted.
  package func scope(_ source: TokenSource) -> String {
    switch (self, source) {
    case (.google, _): "https://mail.google.com/"
    case (.microsoft, .clientCredentials): "https://outlook.office365.com/.default"
    case (.microsoft, .person):
      "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access"
    }
  }
}
