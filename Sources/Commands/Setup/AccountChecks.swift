import Basics
import Logging
import MailTransport
import Settings
import Workflows

/// Logs in to every account's servers, looks for its mailboxes, and logs out, all at once. No mail is read or
/// sent.
struct AccountChecks {
  /// A server that has not answered by then is told as such; the others' findings are not kept waiting.
  private static let deadline = Duration.seconds(60)

  /// What `piste account check` asks beside what `piste doctor` does.
  struct Detail: Sendable {
    /// Up to which UID each folder was read: account, then folder.
    let positions: [String: [String: UInt32]]
  }

  private let configuration: Configuration
  private let access: ServerAccess
  private let loop: TransportLoop
  private let detail: Detail?
  private let log: Logger

  /// - Parameter detail: `nil` says only what must be mended.
  init(
    _ configuration: Configuration, environment: [String: String], loop: TransportLoop, detail: Detail? = nil
  ) {
    self.configuration = configuration
    self.loop = loop
    self.detail = detail
    access = ServerAccess(environment: environment, clock: { .current }, loop: loop)
    log = Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
  }

  private typealias Check = @Sendable () async -> [Finding]

  func all() async -> [Finding] {
    ways() + (await of(configuration.accounts))
  }

  /// In the order of the settings, whichever ends first.
  func of(_ accounts: [AccountSettings]) async -> [Finding] {
    let checks = accounts.flatMap(self.checks)
    let found = await withTaskGroup(of: (Int, [Finding]).self) { group in
      for (index, check) in checks.enumerated() {
        group.addTask { (index, await Self.inTime(check.name, check.run)) }
      }
      return await group.reduce(into: [Int: [Finding]]()) { $0[$1.0] = $1.1 }
    }
    return checks.indices.flatMap { found[$0] ?? [] }
  }

  private func checks(_ account: AccountSettings) -> [(name: String, run: Check)] {
    var checks: [(name: String, run: Check)] = []
    if let oauth = account.oauth {
      checks.append(("account \(account.name) oauth", { await TokenChecks(access, oauth).all() }))
    }
    if let imap = account.imap {
      let name = "account \(account.name) imap"
      checks.append((name, { await check(imap, of: account.name, name) }))
    }
    for (place, server) in (account.smtp?.servers ?? []).enumerated() {
      let name = "account \(account.name) smtp" + (place == 0 ? "" : " fallback \(place)")
      checks.append((name, { await check(server, name) }))
    }
    return checks
  }

  private static func inTime(_ name: String, _ check: @escaping Check) async -> [Finding] {
    await withTaskGroup(of: [Finding]?.self) { group in
      group.addTask { await check() }
      group.addTask {
        try? await Task.sleep(for: deadline)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? [
        .problem(
          name, "no answer within \(deadline.components.seconds) seconds",
          remedy: "check host and port, and whether a firewall swallows the traffic")
      ]
    }
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

  private func check(_ imap: IMAPSettings, of account: String, _ name: String) async -> [Finding] {
    let connection = IMAPConnection(loop: loop, log: log)
    do {
      try await connection.open(access.endpoint(for: imap.server))
      var findings = [login(imap.server, name)]
      if detail != nil { findings.append(Self.offers(await connection.features.words, name)) }
      for mailbox in imap.namedFolders {
        let status = try await connection.status(of: mailbox)
        findings.append(.ok(name, "the folder \(mailbox) " + holds(status, account, mailbox)))
      }
      await connection.logout()
      return findings
    } catch {
      await connection.logout()
      return [Self.problem(name, error)]
    }
  }

  private func holds(_ status: MailboxStatus, _ account: String, _ mailbox: String) -> String {
    let count = "holds \(status.exists) mail\(status.exists == 1 ? "" : "s")"
    guard let detail else { return count }
    guard let last = detail.positions[account]?[mailbox] else { return count + "; never read until now" }
    return count + "; read up to UID \(last), the next new one gets UID \(status.uidNext)"
  }

  private func check(_ smtp: ServerSettings, _ name: String) async -> [Finding] {
    let connection = SMTPConnection(loop: loop, log: log)
    do {
      try await connection.open(access.endpoint(for: smtp))
      var findings = [login(smtp, name)]
      if detail != nil {
        findings.append(Self.offers(await connection.offers, name))
        let most = await connection.greatestMessage.map { "mails of at most \($0) bytes" }
        findings.append(.ok(name, "takes \(most ?? "mails without saying how large")"))
      }
      await connection.quit()
      return findings
    } catch {
      return [Self.problem(name, error)]
    }
  }

  private static func offers(_ words: [String], _ name: String) -> Finding {
    .ok(
      name, "we use " + (words.isEmpty ? "nothing beyond the protocol's core" : words.joined(separator: ", "))
    )
  }

  private func login(_ server: ServerSettings, _ name: String) -> Finding {
    let place = server.name
    let user = server.user.map { " as \($0)" } ?? ""
    let isLocal = ["localhost", "127.0.0.1", "::1"].contains(server.host)
    guard server.security == .plaintext, !isLocal else { return .ok(name, "\(place) lets us in\(user)") }
    return .warning(
      name, "\(place) lets us in\(user), but password and mail travel in clear",
      remedy: "use security: tls or starttls")
  }

  static func problem(_ name: String, _ error: any Error) -> Finding {
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
