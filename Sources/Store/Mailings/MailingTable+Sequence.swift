import Basics
import Mailings
import SQL

/// The later letters of mailings, and who may still get one.
extension MailingTable {
  /// One more letter at the end of a mailing.
  package func add(_ step: MailingStep, to id: Int64) throws {
    try connection.execute(
      """
      INSERT INTO mailing_step (mailing_id, number, after_days, subject, body)
      VALUES (\(id), \(step.number), \(step.afterDays), \(step.content.subject.source),
        \(step.content.text.source))
      """)
  }

  /// In the order of their numbers.
  package func steps(of id: Int64) throws -> [MailingStep] {
    try connection.query(
      "SELECT number, after_days, subject, body FROM mailing_step WHERE mailing_id = \(id) ORDER BY number"
    ).map { row in
      try MailingStep(
        Int(row.int("number")), afterDays: Int(row.int("after_days")),
        content: Mailing.Content(subject: row.text("subject"), text: row.text("body")))
    }
  }

  /// Mailings under way that have a letter due now.
  package func withLettersDue(at now: Instant) throws -> [Int64] {
    try connection.query(
      "SELECT DISTINCT r.mailing_id AS id \(fragment: Self.goingOn) \(fragment: Self.due(now)) ORDER BY 1"
    ).map { try $0.int("id") }
  }

  /// Recipients whose next letter is due, as far as delivery and what came back say.
  package func due(of id: Int64, at now: Instant, limit: Int) throws -> [(Int64, SequenceStanding)] {
    let rows = try connection.query(
      """
      SELECT r.id AS id, r.address AS address, r.step AS step, o.state AS state, o.finished_at AS finished_at,
        r.outcome AS outcome
      \(fragment: Self.goingOn) AND r.mailing_id = \(id) \(fragment: Self.due(now))
      ORDER BY r.id LIMIT \(limit)
      """)
    let writers = rows.isEmpty ? [] : try writers(sinceStartOf: id)
    return try rows.map { row in
      var standing = SequenceStanding(
        step: Int(try row.int("step")), state: try row.word("state"),
        settledAt: try row.instant("finished_at"))
      standing.outcome = try row.text("outcome")
      standing.isAway = !standing.outcome.isEmpty
      standing.hasWritten = writers.contains(try row.text("address"))
      return (try row.int("id"), standing)
    }
  }

  /// The addresses from which a person has written since the mailing began, whatever about.
  private func writers(sinceStartOf id: Int64) throws -> Set<String> {
    Set(
      try connection.query(
        """
        SELECT DISTINCT lower(j.sender) AS sender FROM journal_message j
        WHERE j.kind = 'person' AND j.received_at >= (SELECT started_at FROM mailing WHERE id = \(id))
        """
      ).map { try $0.text("sender") })
  }

  /// Whether somebody may still get a later letter.
  func goesOn(_ id: Int64) throws -> Bool {
    try connection.first("SELECT r.id \(fragment: Self.goingOn) AND r.mailing_id = \(id) LIMIT 1") != nil
  }

  /// The next letter is in the outbox; the one before it stays known as a copy of theirs.
  package func setQueued(_ recipient: Int64, outboxID: Int64, step: Int) throws {
    try connection.execute(
      """
      INSERT INTO mailing_earlier_copy (outbox_id, recipient_id)
      SELECT outbox_id, id FROM mailing_recipient WHERE id = \(recipient)
      """)
    try connection.execute(
      "UPDATE mailing_recipient SET outbox_id = \(outboxID), step = \(step) WHERE id = \(recipient)")
  }

  /// The Message-ID of a recipient's last letter.
  package func lastMessageID(of recipient: Int64) throws -> String? {
    try connection.first(
      """
      SELECT o.message_id AS message_id FROM mailing_recipient r JOIN outbox o ON o.id = r.outbox_id
      WHERE r.id = \(recipient)
      """
    )?.text("message_id")
  }

  /// Whose last letter arrived and was not answered, where there is another one.
  private static let goingOn: SQL = """
    FROM mailing_recipient r
    JOIN mailing m ON m.id = r.mailing_id AND m.state = 'sending'
    JOIN mailing_step s ON s.mailing_id = r.mailing_id AND s.number = r.step + 1
    JOIN outbox o ON o.id = r.outbox_id
    WHERE r.state = 'queued' AND o.state = 'accepted'
      AND (r.outcome = '' OR r.outcome LIKE 'outOfOffice%')
      AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address = r.address)
    """

  private static func due(_ now: Instant) -> SQL {
    "AND o.finished_at + s.after_days * \(86_400_000 as Int64) <= \(now.milliseconds)"
  }
}
