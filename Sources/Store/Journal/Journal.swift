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
    let inserted = try insert([arrival], at: now)[MailKey(arrival)]
    let id = try inserted ?? known(arrival)
    if let sighting = arrival.sighting { try note([(sighting, id)], at: now) }
    return (id, inserted != nil)
  }

  /// The same for many mails that arrived together, with few statements.
  ///
  /// - Returns: one for every arrival, in their order. Of the same mail twice the first is new.
  package func record(_ arrivals: [Arrival], at now: Instant) throws -> [(id: Int64, isNew: Bool)] {
    let sighted = try find(arrivals.compactMap(\.sighting))
    let unsighted = arrivals.filter { arrival in arrival.sighting.map { sighted[$0] == nil } ?? true }
    var inserted: [MailKey: Int64] = [:]
    for run in unsighted.runs() { inserted.merge(try insert(Array(run), at: now)) { first, _ in first } }
    var sightings: [Sighting: Int64] = [:]
    var unused = inserted
    let recorded = try arrivals.map { arrival -> (id: Int64, isNew: Bool) in
      if let sighting = arrival.sighting, let known = sighted[sighting] { return (known, false) }
      let key = MailKey(arrival)
      let id = try inserted[key] ?? known(arrival)
      if let sighting = arrival.sighting { sightings[sighting] = id }
      return (id, unused.removeValue(forKey: key) != nil)
    }
    for run in sightings.map({ ($0.key, $0.value) }).runs() { try note(Array(run), at: now) }
    return recorded
  }

  /// Those that were not known, by what makes them one mail.
  private func insert(_ arrivals: [Arrival], at now: Instant) throws -> [MailKey: Int64] {
    let rows = arrivals.map { arrival -> SQL in
      """
      (\(arrival.account), \(arrival.messageID), \(arrival.digest.hex), \(arrival.size), \(arrival.isStored),
        \(arrival.sender), \(arrival.subject), \(now.milliseconds), 'pending',
        \(arrival.role.rawValue))
      """
    }
    let inserted = try connection.query(
      """
      INSERT INTO journal_message
        (account, message_id, digest, size, is_stored, sender, subject, received_at, state, folder_role)
      VALUES \(fragment: SQL(joining: rows))
      ON CONFLICT (message_id, digest) DO NOTHING RETURNING id, message_id, digest
      """)
    let ids = try inserted.map { row in
      (MailKey(messageID: try row.text("message_id"), digest: try row.text("digest")), try row.int("id"))
    }
    return Dictionary(uniqueKeysWithValues: ids)
  }

  private func known(_ arrival: Arrival) throws -> Int64 {
    let row = try connection.first(
      """
      SELECT id FROM journal_message
      WHERE message_id = \(arrival.messageID) AND digest = \(arrival.digest.hex)
      """)
    guard let row else { throw Refusal.damaged("the mail \(arrival.digest) vanished from the journal") }
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

  /// Those of them that are known, with the mails that were seen there.
  package func find(_ sightings: [Sighting]) throws -> [Sighting: Int64] {
    var found: [Sighting: Int64] = [:]
    for (one, group) in Dictionary(grouping: sightings, by: { $0.with(uid: 0) }) {
      for run in group.runs() {
        let rows = try connection.query(
          """
          SELECT uid, journal_message_id FROM journal_sighting
          WHERE account = \(one.account) AND origin = \(one.place.origin) AND mailbox = \(one.place.mailbox)
            AND uid_validity = \(Int64(one.uidValidity)) AND uid IN \(list: run.map { Int64($0.uid) })
          """)
        for row in rows {
          let uid = UInt32(truncatingIfNeeded: try row.int("uid"))
          found[one.with(uid: uid)] = try row.int("journal_message_id")
        }
      }
    }
    return found
  }

  private func note(_ sightings: [(sighting: Sighting, id: Int64)], at now: Instant) throws {
    let rows = sightings.map { sighting, id -> SQL in
      """
      (\(sighting.account), \(sighting.place.origin), \(sighting.place.mailbox),
        \(Int64(sighting.uidValidity)), \(Int64(sighting.uid)), \(id), \(now.milliseconds))
      """
    }
    try connection.execute(
      """
      INSERT INTO journal_sighting
        (account, origin, mailbox, uid_validity, uid, journal_message_id, seen_at)
      VALUES \(fragment: SQL(joining: rows))
      """)
  }

  /// The oldest mails that nobody has looked at, of those behind the mail `last`.
  package func pending(after last: Int64 = 0, limit: Int) throws -> [JournalEntry] {
    try connection.query(
      """
      SELECT \(fragment: JournalEntry.columns) FROM journal_message
      WHERE state = 'pending' AND id > \(last) ORDER BY id LIMIT \(limit)
      """
    ).map { try JournalEntry($0) }
  }

  /// Those of these mails that still wait, as they stand now; nobody else takes them before the transaction ends.
  package func pending(among ids: [Int64]) throws -> [Int64: JournalEntry] {
    var found: [Int64: JournalEntry] = [:]
    for run in ids.runs() {
      let rows = try connection.query(
        """
        SELECT \(fragment: JournalEntry.columns) FROM journal_message
        WHERE id IN \(list: Array(run)) AND state = 'pending' \(fragment: connection.engine.skipLocked)
        """)
      for entry in try rows.map({ try JournalEntry($0) }) { found[entry.id] = entry }
    }
    return found
  }

  package func entry(_ id: Int64) throws -> JournalEntry {
    let row = try connection.first(
      "SELECT \(fragment: JournalEntry.columns) FROM journal_message WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no mail \(id) in the journal", remedy: "see piste mail list",
        french: "le mail \(id) n’est pas dans le journal")
    }
    return try JournalEntry(row)
  }

  /// Mails with the same Message-ID that were taken in before and could be understood, the oldest first.
  package func earlier(than entry: JournalEntry) throws -> [JournalEntry] {
    try connection.query(
      """
      SELECT \(fragment: JournalEntry.columns) FROM journal_message
      WHERE message_id = \(entry.messageID) AND id < \(entry.id) AND state <> 'quarantined' ORDER BY id LIMIT 3
      """
    ).map { try JournalEntry($0) }
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

/// What makes two mails one: the journal's second key.
private struct MailKey: Hashable {
  let messageID: String
  let digest: String

  init(messageID: String, digest: String) {
    self.messageID = messageID
    self.digest = digest
  }

  /// As the table holds it: no text has a NUL there.
  init(_ arrival: Arrival) {
    let text = arrival.messageID
    let isClean = !text.utf8.contains(0)
    self.init(
      messageID: isClean ? text : String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self),
      digest: arrival.digest.hex)
  }
}

extension Sighting {
  /// Another mail of the same mailbox at the same time.
  fileprivate func with(uid: UInt32) -> Sighting { Sighting(place, uidValidity: uidValidity, uid: uid) }
}
