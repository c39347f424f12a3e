import Basics
import CRM
import SQL

/// A lead with what the table keeps beside it.
package struct LeadRecord: Sendable {
  package let lead: Lead
  package let conversationID: Int64
  package let contact: Contact
  package let reportedBy: Int64?
  package let notUnderstood: String
  package let createdAt: Instant
  /// The lead that goes on with it.
  package let mergedInto: Int64?
}

/// Possible business, one row each; a mail makes at most one (`journal_message_id` is unique).
package struct Leads {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  private static let columns: SQL = """
    id, conversation_id, state, title, contact_id, budget_minor, currency, source_kind, source_id, owner_id, \
    reported_by, note, not_understood, journal_message_id, created_at, merged_into
    """

  /// What a new lead consists of.
  package struct Draft: Sendable {
    package var title: String
    package var conversationID: Int64
    package var contact: Identifier<Contact>
    package var source: LeadSource
    package var budget: Money?
    package var currency: Currency
    package var ownerID: Int64?
    package var reportedBy: Int64?
    package var note: String
    package var notUnderstood: String
    package var journalID: Int64?

    package init(
      title: String, conversationID: Int64, contact: Identifier<Contact>, source: LeadSource,
      currency: Currency
    ) {
      self.title = title
      self.conversationID = conversationID
      self.contact = contact
      self.source = source
      self.currency = currency
      note = ""
      notUnderstood = ""
    }
  }

  package func create(_ draft: Draft, at now: Instant) throws -> Int64 {
    try connection.insert(
      """
      INSERT INTO lead (conversation_id, state, title, contact_id, budget_minor, currency, source_kind, source_id,
        owner_id, reported_by, note, not_understood, journal_message_id, created_at)
      VALUES (\(draft.conversationID), 'new', \(draft.title), \(draft.contact), \(orNull: draft.budget?.minorUnits),
        \(draft.currency.code), \(draft.source.kind), \(orNull: draft.source.mailing), \(orNull: draft.ownerID),
        \(orNull: draft.reportedBy), \(draft.note), \(draft.notUnderstood), \(orNull: draft.journalID), \(now.milliseconds))
      """)
  }

  package func find(_ id: Int64) throws -> LeadRecord {
    let row = try connection.first("SELECT \(fragment: Self.columns) FROM lead WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no lead \(id)", remedy: "see piste lead list",
        french: "la piste \(id) n’existe pas")
    }
    return try record(row)
  }

  /// The lead that this mail made, when it is understood a second time.
  package func find(journalID: Int64) throws -> LeadRecord? {
    try connection.first("SELECT \(fragment: Self.columns) FROM lead WHERE journal_message_id = \(journalID)")
      .map { try record($0) }
  }

  package func list(state: LeadState?, limit: Int) throws -> [LeadRecord] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      "SELECT \(fragment: Self.columns) FROM lead \(fragment: narrowed) ORDER BY id DESC LIMIT \(limit)"
    ).map { try record($0) }
  }

  /// Saves what a person or an event may change.
  package func save(_ lead: Lead) throws {
    try connection.execute(
      """
      UPDATE lead SET state = \(lead.state.rawValue), title = \(lead.title), note = \(lead.note),
        owner_id = \(orNull: lead.owner), budget_minor = \(orNull: lead.budget?.minorUnits),
        currency = COALESCE(\(orNull: lead.budget?.currency.code), currency)
      WHERE id = \(lead.id)
      """)
  }

  /// The lead `given` goes on as `kept`: what leads to it leads there.
  package func merge(_ given: Int64, into kept: Int64) throws {
    try connection.execute(
      "UPDATE lead SET merged_into = \(kept) WHERE id = \(given) OR merged_into = \(given)")
    try connection.execute("UPDATE mailing_recipient SET lead_id = \(kept) WHERE lead_id = \(given)")
    try connection.execute(
      "UPDATE activity SET subject_id = \(kept) WHERE subject = 'lead' AND subject_id = \(given)")
  }

  /// The person that a lead, and the opportunity that it became, is about.
  package func setContact(_ contact: Identifier<Contact>, of id: Int64) throws {
    try connection.execute("UPDATE lead SET contact_id = \(contact) WHERE id = \(id)")
    try connection.execute("UPDATE opportunity SET contact_id = \(contact) WHERE lead_id = \(id)")
  }

  package func counts() throws -> [LeadState: Int64] {
    var counts: [LeadState: Int64] = [:]
    for row in try connection.query("SELECT state, count(*) AS n FROM lead GROUP BY state") {
      counts[try row.word("state")] = try row.int("n")
    }
    return counts
  }

  private func record(_ row: Row) throws -> LeadRecord {
    let kind = try row.text("source_kind")
    guard let source = LeadSource(kind: kind, mailing: try row.intOrNil("source_id")) else {
      throw Refusal.damaged("lead \(try row.int("id")) has the unknown source \"\(kind)\"")
    }
    let contact = try Contacts(connection).find(Identifier(try row.int("contact_id")))
    var lead = Lead(
      id: Identifier(try row.int("id")), title: try row.text("title"), source: source, contact: contact.id,
      note: try row.text("note"))
    lead.state = try row.word("state")
    lead.owner = try row.intOrNil("owner_id")
    lead.budget = try row.moneyOrNil("budget_minor", row.currency("currency"))
    return LeadRecord(
      lead: lead, conversationID: try row.int("conversation_id"), contact: contact,
      reportedBy: try row.intOrNil("reported_by"), notUnderstood: try row.text("not_understood"),
      createdAt: try row.instant("created_at"), mergedInto: try row.intOrNil("merged_into"))
  }
}
