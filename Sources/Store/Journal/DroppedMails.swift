import Basics
import SQL

/// Mails that colleagues put into a "drop here" folder: what is still to do with each.
///
/// Written in the transaction that journals them, so that a crash forgets none.
package struct DroppedMails {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package enum State: String, Sendable {
    /// Journalled, and nobody has yet seen to it that it is taken in.
    case dropped
    /// Taken in; it may be moved to the folder for what is done.
    case taken
    case moved
    /// It can't be taken in; it stays where it is, where the colleague sees it.
    case left
  }

  /// A mail that was seen there; one that is known already keeps its state.
  package func note(_ sighting: Sighting, of journalID: Int64, at now: Instant) throws {
    try connection.execute(
      """
      INSERT INTO dropped_mail
        (account, origin, mailbox, uid_validity, uid, journal_message_id, state, dropped_at)
      VALUES (\(sighting.account), \(sighting.place.origin), \(sighting.place.mailbox),
        \(Int64(sighting.uidValidity)), \(Int64(sighting.uid)), \(journalID), 'dropped', \(now.milliseconds))
      ON CONFLICT DO NOTHING
      """)
  }

  /// The journal's mails of that account that were dropped and are still to be taken in, oldest first.
  package func untaken(account: String) throws -> [Int64] {
    try connection.query(
      """
      SELECT DISTINCT journal_message_id AS id FROM dropped_mail
      WHERE account = \(account) AND state = 'dropped' ORDER BY id
      """
    ).map { try $0.int("id") }
  }

  /// All its copies in such folders are done with.
  package func settle(_ journalID: Int64, as state: State) throws {
    try connection.execute(
      """
      UPDATE dropped_mail SET state = \(state.rawValue)
      WHERE journal_message_id = \(journalID) AND state = 'dropped'
      """)
  }

  /// What is taken in and still lies there, ascending.
  package func taken(in place: MailboxPlace, uidValidity: UInt32) throws -> [UInt32] {
    try connection.query(
      """
      SELECT uid FROM dropped_mail
      WHERE account = \(place.account) AND origin = \(place.origin) AND mailbox = \(place.mailbox)
        AND uid_validity = \(Int64(uidValidity)) AND state = 'taken' ORDER BY uid
      """
    ).map { UInt32(truncatingIfNeeded: try $0.int("uid")) }
  }

  package func markMoved(_ uids: [UInt32], in place: MailboxPlace, uidValidity: UInt32) throws {
    for uid in uids {
      try connection.execute(
        """
        UPDATE dropped_mail SET state = 'moved'
        WHERE account = \(place.account) AND origin = \(place.origin) AND mailbox = \(place.mailbox)
          AND uid_validity = \(Int64(uidValidity)) AND uid = \(Int64(uid))
        """)
    }
  }
}
