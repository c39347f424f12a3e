import Basics
import CRM
import Mailings
import SQL

/// Mailings and who gets them.
package struct MailingTable {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package func create(name: String, language: Language, content: Mailing.Content, at now: Instant) throws
    -> Int64
  {
    do throws(SQLError) {
      return try connection.insert(
        """
        INSERT INTO mailing (name, subject, body, language, state, created_at)
        VALUES (\(name), \(content.subject.source), \(content.text.source), \(language.rawValue), 'draft',
          \(now.milliseconds))
        """)
    } catch {
      guard error.kind == .unique else { throw error }
      throw Refusal(.duplicate, "there is a mailing \"\(name)\" already", remedy: "choose another name")
    }
  }

  package func find(_ id: Int64) throws -> Mailing {
    let row = try connection.first(
      "SELECT id, name, subject, body, language, state, starts_at FROM mailing WHERE id = \(id)")
    guard let row else {
      throw Refusal(.missing, "there is no mailing \(id)", remedy: "see piste mailing list")
    }
    return try mailing(row)
  }

  package func list(limit: Int) throws -> [Mailing] {
    try connection.query(
      "SELECT id, name, subject, body, language, state, starts_at FROM mailing ORDER BY id DESC LIMIT \(limit)"
    ).map { try mailing($0) }
  }

  /// Saves its state; what it says is fixed once it has started.
  package func save(_ mailing: Mailing, at now: Instant) throws {
    let isSending = mailing.state == .sending
    let isSent = mailing.state == .sent
    try connection.execute(
      """
      UPDATE mailing SET state = \(mailing.state.rawValue), starts_at = \(orNull: mailing.startsAt?.milliseconds),
        started_at = CASE WHEN \(isSending) AND started_at IS NULL THEN \(now.milliseconds) ELSE started_at END,
        finished_at = CASE WHEN \(isSent) THEN \(now.milliseconds) ELSE finished_at END
      WHERE id = \(mailing.id)
      """)
  }

  package func addresses(of id: Int64) throws -> Set<String> {
    Set(
      try connection.query("SELECT address FROM mailing_recipient WHERE mailing_id = \(id)")
        .map { try $0.text("address") })
  }

  /// - Parameter skipReason: `nil` for a recipient who gets a copy.
  package func add(_ recipient: MailingRecipient, skipReason: String?, to id: Int64) throws -> Int64 {
    let state = skipReason == nil ? "pending" : "skipped"
    return try connection.insert(
      """
      INSERT INTO mailing_recipient
        (mailing_id, address, first_name, last_name, company, language, state, skip_reason)
      VALUES (\(id), \(recipient.email), \(recipient.firstName), \(recipient.lastName), \(recipient.company),
        \(orNull: recipient.language?.rawValue), \(state), \(skipReason ?? ""))
      """)
  }

  /// One recipient's copy and what became of it.
  package struct RecipientRecord: Sendable {
    package let id: Int64
    package let recipient: MailingRecipient
    /// pending or skipped; once it is queued, the state of its mail in the outbox.
    package let state: String
    package let skipReason: String
    package let outboxID: Int64?
    package let leadID: Int64?
    package let outcome: String
    /// The number of the last letter.
    package let step: Int
  }

  package func recipients(of id: Int64) throws -> [RecipientRecord] {
    try connection.query(
      """
      SELECT r.id, r.address, r.first_name, r.last_name, r.company, r.language,
        COALESCE(o.state, r.state) AS state, r.skip_reason, r.outbox_id, r.lead_id, r.outcome, r.step
      FROM mailing_recipient r LEFT JOIN outbox o ON o.id = r.outbox_id
      WHERE r.mailing_id = \(id) ORDER BY r.id
      """
    ).map { try record($0) }
  }

  /// Every copy has left, or has been refused for good, and nobody gets a later letter.
  package func isDone(_ id: Int64) throws -> Bool {
    guard try !goesOn(id) else { return false }
    return try connection.first(
      """
      SELECT r.id FROM mailing_recipient r LEFT JOIN outbox o ON o.id = r.outbox_id
      WHERE r.mailing_id = \(id) AND (r.state = 'pending'
        OR (r.state = 'queued' AND o.state NOT IN ('accepted', 'failed', 'bounced')))
      LIMIT 1
      """) == nil
  }

  /// Mailings under way that still have copies to queue.
  package func unfinishedStarts() throws -> [Int64] {
    try connection.query(
      """
      SELECT DISTINCT m.id FROM mailing m JOIN mailing_recipient r ON r.mailing_id = m.id
      WHERE m.state = 'sending' AND r.state = 'pending' ORDER BY m.id
      """
    ).map { try $0.int("id") }
  }

  package func address(ofRecipient id: Int64) throws -> String? {
    try connection.first("SELECT address FROM mailing_recipient WHERE id = \(id)")?.text("address")
  }

  package func setQueued(_ recipient: Int64, outboxID: Int64) throws {
    try connection.execute(
      "UPDATE mailing_recipient SET state = 'queued', outbox_id = \(outboxID) WHERE id = \(recipient)")
  }

  package func setSkipped(_ recipient: Int64, reason: String) throws {
    try connection.execute(
      "UPDATE mailing_recipient SET state = 'skipped', skip_reason = \(reason) WHERE id = \(recipient)")
  }

  /// The same because of a journalled mail: what it was before is remembered.
  package func setOutcome(
    _ outcome: String, leadID: Int64? = nil, of recipient: Int64, because message: Int64, at now: Instant
  ) throws {
    let row = try connection.first("SELECT outcome, lead_id FROM mailing_recipient WHERE id = \(recipient)")
    guard let row else { return }
    let lead = try row.intOrNil("lead_id")
    let changes = [
      FieldChange("outcome", from: try row.text("outcome"), to: outcome),
      FieldChange("lead", from: lead.map(String.init) ?? "", to: (leadID ?? lead).map(String.init) ?? ""),
    ]
    try setOutcome(outcome, leadID: leadID, of: recipient)
    try Activities(connection).record(
      changes.filter { $0.before != $0.after }, of: "mailingRecipient", recipient, actor: "piste",
      message: message, at: now)
  }

  /// What came back for that copy: a lead, an out-of-office, a bounce …
  package func setOutcome(_ outcome: String, leadID: Int64? = nil, of recipient: Int64) throws {
    try connection.execute(
      """
      UPDATE mailing_recipient SET outcome = \(outcome), lead_id = COALESCE(\(orNull: leadID), lead_id)
      WHERE id = \(recipient)
      """)
  }

  /// The copy that was queued as this mail did not arrive.
  package func setOutcome(_ outcome: String, ofMail outboxID: Int64) throws {
    try connection.execute(
      "UPDATE mailing_recipient SET outcome = \(outcome) WHERE outbox_id = \(outboxID)")
  }

  private func mailing(_ row: Row) throws -> Mailing {
    let content = try Mailing.Content(subject: try row.text("subject"), text: try row.text("body"))
    let startsAt = try row.intOrNil("starts_at").map { Instant(milliseconds: $0) }
    return Mailing(
      id: Identifier(try row.int("id")), name: try row.text("name"), language: try row.word("language"),
      content: content, standing: Mailing.Standing(state: try row.word("state"), startsAt: startsAt))
  }

  private func record(_ row: Row) throws -> RecipientRecord {
    let language = try row.textOrNil("language").flatMap(Language.init(rawValue:))
    let recipient = MailingRecipient(
      email: try row.text("address"), firstName: try row.text("first_name"),
      lastName: try row.text("last_name"),
      company: try row.text("company"), language: language)
    return RecipientRecord(
      id: try row.int("id"), recipient: recipient, state: try row.text("state"),
      skipReason: try row.text("skip_reason"), outboxID: try row.intOrNil("outbox_id"),
      leadID: try row.intOrNil("lead_id"), outcome: try row.text("outcome"),
      step: Int(try row.int("step")))
  }
}
