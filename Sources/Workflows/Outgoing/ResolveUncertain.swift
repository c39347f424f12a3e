import Basics
import Logging
import Mailings
import SQL
import Settings
import Store

/// Finds out about mails whose acceptance is unknown.
///
/// Each mail also goes, in the same SMTP transaction, to a signed address of our own. When that copy comes in,
/// the server had taken the whole transaction; when the mailbox was read long enough afterwards without it, it
/// had not, and the same message is sent again (`docs/decisions/0005-proof-copies.md`). A mail that is read but
/// not yet understood may be that copy, so nothing is sent again before.
package struct ResolveUncertain: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Returns: how many mails are no longer uncertain.
  @discardableResult
  package func callAsFunction() async throws -> Int {
    let now = office.now
    let settings = office.configuration.outbox
    return try await office.database.write { connection in
      let outbox = Outbox(connection)
      let isUnderstood = try Journal(connection).pending(limit: 1).isEmpty
      var resolved = 0
      for item in try outbox.uncertain() {
        let readAt = try MailboxProgress(connection).all()
          .filter { $0.account == item.account }.map(\.position.checkedAt).min()
        let plan = UncertainPlan.decide(
          provedAt: item.provedAt, waitedUntil: Self.deadline(item, settings),
          mailboxReadAt: isUnderstood ? readAt : nil)
        guard plan != .wait else { continue }
        let reason =
          plan == .proved ? "accepted: our proof copy came in" : "no proof copy came in; sent again"
        try outbox.resolve(item.id, accepted: plan == .proved, reason: reason, at: now)
        office.log.notice(
          "an uncertain mail is cleared up", metadata: ["outbox": "\(item.id)", "because": "\(reason)"])
        resolved += 1
      }
      return resolved
    }
  }

  private static func deadline(_ item: OutboxItem, _ settings: OutboxSettings) -> Instant? {
    guard settings.uncertain == .retry, !item.proofAddress.isEmpty, let claimedAt = item.claimedAt else {
      return nil
    }
    return claimedAt.adding(seconds: Int64(settings.proofWaitSeconds))
  }
}
