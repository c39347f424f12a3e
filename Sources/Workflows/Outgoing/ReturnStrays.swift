import Basics
import Mailings
import SQL
import Settings
import Store

/// Mails of accounts that have no server in the settings, or are no longer there at all: they wait with the reason, and
/// fail when their time is up.
package struct ReturnStrays: Sendable {
  private static let pause: Int64 = 300
  private static let most = 500

  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Returns: how many mails were given back.
  @discardableResult
  package func callAsFunction() async throws -> Int {
    let served = Set(office.configuration.accounts.filter { $0.smtp != nil }.map(\.name))
    let strays = try await office.database.read { try Outbox($0).waitingAccounts() }
      .filter { !served.contains($0) }
    guard !strays.isEmpty else { return 0 }
    let now = office.now
    return try await office.database.write { connection in
      try strays.reduce(0) { sum, account in
        try OutboxLane.allCases.reduce(sum) { try $0 + giveBack($1, of: account, at: now, connection) }
      }
    }
  }

  private func giveBack(_ lane: OutboxLane, of account: String, at now: Instant, _ connection: any Connection)
    throws -> Int
  {
    let outbox = Outbox(connection)
    let settings = office.configuration.outbox
    let schedule = DeliverySchedule(retryMinutes: settings.retryMinutes, giveUpDays: settings.giveUpDays)
    let reason = "the account \(account) has no smtp server in the settings"
    let due = try outbox.due(lane, of: account, limit: Self.most, at: now)
    try outbox.take(due.map(\.item.id), over: "", at: now)
    for mail in due {
      if now < schedule.givenUpAt(mail.item.createdAt) {
        try outbox.release(mail.item.id, reason: reason, retryAt: now.adding(seconds: Self.pause))
      } else {
        try fail(mail, reason, at: now, connection)
      }
    }
    return due.count
  }

  private func fail(_ mail: DueMail, _ reason: String, at now: Instant, _ connection: any Connection) throws {
    let failed = mail.recipients.filter(\.isOpen).map {
      OutboxRecipient(address: $0.address, state: .failed, reply: "given up: " + reason)
    }
    let outcome = OutboxOutcome(mail.item.id, failed, isWhole: false, server: "")
    guard try Outbox(connection).record(outcome, at: now) else { return }
    try TellOfFailure(office, connection)(failed, of: mail.item)
  }
}
