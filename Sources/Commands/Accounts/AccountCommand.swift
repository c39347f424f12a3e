import ArgumentParser
import Basics
import Foundation
import MailTransport
import Settings
import Workflows

/// The lead addresses of the settings and their servers.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Accounts, their servers and folders.",
    subcommands: [AccountList.self, AccountCheck.self, AccountFoldersCommand.self, AccountLogin.self])
}

/// A person agrees, once, that Piste reads and sends an account's mail (OAuth 2, device code).
struct AccountLogin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Logs in by access token: shows an address and a code to enter there, and keeps the token.",
    discussion: """
      For accounts with an oauth section. Any browser will do, on any machine; the command waits for it.
      With --json, a first line says address and code, a second one what came of it.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var dialogue: TraceOption
  @Argument(help: "The account, as the settings name it.") var name: String

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let oauth = try oauth(of: Configuration.load(file: common.config, environment: environment))
    let loop = try dialogue.loop()
    defer { loop.shutdown() }
    let access = ServerAccess(environment: environment, clock: { .current }, loop: loop)
    let tokens = try access.tokens(of: oauth)
    let state: TokenState
    if oauth.grant == .refresh {
      let authorization = try await tokens.authorizeDevice()
      Console.print(Self.prompt(authorization).output(asJSON: common.json))
      state = try await tokens.awaitApproval(authorization)
    } else {
      _ = try await tokens.current()
      state = try tokens.kept()
    }
    Console.print(Self.report(state, oauth).output(asJSON: common.json))
  }

  private func oauth(of configuration: Configuration) throws -> OAuthSettings {
    guard let oauth = try configuration.account(named: name).oauth else {
      throw Refusal(
        .notAllowed, "the account \(name) logs in by password",
        remedy: "add an oauth section to it in the settings if its provider wants tokens")
    }
    return oauth
  }

  private static func prompt(_ authorization: DeviceAuthorization) -> Report {
    let minutes = max(authorization.expiresIn / 60, 1)
    let direct = authorization.completeAddress.map { "\nOr open this, with the code in it: \($0)" } ?? ""
    return Report(
      "Open \(authorization.address) and enter the code \(authorization.userCode)\(direct)\n"
        + "Waiting for it, at most \(minutes) minute\(minutes == 1 ? "" : "s") …",
      json: [
        "address": .string(authorization.address), "code": .string(authorization.userCode),
        "complete_address": JSONValue(authorization.completeAddress),
        "expires_in": JSONValue(authorization.expiresIn),
      ])
  }

  private static func report(_ state: TokenState, _ oauth: OAuthSettings) -> Report {
    let access = state.accessExpires.map { Instant(milliseconds: $0 * 1000) }
    let refresh = state.refreshExpires.map { Instant(milliseconds: $0 * 1000) }
    let holds =
      if state.refresh != nil {
        refresh.map { "it renews itself until \($0)" } ?? "it renews itself"
      } else if oauth.grant == .clientCredentials {
        "the next token is got without you"
      } else {
        "it holds until \(access.map { "\($0)" } ?? "a server refuses it"), and can't be renewed"
      }
    return Report(
      "logged in; the token is in \(oauth.tokenFile), \(holds)",
      json: [
        "account": .string(oauth.account), "access_expires": JSONValue(access),
        "refresh_expires": JSONValue(refresh), "renewable": .bool(state.refresh != nil),
        "scope": JSONValue(state.scope), "token_file": .string(oauth.tokenFile),
      ])
  }
}
