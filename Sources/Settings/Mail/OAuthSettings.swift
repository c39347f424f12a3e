/// Where an account's access tokens come from (OAuth 2, RFC 6749); its servers use them with `auth: xoauth2`
/// or `oauthbearer`.
package struct OAuthSettings: Sendable {
  package enum Provider: String, Sendable, CaseIterable {
    case microsoft
    case google
    /// By `token_url` and `device_url`.
    case other
  }

  package enum Grant: String, Sendable, CaseIterable {
    /// A person agrees once (`piste account login`); from then on by refresh token.
    case refresh
    /// The program acts for itself.
    case clientCredentials = "client_credentials"
  }

  /// The account it belongs to, as remedies name it.
  package let account: String
  package let provider: Provider
  package let tenant: String
  package let clientID: String
  package let clientSecret: SecretSource?
  package let grant: Grant
  /// `nil` for the provider's own.
  package let scope: String?
  package let tokenURL: String?
  package let deviceURL: String?
  package let caFile: String?
  /// Where the tokens are kept, mode 600.
  package let tokenFile: String

  init(_ reader: SettingsReader, account: String) {
    self.account = account
    provider = reader.required(
      "provider", .choice, example: .microsoft, help: "Who gives the tokens; other needs token_url.")
    tenant = reader.value(
      "tenant", .tenant, default: "common", help: "Microsoft: id or domain of your organisation.")
    clientID = reader.required(
      "client_id", .name(), example: "00000000-0000-0000-0000-000000000000",
      help: "Id of the application as it is registered at the provider.")
    clientSecret = reader.secret("client_secret", help: "Secret of the application, if it has one.")
    grant = reader.value(
      "grant", .choice, default: .refresh,
      help:
        "refresh: a person agrees once with `piste account login`; client_credentials: the application acts "
        + "for itself.")
    scope = reader.optional(
      "scope", .name(example: "https://mail.google.com/"),
      help: "What the token is for, words with blanks; the provider's own for mail when left out.")
    tokenURL = reader.optional(
      "token_url", .issuerURL(example: "https://issuer.example.org/token"), help: "Where tokens are given.")
    deviceURL = reader.optional(
      "device_url", .issuerURL(example: "https://issuer.example.org/device"),
      help: "Where `piste account login` begins.")
    let directory = reader.context.directory
    caFile = reader.optional(
      "ca_file", .path(in: directory, example: "ca.pem"),
      help: "Certificate authority (PEM) of an issuer with a private certificate.")
    tokenFile = reader.value(
      "token_file", .path(in: directory, example: "leads.token"),
      default: SettingsPath.absolute("\(account).token", in: directory),
      help: "Where the tokens are kept, mode 600; Piste must be able to write to its folder.")
    check(reader)
  }

  private func check(_ reader: SettingsReader) {
    guard reader.context.document != nil else { return }
    if provider == .other, tokenURL == nil, reader.node("token_url") == nil {
      reader.report(SettingFault("this issuer's address is not known", "add `token_url:`"), at: "provider")
    }
    guard grant == .clientCredentials else { return }
    if clientSecret == nil {
      reader.report(
        SettingFault("client_credentials needs the application's secret", "add `client_secret_file:`"),
        at: "grant")
    }
    if provider == .microsoft, tenant == "common" {
      reader.report(
        SettingFault("client_credentials needs your own tenant", "add `tenant:` with its id or domain"),
        at: "grant")
    }
  }
}

extension SettingType<String> {
  /// A part of a URL, so nothing else may stand in it.
  fileprivate static let tenant = SettingType(
    expectation: "the id or domain of an organisation", example: "common", write: { $0 },
    parse: { HostText.isName($0) && $0.utf8.allSatisfy { $0 < 128 } ? $0 : nil })
}
