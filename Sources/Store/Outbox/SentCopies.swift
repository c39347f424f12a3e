import Basics
import SQL

/// Mails of ours that shall stand in the account's Sent folder: queued here once a server has taken them, and
/// saved by whoever reads the account, so that sending never waits for it.
package struct SentCopies {
  private let connection: any Connection
  /// Outcomes are written down by several tasks: a mail may be finished a little before one that is seen earlier.
  private static let overlapSeconds: Int64 = 600

  package init(_ connection: any Connection) { self.connection = connection }

  package enum State: String, Sendable {
    case waiting, saved
    /// It can't be saved: its bytes are gone, or the server refuses it.
    case lost
  }

  /// One mail that waits for its copy.
  package struct Waiting: Sendable {
    package let outboxID: Int64
    package let messageID: String
    package let digest: String
    /// When the server took it.
    package let finishedAt: Instant
  }

  /// Queues what was accepted since the last look; the first look only notes the time, old mail is not saved.
  ///
  /// Mailings are left out, as is what went to colleagues only.
  package func queue(account: String, at now: Instant) throws {
    try connection.execute(
      """
      INSERT INTO sent_copy_start (account, finished_at) VALUES (\(account), \(now.milliseconds))
      ON CONFLICT (account) DO NOTHING
      """)
    try connection.execute(
      """
      INSERT INTO sent_copy (outbox_id, account, state, at)
      SELECT o.id, o.account, 'waiting', \(now.milliseconds) \(fragment: Self.fresh(account))
      """)
    let newest = now.adding(seconds: -Self.overlapSeconds).milliseconds
    try connection.execute(
      """
      UPDATE sent_copy_start SET finished_at = \(newest) WHERE account = \(account) AND finished_at < \(newest)
      """)
  }

  /// Whether there is anything to queue or to save; changes nothing.
  package func isDue(account: String) throws -> Bool {
    let isStarted =
      try connection.first("SELECT account FROM sent_copy_start WHERE account = \(account)") != nil
    guard isStarted, try waiting(account: account, limit: 1).isEmpty else { return true }
    return try connection.first("SELECT o.id \(fragment: Self.fresh(account)) LIMIT 1") != nil
  }

  /// Accepted since the last look, for somebody who is no colleague, and not queued yet.
  private static func fresh(_ account: String) -> SQL {
    """
    FROM outbox o JOIN sent_copy_start s ON s.account = o.account
    WHERE o.account = \(account) AND o.finished_at >= s.finished_at AND o.lane = 'business'
      AND NOT EXISTS (SELECT 1 FROM sent_copy c WHERE c.outbox_id = o.id)
      AND EXISTS (
        SELECT 1 FROM outbox_recipient r
        WHERE r.outbox_id = o.id AND r.state IN ('accepted', 'bounced')
          AND lower(r.address) NOT IN (SELECT lower(e.address) FROM employee e))
    """
  }

  /// Those that were refused last come last.
  package func waiting(account: String, limit: Int) throws -> [Waiting] {
    try connection.query(
      """
      SELECT o.id, o.message_id, o.digest, o.finished_at FROM sent_copy c JOIN outbox o ON o.id = c.outbox_id
      WHERE c.account = \(account) AND c.state = 'waiting' ORDER BY c.at, o.id LIMIT \(limit)
      """
    ).map { row in
      Waiting(
        outboxID: try row.int("id"), messageID: try row.text("message_id"), digest: try row.text("digest"),
        finishedAt: try row.instant("finished_at"))
    }
  }

  package func settle(_ outboxID: Int64, as state: State, reason: String = "", at now: Instant) throws {
    try connection.execute(
      """
      UPDATE sent_copy SET state = \(state.rawValue), reason = \(reason), at = \(now.milliseconds)
      WHERE outbox_id = \(outboxID)
      """)
  }
}
