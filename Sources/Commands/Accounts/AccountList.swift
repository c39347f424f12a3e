import ArgumentParser
import Basics
import Mailings
import SQL
import Settings
import Store
import Workflows

/// How every account is, from what the daemon wrote down; asks no server.
struct AccountList: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every account: what is read, how far, where mail leaves, what is wrong.",
    discussion: "Asks no server: it shows what `piste run` wrote down. `piste account check` asks them.")

  @OptionGroup var common: CommonOptions

  func report(in office: Office) async throws -> Report {
    let accounts = office.configuration.accounts
    let (records, progress, troubles) = try await office.database.read { connection in
      (
        try AccountHealth(connection).all(), try MailboxProgress(connection).all(),
        try ServerTroubles(connection).all()
      )
    }
    let views = accounts.map { account in
      AccountView(
        account,
        health: records.filter { $0.subject.account == account.name },
        folders: progress.filter { $0.account == account.name }.map { ($0.mailbox, $0.position) },
        troubles: troubles.filter { $0.account == account.name }.map(\.standing), now: office.now)
    }
    return Report(
      views.map(\.text).joined(separator: "\n\n"), json: .array(views.map(\.json)))
  }
}

/// One account as a person and as a script see it.
struct AccountView: Sendable {
  let text: String
  let json: JSONValue

  init(
    _ account: AccountSettings, health: [AccountHealth.Record],
    folders: [(mailbox: String, position: MailboxProgress.Position)], troubles: [ServerStanding], now: Instant
  ) {
    let faults =
      health.filter { $0.failures > 0 }.map(Self.fault)
      + troubles.map { "\($0.server): \($0.words) (\($0.failures) times since \($0.since))" }
    var fields = Fields()
    fields.add("account", account.name + (account.isDefault ? " (default)" : ""))
    fields.add("address", ([account.address] + account.aliases).joined(separator: ", "))
    fields.add("reads", account.imap.map { Self.login($0.server) } ?? "mail comes by piste mail receive")
    for folder in folders { fields.add("folder", Self.line(folder.mailbox, folder.position, now)) }
    fields.add(
      "sends", account.smtp.map { $0.servers.map(Self.login).joined(separator: ", then ") } ?? "nothing")
    fields.add(
      "state", Self.state(faults, isKnown: account.imap == nil || !health.isEmpty || !folders.isEmpty))
    text = fields.text
    json = [
      "name": .string(account.name), "address": .string(account.address),
      "isDefault": .bool(account.isDefault),
      "imap": account.imap.map { .string(Self.login($0.server)) } ?? .null,
      "smtp": .array((account.smtp?.servers ?? []).map { .string(Self.login($0)) }),
      "folders": .array(folders.map { Self.json($0.mailbox, $0.position, now) }),
      "faults": .array(faults.map { .string($0) }), "ok": .bool(faults.isEmpty),
    ]
  }

  private static func state(_ faults: [String], isKnown: Bool) -> String {
    guard faults.isEmpty else { return faults.joined(separator: "\n") }
    return isKnown ? "ok" : "never read; start piste run, or ask its servers with piste account check"
  }

  private static func fault(_ record: AccountHealth.Record) -> String {
    let place = record.subject.mailbox.isEmpty ? "" : " folder \(record.subject.mailbox)"
    let times = record.failures == 1 ? "once" : "\(record.failures) times in a row"
    let at = record.lastErrorAt.map { ", last at \($0)" } ?? ""
    return "\(record.subject.service.rawValue)\(place): \(record.lastError) (\(times)\(at))"
  }

  private static func login(_ server: ServerSettings) -> String {
    (server.user.map { "\($0) at " } ?? "") + "\(server.name) (\(server.security.rawValue))"
  }

  private static func line(_ mailbox: String, _ position: MailboxProgress.Position, _ now: Instant) -> String
  {
    mailbox + " " + position.words(at: now)
  }

  private static func json(_ mailbox: String, _ position: MailboxProgress.Position, _ now: Instant)
    -> JSONValue
  {
    [
      "mailbox": .string(mailbox), "lastUID": .integer(Int64(position.lastUID)),
      "uidValidity": .integer(Int64(position.uidValidity)),
      "lagSeconds": position.lag(at: now).map { .integer($0) } ?? .null,
    ]
  }
}

extension MailboxProgress.Position {
  /// How far, and how long ago.
  func words(at now: Instant) -> String {
    "read up to UID \(lastUID), " + (lag(at: now).map { "\($0) s ago" } ?? "not yet to its end")
  }
}
