import Basics
import Mailings
import SQL

/// What became of one attempt to hand a mail over.
package struct OutboxOutcome: Sendable {
  package let id: Int64
  /// Those that were tried; a deferred one says when it is tried again.
  package let recipients: [OutboxRecipient]
  /// Whether these are all recipients that the mail has.
  package let isWhole: Bool
  package let server: String

  package init(_ id: Int64, _ recipients: [OutboxRecipient], isWhole: Bool, server: String) {
    self.id = id
    self.recipients = recipients
    self.isWhole = isWhole
    self.server = server
  }
}

extension Outbox {
  /// Writes down what the server said about each recipient, and where the mail as a whole stands.
  ///
  /// A mail that is no longer under way, because somebody else has settled it, stays as it is.
  ///
  /// - Returns: whether it was written.
  @discardableResult
  package func record(_ outcome: OutboxOutcome, at now: Instant) throws -> Bool {
    let all = try standing(after: outcome)
    let overall = OutboxState.overall(of: all.map(\.state))
    let open = all.filter { $0.state == .queued || $0.state == .deferred }
    let next = open.map { $0.notBefore ?? now }.min() ?? now
    let last = outcome.recipients.last { $0.state == overall } ?? outcome.recipients.last
    let changed = try connection.execute(
      """
      UPDATE outbox SET state = \(overall.rawValue), last_reply = \(last?.reply ?? ""),
        not_before_at = \(next.milliseconds), server = \(outcome.server),
        finished_at = \(orNull: overall.isFinal ? now.milliseconds : nil)
      WHERE id = \(outcome.id) AND state = 'submitting'
      """)
    guard changed > 0 else { return false }
    for recipient in outcome.recipients {
      try connection.execute(
        """
        UPDATE outbox_recipient SET state = \(recipient.state.rawValue), reply = \(recipient.reply),
          status = \(recipient.status), not_before_at = \(orNull: recipient.notBefore?.milliseconds),
          at = \(now.milliseconds)
        WHERE outbox_id = \(outcome.id) AND address = \(recipient.address)
        """)
    }
    return true
  }

  /// All recipients of the mail, those of this attempt as they are now.
  private func standing(after outcome: OutboxOutcome) throws -> [OutboxRecipient] {
    guard !outcome.isWhole else { return outcome.recipients }
    return try recipients(of: outcome.id).map { old in
      outcome.recipients.first { $0.address == old.address } ?? old
    }
  }

  /// Gives a mail back that was taken up and not handed over, by no fault of its recipients: the attempt does not count.
  package func release(_ id: Int64, reason: String, retryAt: Instant) throws {
    try connection.execute(
      """
      UPDATE outbox SET state = 'deferred', last_reply = \(reason), held_because = \(reason),
        not_before_at = \(retryAt.milliseconds), attempts = attempts - 1, claimed_at = NULL
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

  /// Closes the question of an uncertain mail.
  ///
  /// - Parameter end: accepted, queued to be sent again, or failed when it is dropped.
  package func resolve(_ id: Int64, as end: OutboxState, reason: String, at now: Instant) throws {
    try connection.execute(
      """
      UPDATE outbox_recipient SET state = \(end.rawValue), reply = \(reason), at = \(now.milliseconds)
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

  /// A mail that has not left does not leave any more.
  package func withdraw(_ id: Int64, reason: String, at now: Instant) throws {
    let changed = try connection.execute(
      """
      UPDATE outbox SET state = 'failed', last_reply = \(reason), finished_at = \(now.milliseconds)
      WHERE id = \(id) AND state IN ('queued', 'deferred')
      """)
    guard changed > 0 else { return }
    try connection.execute(
      """
      UPDATE outbox_recipient SET state = 'failed', reply = \(reason), at = \(now.milliseconds)
      WHERE outbox_id = \(id) AND state IN ('queued', 'deferred')
      """)
  }

  /// It had left, in the books that are replayed.
  package func markAccepted(_ id: Int64) throws {
    for (table, key) in [("outbox", "id"), ("outbox_recipient", "outbox_id")] {
      try connection.execute(
        """
        UPDATE \(raw: table) SET state = 'accepted' WHERE \(raw: key) = \(id) AND state = 'queued'
        """)
    }
  }

  /// Where the mail as a whole stands, after what became of a recipient was set back.
  package func reckon(_ id: Int64, at now: Instant) throws {
    let overall = OutboxState.overall(of: try recipients(of: id).map(\.state))
    try connection.execute(
      """
      UPDATE outbox SET state = \(overall.rawValue),
        finished_at = CASE WHEN \(overall.isFinal) THEN COALESCE(finished_at, \(now.milliseconds)) ELSE NULL END
      WHERE id = \(id)
      """)
  }
}
