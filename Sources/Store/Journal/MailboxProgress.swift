import Basics
import SQL

/// How far a mailbox has been read (RFC 9051, 2.3.1.1: a UID counts only within its UIDVALIDITY).
package struct MailboxProgress {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package struct Position: Hashable, Sendable {
    package let uidValidity: UInt32
    /// The highest UID that is journalled; 0 at the start.
    package let lastUID: UInt32
    package let checkedAt: Instant
  }

  package func position(account: String, mailbox: String) throws -> Position? {
    let row = try connection.first(
      """
      SELECT uid_validity, last_uid, checked_at FROM mailbox_state
      WHERE account = \(account) AND mailbox = \(mailbox)
      """)
    guard let row else { return nil }
    return Position(
      uidValidity: UInt32(truncatingIfNeeded: try row.int("uid_validity")),
      lastUID: UInt32(truncatingIfNeeded: try row.int("last_uid")),
      checkedAt: Instant(milliseconds: try row.int("checked_at")))
  }

  /// Moves on; a new UIDVALIDITY starts the mailbox afresh, the same one never goes back.
  package func advance(
    account: String, mailbox: String, uidValidity: UInt32, lastUID: UInt32, at now: Instant
  ) throws {
    try connection.execute(
      """
      INSERT INTO mailbox_state (account, mailbox, uid_validity, last_uid, checked_at)
      VALUES (\(account), \(mailbox), \(Int64(uidValidity)), \(Int64(lastUID)), \(now.milliseconds))
      ON CONFLICT (account, mailbox) DO UPDATE SET
        last_uid = CASE
          WHEN mailbox_state.uid_validity <> excluded.uid_validity THEN excluded.last_uid
          WHEN mailbox_state.last_uid > excluded.last_uid THEN mailbox_state.last_uid
          ELSE excluded.last_uid END,
        uid_validity = excluded.uid_validity, checked_at = excluded.checked_at
      """)
  }

  /// Every mailbox that was ever read: account, mailbox and position.
  package func all() throws -> [(account: String, mailbox: String, position: Position)] {
    try connection.query("SELECT * FROM mailbox_state ORDER BY account, mailbox").map { row in
      (
        try row.text("account"), try row.text("mailbox"),
        Position(
          uidValidity: UInt32(truncatingIfNeeded: try row.int("uid_validity")),
          lastUID: UInt32(truncatingIfNeeded: try row.int("last_uid")),
          checkedAt: Instant(milliseconds: try row.int("checked_at")))
      )
    }
  }
}
