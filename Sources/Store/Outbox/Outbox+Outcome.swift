import Basics
import Mailings
import SQL

extension Outbox {
  /// Writes down what the server said about each recipient, and where the mail as a whole stands.
  ///
  /// - Parameter retryAt: when a deferred mail is tried again.
  package func record(_ outcomes: [OutboxRecipient], of id: Int64, retryAt: Instant?, at now: Instant) throws
  {
    for outcome in outcomes {
      try connection.execute(
        """
        UPDATE outbox_recipient SET state = \(outcome.state.rawValue), reply = \(outcome.reply),
          at = \(now.milliseconds)
        WHERE outbox_id = \(id) AND address = \(outcome.address)
        """)
    }
    let overall = OutboxState.overall(of: try recipients(of: id).map(\.state))
    try connection.execute(
      """
      UPDATE outbox SET state = \(overall.rawValue), last_reply = \(outcomes.last?.reply ?? ""),
        not_before_at = \((retryAt ?? now).milliseconds),
        finished_at = \(orNull: overall.isFinal ? now.milliseconds : nil)
      WHERE id = \(id)
      """)
  }

  /// Gives a claimed mail back untouched: no connection could be made, nothing was sent.
  package func release(_ id: Int64, reason: String, retryAt: Instant) throws {
    try connection.execute(
      """
      UPDATE outbox SET state = 'deferred', last_reply = \(reason), not_before_at = \(retryAt.milliseconds)
      WHERE id = \(id) AND state = 'submitting'
      """)
  }

  /// A program that is gone may or may not have handed these over: their acceptance is unknown.
  ///
  /// Called once at start, by the holder of the instance lock.
  package func markAbandonedAsUncertain(at now: Instant) throws -> Int {
    try connection.execute(
      """
      UPDATE outbox_recipient SET state = 'uncertain', at = \(now.milliseconds)
      WHERE state IN ('queued', 'deferred')
        AND outbox_id IN (SELECT id FROM outbox WHERE state = 'submitting')
      """)
    return try connection.execute(
      """
      UPDATE outbox SET state = 'uncertain', claimed_at = \(now.milliseconds),
        last_reply = 'the program ended before the server answered'
      WHERE state = 'submitting'
      """)
  }

  package func uncertain() throws -> [OutboxItem] {
    try connection.query(
      "SELECT \(fragment: OutboxItem.columns) FROM outbox WHERE state = 'uncertain' ORDER BY id"
    ).map { try OutboxItem($0) }
  }

  /// Our own copy came in: the server had accepted the transaction.
  ///
  /// - Returns: false when there is no such item.
  package func prove(_ id: Int64, at now: Instant) throws -> Bool {
    try connection.execute(
      "UPDATE outbox SET proved_at = \(now.milliseconds) WHERE id = \(id) AND proved_at IS NULL") > 0
      || connection.first("SELECT id FROM outbox WHERE id = \(id)") != nil
  }

  /// Closes the question of an uncertain mail: it was accepted, or it is queued again.
  package func resolve(_ id: Int64, accepted: Bool, reason: String, at now: Instant) throws {
    let state: OutboxState = accepted ? .accepted : .queued
    try connection.execute(
      """
      UPDATE outbox_recipient SET state = \(state.rawValue), reply = \(reason), at = \(now.milliseconds)
      WHERE outbox_id = \(id) AND state = 'uncertain'
      """)
    let overall = OutboxState.overall(of: try recipients(of: id).map(\.state))
    try connection.execute(
      """
      UPDATE outbox SET state = \(overall.rawValue), last_reply = \(reason), not_before_at = \(now.milliseconds),
        finished_at = \(orNull: overall.isFinal ? now.milliseconds : nil)
      WHERE id = \(id) AND state = 'uncertain'
      """)
  }

  /// A delivery report came back for a mail that had been accepted.
  ///
  /// - Parameter recipient: `nil` when the report names none; then every recipient counts.
  package func bounce(_ id: Int64, recipient: String?, reply: String, at now: Instant) throws {
    let narrowed: SQL = if let recipient { "AND address = \(recipient)" } else { "" }
    try connection.execute(
      """
      UPDATE outbox_recipient SET state = 'bounced', reply = \(reply), at = \(now.milliseconds)
      WHERE outbox_id = \(id) \(fragment: narrowed)
      """)
    let overall = OutboxState.overall(of: try recipients(of: id).map(\.state))
    try connection.execute(
      """
      UPDATE outbox SET state = \(overall.rawValue), last_reply = \(reply), finished_at = \(now.milliseconds)
      WHERE id = \(id)
      """)
  }
}
