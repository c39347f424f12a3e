import Basics
import SQL

/// The first thing that happens to a mail: it is written down, once, before anything reads it.
///
/// Each message ends in exactly one of applied, tray, quarantined or ignored; ``counts()`` is the proof.
package struct Journal {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Writes a mail down, unless this sighting or this very mail is known already.
  ///
  /// - Returns: the message's id and whether it is new; a known mail seen elsewhere only gains a sighting.
  @discardableResult
  package func record(_ arrival: Arrival, at now: Instant) throws -> (id: Int64, isNew: Bool) {
    if let sighting = arrival.sighting, let known = try find(sighting) { return (known, false) }
    let inserted = try connection.first(
      """
      INSERT INTO journal_message
        (account, message_id, digest, size, is_stored, sender, subject, received_at, state, folder_role)
      VALUES (\(arrival.account), \(arrival.messageID), \(arrival.digest.hex), \(arrival.size),
        \(arrival.isStored), \(arrival.sender), \(arrival.subject), \(now.milliseconds), 'pending',
        \(arrival.role.rawValue))
      ON CONFLICT (message_id, digest) DO NOTHING RETURNING id
      """)
    let id = try inserted?.int("id") ?? known(arrival)
    if let sighting = arrival.sighting { try note(sighting, of: id, at: now) }
    return (id, inserted != nil)
  }

  private func known(_ arrival: Arrival) throws -> Int64 {
    let row = try connection.first(
      """
      SELECT id FROM journal_message
      WHERE message_id = \(arrival.messageID) AND digest = \(arrival.digest.hex)
      """)
    guard let row else { throw Refusal(.missing, "the mail \(arrival.digest) vanished from the journal") }
    return try row.int("id")
  }

  package func find(_ sighting: Sighting) throws -> Int64? {
    try connection.first(
      """
      SELECT journal_message_id AS id FROM journal_sighting
      WHERE account = \(sighting.account) AND origin = \(sighting.place.origin)
        AND mailbox = \(sighting.place.mailbox) AND uid_validity = \(Int64(sighting.uidValidity))
        AND uid = \(Int64(sighting.uid))
      """)?.int("id")
  }

  private func note(_ sighting: Sighting, of id: Int64, at now: Instant) throws {
    try connection.execute(
      """
      INSERT INTO journal_sighting
        (account, origin, mailbox, uid_validity, uid, journal_message_id, seen_at)
      VALUES (\(sighting.account), \(sighting.place.origin), \(sighting.place.mailbox),
        \(Int64(sighting.uidValidity)), \(Int64(sighting.uid)), \(id), \(now.milliseconds))
      """)
  }

  /// The oldest mails that nobody has looked at.
  package func pending(limit: Int) throws -> [JournalEntry] {
    try connection.query(
      """
      SELECT \(fragment: JournalEntry.columns) FROM journal_message
      WHERE state = 'pending' ORDER BY id LIMIT \(limit)
      """
    ).map { try JournalEntry($0) }
  }

  package func entry(_ id: Int64) throws -> JournalEntry {
    let row = try connection.first(
      "SELECT \(fragment: JournalEntry.columns) FROM journal_message WHERE id = \(id)")
    guard let row else {
      throw Refusal(.missing, "there is no mail \(id) in the journal", remedy: "see piste mail list")
    }
    return try JournalEntry(row)
  }

  /// The newest first; `state` narrows. Proof copies of our own mails are many and tell a person nothing.
  package func list(
    state: JournalEntry.State?, withProofCopies: Bool = true, limit: Int
  ) throws -> [JournalEntry] {
    let ofState: SQL = if let state { "state = \(state.rawValue)" } else { "TRUE" }
    let narrowed: SQL =
      withProofCopies ? "WHERE \(fragment: ofState)" : "WHERE \(fragment: ofState) AND kind <> 'proofCopy'"
    return try connection.query(
      """
      SELECT \(fragment: JournalEntry.columns) FROM journal_message \(fragment: narrowed)
      ORDER BY id DESC LIMIT \(limit)
      """
    ).map { try JournalEntry($0) }
  }
}
