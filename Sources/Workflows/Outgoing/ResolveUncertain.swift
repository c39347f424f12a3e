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
    return try await office.database.write { connection in
      let uncertain = try Outbox(connection).uncertain()
      guard !uncertain.isEmpty else { return 0 }
      let isUnderstood = try Journal(connection).pending(limit: 1).isEmpty
      let mailboxes = isUnderstood ? try MailboxProgress(connection).all() : []
      return try uncertain.count { item in
        let watched = office.account(item.account)?.imap?.mailboxes
        let readAt = mailboxes.filter {
          $0.account == item.account && watched?.contains($0.mailbox) != false
        }.map(\.position.checkedAt).min()
        return try resolve(item, readAt: readAt, at: now, connection)
      }
    }
  }

  /// - Returns: whether it is no longer uncertain.
  private func resolve(_ item: OutboxItem, readAt: Instant?, at now: Instant, _ connection: any Connection)
    throws -> Bool
  {
    let settings = office.configuration.outbox
    let claimedAt = item.claimedAt ?? item.createdAt
    let facts = UncertainPlan.Facts(
      provedAt: item.provedAt, hasProofAddress: !item.proofAddress.isEmpty,
      waitedUntil: claimedAt.adding(seconds: Int64(settings.proofWaitSeconds)), mailboxReadAt: readAt)
    let policy = settings.uncertainPolicies.policy(kind: item.kind, lane: item.lane)
    guard let end = UncertainPlan.decide(policy, facts, now: now).end else { return false }
    try Outbox(connection).resolve(item.id, as: end.state, reason: end.reason, at: now)
    office.log.notice(
      "an uncertain mail is cleared up", metadata: ["outbox": "\(item.id)", "because": "\(end.reason)"])
    return true
  }
}

extension UncertainPlan {
  /// `nil` while nothing is decided.
  fileprivate var end: (state: OutboxState, reason: String)? {
    switch self {
    case .proved: (.accepted, "accepted: our proof copy came in")
    case .retry: (.queued, "no proof copy came in; sent again")
    case .drop: (.failed, "nobody knows whether it was accepted; not sent again")
    case .wait: nil
    }
  }
}

extension OutboxSettings {
  var uncertainPolicies: UncertainPolicies {
    UncertainPolicies(
      letters: uncertain.letters.policy, notifications: uncertain.notifications.policy,
      mailings: uncertain.mailings.policy)
  }
}

extension OutboxSettings.Uncertain {
  fileprivate var policy: UncertainPolicy {
    switch self {
    case .ask: .ask
    case .retry: .retry
    case .again: .again
    case .drop: .drop
    }
  }
}
