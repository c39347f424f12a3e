import Basics
import MailTransport
import Settings
import Workflows

/// What lies in an account's token file: whether somebody has logged in, until when, and for what.
struct TokenChecks {
  /// A person needs some days to notice.
  private static let notice: Int64 = 14 * 86_400

  private let access: ServerAccess
  private let settings: OAuthSettings
  private var name: String { "account \(settings.account) oauth" }

  init(_ access: ServerAccess, _ settings: OAuthSettings) {
    self.access = access
    self.settings = settings
  }

  func all() async -> [Finding] {
    do {
      let tokens = try access.tokens(of: settings)
      return Self.findings(
        of: try tokens.kept(), scope: tokens.scope, settings, name: name, now: .current)
    } catch {
      return [AccountChecks.problem(name, error)]
    }
  }

  static func findings(
    of state: TokenState, scope: String, _ settings: OAuthSettings, name: String, now: Instant
  ) -> [Finding] {
    guard settings.grant == .refresh else { return [.ok(name, "tokens are got without a person")] }
    let login = "run: piste account login \(settings.account)"
    let seconds = now.milliseconds / 1000
    guard state.refresh != nil || state.accessHolds(at: seconds) else {
      return [.problem(name, "nobody has logged in yet", remedy: login)]
    }
    let missing = state.missingScopes(of: scope)
    let lack =
      missing.isEmpty
      ? []
      : [
        Finding.warning(
          name, "the token lacks \(missing.joined(separator: " "))",
          remedy: "allow it for the application at the provider, then \(login)")
      ]
    return lack + [lifetime(state, name, seconds, login)]
  }

  private static func lifetime(
    _ state: TokenState, _ name: String, _ now: Int64, _ login: String
  ) -> Finding {
    guard state.refresh != nil else {
      let end = state.accessExpires.map { " on \(Instant(milliseconds: $0 * 1000))" } ?? ""
      return .warning(name, "the login can't be renewed and runs out\(end)", remedy: login)
    }
    guard let end = state.refreshExpires else { return .ok(name, "the login renews itself") }
    let text = "\(Instant(milliseconds: end * 1000))"
    if end <= now { return .problem(name, "the login ran out on \(text)", remedy: login) }
    return end - now < notice
      ? .warning(name, "the login runs out on \(text)", remedy: login)
      : .ok(name, "the login holds until \(text)")
  }
}
