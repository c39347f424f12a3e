import Basics
import Logging
import MailTransport
import Settings
import Workflows

/// Logs in to every account's servers, looks for its mailboxes, and logs out. No mail is read or sent.
struct AccountChecks {
  private let configuration: Configuration
  private let environment: [String: String]
  private let loop: TransportLoop
  private let log: Logger

  init(_ configuration: Configuration, environment: [String: String], loop: TransportLoop) {
    self.configuration = configuration
    self.environment = environment
    self.loop = loop
    log = Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
  }

  func all() async -> [Finding] {
    var findings = ways()
    for account in configuration.accounts {
      if let imap = account.imap { findings += await check(imap, "account \(account.name) imap") }
      for (place, server) in (account.smtp?.servers ?? []).enumerated() {
        findings += await check(
          server, "account \(account.name) smtp" + (place == 0 ? "" : " fallback \(place)"))
      }
    }
    return findings
  }

  /// How mail comes and goes, where that is not by a server of the settings.
  private func ways() -> [Finding] {
    var findings: [Finding] = []
    if configuration.accounts.allSatisfy({ $0.imap == nil }) {
      findings.append(
        .ok("mail", "mail comes by piste mail receive; let your mail server pipe it"))
    }
    if configuration.accounts.allSatisfy({ $0.smtp == nil }) {
      findings.append(
        .warning("mail", "no account has smtp: nothing can be sent", remedy: "add smtp to an account"))
    }
    return findings
  }

  private func check(_ imap: IMAPSettings, _ name: String) async -> [Finding] {
    let connection = IMAPConnection(loop: loop, log: log)
    do {
      let access = try ServerAccess(imap.server, environment: environment)
      try await connection.open(access.endpoint)
      var findings = [login(imap.server, name)]
      for mailbox in imap.mailboxes {
        let status = try await connection.select(mailbox)
        findings.append(.ok(name, "the mailbox \(mailbox) holds \(status.exists) mails"))
      }
      await connection.logout()
      return findings
    } catch {
      await connection.logout()
      return [Self.problem(name, error)]
    }
  }

  private func check(_ smtp: ServerSettings, _ name: String) async -> [Finding] {
    let connection = SMTPConnection(loop: loop, log: log)
    do {
      let access = try ServerAccess(smtp, environment: environment)
      try await connection.open(access.endpoint)
      await connection.quit()
      return [login(smtp, name)]
    } catch {
      return [Self.problem(name, error)]
    }
  }

  private func login(_ server: ServerSettings, _ name: String) -> Finding {
    let place = "\(server.host):\(server.port)"
    let user = server.user.map { " as \($0)" } ?? ""
    let isLocal = ["localhost", "127.0.0.1", "::1"].contains(server.host)
    guard server.security == .plaintext, !isLocal else { return .ok(name, "\(place) lets us in\(user)") }
    return .warning(
      name, "\(place) lets us in\(user), but password and mail travel in clear",
      remedy: "use security: tls or starttls")
  }

  private static func problem(_ name: String, _ error: any Error) -> Finding {
    switch error {
    case let fault as TransportError:
      let text = "\(fault)"
      let remedy = fault.remedy
      let message = text.hasSuffix(" " + remedy) ? String(text.dropLast(remedy.count + 1)) : text
      return .problem(name, message, remedy: remedy)
    case let fault as SecretFault: return .problem(name, fault.message, remedy: fault.remedy)
    default: return .problem(name, "\(error)", remedy: "check the account's settings")
    }
  }
}
