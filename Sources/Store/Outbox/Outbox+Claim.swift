import Basics
import Mailings
import SQL

/// A mail whose turn it is, with everybody it is for.
package struct DueMail: Sendable {
  package let item: OutboxItem
  package let recipients: [OutboxRecipient]

  package init(item: OutboxItem, recipients: [OutboxRecipient]) {
    self.item = item
    self.recipients = recipients
  }
}

extension Outbox {
  /// Up to `limit` mails of a lane whose time has come, those that wait longest first. Rows that another caller looks at
  /// are left out; nothing is taken yet.
  package func due(_ lane: OutboxLane, of account: String, limit: Int, at now: Instant) throws -> [DueMail] {
    let items = try connection.query(
      """
      SELECT \(fragment: OutboxItem.columns) FROM outbox
      WHERE state IN ('queued', 'deferred') AND account = \(account) AND lane = \(lane.rawValue)
        AND not_before_at <= \(now.milliseconds)
      ORDER BY not_before_at, id LIMIT \(limit) \(fragment: connection.engine.skipLocked)
      """
    ).map { try OutboxItem($0) }
    let recipients = try recipients(of: items.map(\.id))
    return items.map { DueMail(item: $0, recipients: recipients[$0.id] ?? []) }
  }

  private func recipients(of ids: [Int64]) throws -> [Int64: [OutboxRecipient]] {
    guard !ids.isEmpty else { return [:] }
    var found: [Int64: [OutboxRecipient]] = [:]
    let rows = try connection.query(
      """
      SELECT \(fragment: OutboxRecipient.columns) FROM outbox_recipient
      WHERE outbox_id IN \(list: ids) ORDER BY outbox_id, address
      """)
    for row in rows { found[try row.int("outbox_id"), default: []].append(try OutboxRecipient(row)) }
    return found
  }

  /// Whether ``due(_:of:limit:at:)`` would find something; for looking often.
  package func hasDue(_ lane: OutboxLane, of account: String, at now: Instant) throws -> Bool {
    try connection.first(
      """
      SELECT id FROM outbox
      WHERE state IN ('queued', 'deferred') AND account = \(account) AND lane = \(lane.rawValue)
        AND not_before_at <= \(now.milliseconds)
      LIMIT 1
      """) != nil
  }

  /// Marks mails as under way; the attempt counts from now.
  package func take(_ ids: [Int64], over server: String, at now: Instant) throws {
    guard !ids.isEmpty else { return }
    try connection.execute(
      """
      UPDATE outbox SET state = 'submitting', claimed_at = \(now.milliseconds), attempts = attempts + 1,
        server = \(server), held_because = ''
      WHERE state IN ('queued', 'deferred') AND id IN \(list: ids)
      """)
  }

  /// Keeps a mail back that was not begun.
  package func postpone(_ id: Int64, until time: Instant, because: String) throws {
    try connection.execute(
      """
      UPDATE outbox SET not_before_at = \(time.milliseconds), held_because = \(because)
      WHERE id = \(id) AND state IN ('queued', 'deferred')
      """)
  }

  /// What has left in the last minute, hour and day, by when it was last taken up.
  package func usage(of account: String, at now: Instant) throws -> PaceUsage {
    var counts: [PaceSpan: PaceUsage.Count] = [:]
    for span in PaceSpan.allCases {
      let since = now.adding(seconds: -span.seconds).milliseconds
      let row = try connection.first(
        """
        SELECT count(*) AS n, min(claimed_at) AS oldest FROM outbox
        WHERE claimed_at > \(since) AND account = \(account)
        """)
      counts[span] = try row.map { try count($0) }
    }
    return PaceUsage(counts)
  }

  /// The same by recipient domain, for the last minute and hour.
  package func usageByDomain(at now: Instant) throws -> [String: PaceUsage] {
    var counts: [String: [PaceSpan: PaceUsage.Count]] = [:]
    for span in [PaceSpan.minute, .hour] {
      let since = now.adding(seconds: -span.seconds).milliseconds
      let rows = try connection.query(
        """
        SELECT r.domain, count(*) AS n, min(o.claimed_at) AS oldest
        FROM outbox o JOIN outbox_recipient r ON r.outbox_id = o.id
        WHERE o.claimed_at > \(since) GROUP BY r.domain
        """)
      for row in rows { counts[try row.text("domain"), default: [:]][span] = try count(row) }
    }
    return counts.mapValues { PaceUsage($0) }
  }

  private func count(_ row: Row) throws -> PaceUsage.Count {
    PaceUsage.Count(
      sent: Int(try row.int("n")), oldest: try row.intOrNil("oldest").map { Instant(milliseconds: $0) })
  }

  /// Accounts that mails wait for, whether the settings know them or not.
  package func waitingAccounts() throws -> [String] {
    try connection.query(
      "SELECT DISTINCT account FROM outbox WHERE state IN ('queued', 'deferred') ORDER BY account"
    ).map { try $0.text("account") }
  }

  /// When the last mail of this kind was queued, and whether it still waits; for `alert`, of which there are few.
  package func lastAlert() throws -> (queuedAt: Instant, isOut: Bool)? {
    let row = try connection.first(
      "SELECT created_at, state FROM outbox WHERE kind = 'alert' ORDER BY created_at DESC LIMIT 1")
    guard let row else { return nil }
    let state: OutboxState = try row.word("state")
    return (try row.instant("created_at"), state.isFinal)
  }
}
