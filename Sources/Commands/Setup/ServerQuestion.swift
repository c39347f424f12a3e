import Settings

/// What is asked about one of the two mail servers.
enum ServerQuestion: String {
  case imap, smtp

  /// - Returns: `nil` when the account has no such server.
  func answers(
    _ questions: InitQuestions, _ mail: MailOptions, address: String
  ) throws -> ConfigurationAnswers.ServerAnswers? {
    let key = "accounts.\(rawValue)"
    let given = given(mail)
    let host = try questions.answer(
      given.host, Question(words: words, key: key + ".host", option: "--\(rawValue)-host", standard: ""))
    guard !host.isEmpty else { return nil }
    let security = try questions.given(given.security, "--\(rawValue)-security", key + ".security")
    let port = try questions.answer(
      given.port.map { String($0) },
      Question(
        words: "Its port", key: key + ".port", option: "--\(rawValue)-port", standard: standardPort(security))
    )
    let values = [
      "host": host, "port": port, "security": security ?? usualSecurity(port), "user": mail.user ?? address,
      "password_file": mail.passwordFile ?? "mail.password", "ca_file": mail.caFile,
    ]
    return values.compactMapValues { $0 }
  }

  private var words: String {
    switch self {
    case .imap: "IMAP server (empty: mails come by a pipe)"
    case .smtp: "SMTP server (empty: none)"
    }
  }

  private func given(_ mail: MailOptions) -> (host: String?, port: Int?, security: String?) {
    switch self {
    case .imap: (mail.imapHost, mail.imapPort, mail.imapSecurity)
    case .smtp: (mail.smtpHost, mail.smtpPort, mail.smtpSecurity)
    }
  }

  private func standardPort(_ security: String?) -> String {
    let ports = self == .imap ? IMAPSettings.ports : SMTPSettings.ports
    let security = security.flatMap { ConnectionSecurity(rawValue: $0.lowercased()) }
    return String(ports.standard(security ?? .tls))
  }

  /// Ports where TLS begins after a clear greeting (RFC 8314, 3): the default `tls` could not work there.
  private func usualSecurity(_ port: String) -> String? {
    ["143", "587", "25"].contains(port) ? "starttls" : nil
  }
}
