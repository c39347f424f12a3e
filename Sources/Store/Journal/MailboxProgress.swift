import Basics
import SQL

/// How far a mailbox has been read (RFC 9051, 2.3.1.1: a UID counts only within its UIDVALIDITY), and on which
/// server: the position on one server says nothing about another.
package struct MailboxProgress {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package struct Position: Hashable, Sendable {
    /// The server that was read last; ``MailboxPlace/unknownOrigin`` when nobody wrote it down.
    package let origin: String
    package let uidValidity: UInt32
    /// The highest UID that is journalled; 0 at the start.
    package let lastUID: UInt32
    package let checkedAt: Instant

    /// Seconds since the mailbox was read to its end; `nil` while it never was.
    package func lag(at now: Instant) -> Int64? {
      guard checkedAt.milliseconds > 0 else { return nil }
      return max(0, (now.milliseconds - checkedAt.milliseconds) / 1000)
    }

    package init(origin: String, uidValidity: UInt32, lastUID: UInt32, checkedAt: Instant) {
      self.origin = origin
      self.uidValidity = uidValidity
      self.lastUID = lastUID
      self.checkedAt = checkedAt
    }

    fileprivate init(_ row: Row) throws {
      origin = try row.text("origin")
      uidValidity = UInt32(truncatingIfNeeded: try row.int("uid_validity"))
      lastUID = UInt32(truncatingIfNeeded: try row.int("last_uid"))
      checkedAt = try row.instant("checked_at")
    }
  }

  /// Where reading stopped, on whatever server that was.
  package func position(account: String, mailbox: String) throws -> Position? {
    try connection.first(
      """
      SELECT origin, uid_validity, last_uid, checked_at FROM mailbox_state
      WHERE account = \(account) AND mailbox = \(mailbox)
      """
    ).map { try Position($0) }
  }

  /// Moves on; another server or UIDVALIDITY starts the mailbox afresh, the same one never goes back.
  ///
  /// - Parameter now: when the mailbox was looked into, once it is read to the end that it had then; `nil` on the
  ///   way there. Who waits for a mail that should have come by then relies on it.
  package func advance(_ place: MailboxPlace, uidValidity: UInt32, lastUID: UInt32, at now: Instant?) throws {
    try connection.execute(
      """
      INSERT INTO mailbox_state (account, origin, mailbox, uid_validity, last_uid, checked_at)
      VALUES (\(place.account), \(place.origin), \(place.mailbox), \(Int64(uidValidity)), \(Int64(lastUID)),
        \(now?.milliseconds ?? 0))
      ON CONFLICT (account, mailbox) DO UPDATE SET
        last_uid = CASE
          WHEN mailbox_state.origin <> excluded.origin THEN excluded.last_uid
          WHEN mailbox_state.uid_validity <> excluded.uid_validity THEN excluded.last_uid
          WHEN mailbox_state.last_uid > excluded.last_uid THEN mailbox_state.last_uid
          ELSE excluded.last_uid END,
        origin = excluded.origin, uid_validity = excluded.uid_validity,
        checked_at = CASE
          WHEN mailbox_state.checked_at > excluded.checked_at THEN mailbox_state.checked_at
          ELSE excluded.checked_at END
      """)
  }

  /// What was read before origins were written down was read from this place.
  package func adopt(_ place: MailboxPlace) throws {
    for table in ["mailbox_state", "journal_sighting"] as [SQL] {
      try connection.execute(
        """
        UPDATE \(fragment: table) SET origin = \(place.origin)
        WHERE account = \(place.account) AND origin = \(MailboxPlace.unknownOrigin)
          AND mailbox = \(place.mailbox)
        """)
    }
  }

  /// Every mailbox that was ever read: account, mailbox and position.
  package func all() throws -> [(account: String, mailbox: String, position: Position)] {
    try connection.query("SELECT * FROM mailbox_state ORDER BY account, mailbox").map { row in
      (try row.text("account"), try row.text("mailbox"), try Position(row))
    }
  }
}
