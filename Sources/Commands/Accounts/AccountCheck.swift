import ArgumentParser
import Basics
import Foundation
import MailTransport
import SQL
import Settings
import Store
import Workflows

/// What an account's servers can do, how far we are, and what is wrong: asks them now.
struct AccountCheck: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Logs in to an account's servers: what they can do, how far we have read.",
    discussion: "Reads and sends no mail. Exit code 1 when something is wrong.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var dialogue: TraceOption
  @Argument(help: "The account's name; all accounts when left out.") var name: String?

  func report(in office: Office) async throws -> Report {
    let accounts = try name.map { [try office.account(orDefault: $0)] } ?? office.configuration.accounts
    let detail = AccountChecks.Detail(positions: try await positions(in: office))
    let loop = try dialogue.loop()
    defer { loop.shutdown() }
    let checks = AccountChecks(
      office.configuration, environment: office.environment, loop: loop, detail: detail)
    let findings = await checks.of(accounts)
    let isOK = !findings.contains { $0.state == .problem }
    var report = Report(
      (findings.map(\.line) + ["", Finding.verdict(findings)]).joined(separator: "\n"),
      json: ["findings": .array(findings.map(\.json)), "ok": .bool(isOK)])
    report.isFailure = !isOK
    return report
  }

  private func positions(in office: Office) async throws -> [String: [String: UInt32]] {
    let all = try await office.database.read { try MailboxProgress($0).all() }
    return all.reduce(into: [:]) { $0[$1.account, default: [:]][$1.mailbox] = $1.position.lastUID }
  }
}
