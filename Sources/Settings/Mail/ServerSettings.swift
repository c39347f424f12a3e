/// How a connection to a mail server is protected.
package enum ConnectionSecurity: String, Sendable, CaseIterable {
  /// TLS from the first byte (RFC 8314).
  case tls
  /// TLS after a clear greeting; the connection is refused when the server does not offer it.
  case starttls
  /// No protection; for a server on this machine.
  case plaintext
}

/// What IMAP and SMTP servers have in common.
package struct ServerSettings: Sendable {
  package let host: String
  package let port: Int
  package let security: ConnectionSecurity
  package let user: String?
  package let method: LoginMethod
  /// Where the tokens come from when `method` takes one.
  package let oauth: OAuthSettings?
  package let password: SecretSource?
  /// PEM file with the certificate authority of a server that the system does not know.
  package let caFile: String?

  package struct Ports: Sendable {
    let tls: Int
    let starttls: Int
    let plaintext: Int

    package func standard(_ security: ConnectionSecurity) -> Int {
      switch security {
      case .tls: tls
      case .starttls: starttls
      case .plaintext: plaintext
      }
    }
  }

  init(
    _ reader: SettingsReader, ports: Ports, host example: String, loginRequired: Bool,
    oauth: OAuthSettings? = nil
  ) {
    host = reader.required("host", .host, example: example, help: "Name of the server.")
    security = reader.value(
      "security", .choice, default: .tls,
      help: "tls from the start, starttls, or plaintext (only for a server on this machine).")
    port = reader.value(
      "port", .integer(1...65_535), default: ports.standard(security),
      help:
        "Port; when left out \(ports.tls) with tls, \(ports.starttls) with starttls, \(ports.plaintext) without."
    )
    user = Self.user(reader, isRequired: loginRequired)
    method = reader.value(
      "auth", .loginMethod, default: .password,
      help: "How the login is proved; xoauth2 and oauthbearer take a token from the account's oauth section.")
    self.oauth = method.takesToken ? oauth : nil
    password = reader.secret("password", help: "Password of the login.")
    caFile = reader.optional(
      "ca_file", .path(in: reader.context.directory, example: "ca.pem"),
      help: "Certificate authority (PEM) of a server with a private certificate.")
    checkLogin(reader)
  }

  private static func user(_ reader: SettingsReader, isRequired: Bool) -> String? {
    let example = "leads@example.org"
    let type = SettingType.name(example: example)
    return isRequired
      ? reader.required("user", type, example: example, help: "Login name.")
      : reader.optional("user", type, help: "Login name; leave it out when the server asks for none.")
  }

  private func checkLogin(_ reader: SettingsReader) {
    guard reader.node("password") == nil, reader.context.document != nil else { return }
    if method.takesToken {
      checkToken(reader)
      return
    }
    if user != nil, password == nil {
      reader.report(
        SettingFault("the login has no password", "add `password_file:` or `password_env:`"), at: "user")
    }
    if user == nil, password != nil {
      reader.report(SettingFault("there is a password but no login name", "add `user:`"), at: "password_file")
    }
  }
  private func checkToken(_ reader: SettingsReader) {
    if oauth == nil {
      reader.report(
        SettingFault("this login takes a token, and the account has no oauth section", "add `oauth:` to it"),
        at: "auth")
    }
    if user == nil {
      reader.report(SettingFault("a login by token needs a login name", "add `user:`"), at: "auth")
    }
  }
}
