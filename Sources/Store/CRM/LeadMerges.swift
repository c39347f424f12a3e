import Basics
import CRM
import SQL

/// What each merge of two leads moved, written down before it is moved: what came in afterwards is not among it.
package struct LeadMerges {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// - Parameters:
  ///   - contact: the person that the lead is about from now on.
  ///   - message: the journalled mail because of which they are merged.
  package func record(
    _ kept: LeadRecord, _ given: LeadRecord, about contact: Contact, because message: Int64?,
    at now: Instant
  ) throws {
    let before = contact.id == kept.contact.id ? kept.contact : given.contact
    let filled = before.party == nil ? contact.party : nil
    let id = try connection.insert(
      """
      INSERT INTO lead_merge (kept_lead_id, given_lead_id, kept_conversation_id, given_conversation_id, kept_state,
        kept_currency, kept_active_at, contact_before, contact_after, party_filled, last_message_id,
        journal_message_id, at)
      SELECT l.id, \(given.lead.id), c.id, \(given.conversationID), l.state, l.currency, c.last_activity_at,
        l.contact_id, \(contact.id), CAST(\(orNull: filled?.value) AS BIGINT),
        (SELECT COALESCE(max(id), 0) FROM message), CAST(\(orNull: message) AS BIGINT), \(now.milliseconds)
      FROM lead l JOIN conversation c ON c.id = l.conversation_id WHERE l.id = \(kept.lead.id)
      """)
    try noteRows(of: given, id)
    try notePeople(kept.conversationID, given.conversationID, id)
  }

  private func noteRows(of given: LeadRecord, _ merge: Int64) throws {
    let (lead, conversation) = (given.lead.id.value, given.conversationID)
    for table in ["message", "follow_up", "outbox", "question", "journal_message"] {
      try note(table, "\(raw: table) WHERE conversation_id = \(conversation)", merge)
    }
    try note("lead", "lead WHERE merged_into = \(lead)", merge)
    try note("conversation", "conversation WHERE merged_into = \(conversation)", merge)
    try note("mailing_recipient", "mailing_recipient WHERE lead_id = \(lead)", merge)
    try note("lead_activity", "activity WHERE subject = 'lead' AND subject_id = \(lead)", merge)
    try note(
      "conversation_activity", "activity WHERE subject = 'conversation' AND subject_id = \(conversation)",
      merge)
  }

  private func note(_ thing: String, _ rows: SQL, _ merge: Int64) throws {
    try connection.execute(
      """
      INSERT INTO merged_row (merge_id, thing, row_id) SELECT \(merge), \(thing), id FROM \(fragment: rows)
      """)
  }

  /// Who takes part in, or is named in, the one that goes only.
  private func notePeople(_ kept: Int64, _ given: Int64, _ merge: Int64) throws {
    for table in ["participant", "named_address"] {
      try connection.execute(
        """
        INSERT INTO merged_row (merge_id, thing, address)
        SELECT \(merge), \(table), p.address FROM \(raw: table) p WHERE p.conversation_id = \(given)
          AND NOT EXISTS (SELECT 1 FROM \(raw: table) k WHERE k.conversation_id = \(kept)
            AND k.address = p.address)
        """)
    }
  }

  // MARK: As it stands today

  /// The merges that a lead is a part of: `merged into lead 7 because of mail 9`.
  package func words(about lead: Int64) throws -> [String] {
    try connection.query(
      """
      SELECT kept_lead_id, given_lead_id, journal_message_id FROM lead_merge
      WHERE NOT is_parted AND (kept_lead_id = \(lead) OR given_lead_id = \(lead)) ORDER BY id
      """
    ).map { row in
      let cause = try row.intOrNil("journal_message_id").map { " because of mail \($0)" } ?? ""
      let (kept, given) = (try row.int("kept_lead_id"), try row.int("given_lead_id"))
      return (given == lead ? "merged into lead \(kept)" : "lead \(given) was merged into it") + cause
    }
  }

  /// The merges that stand because of that mail.
  package func because(of mail: Int64) throws -> [MailEffect.MergedLeads] {
    try connection.query(
      """
      SELECT m.id, m.kept_lead_id, m.given_lead_id, m.kept_conversation_id, m.contact_after, m.last_message_id,
        m.kept_state, m.at, g.title, g.merged_into AS given_into, k.merged_into AS kept_into, k.state AS state_now
      FROM lead_merge m JOIN lead g ON g.id = m.given_lead_id JOIN lead k ON k.id = m.kept_lead_id
      WHERE m.journal_message_id = \(mail) AND NOT m.is_parted ORDER BY m.id DESC
      """
    ).map { row in
      var merge = MailEffect.MergedLeads(
        id: try row.int("id"), given: try row.int("given_lead_id"), kept: try row.int("kept_lead_id"),
        title: try row.text("title"))
      merge.contact = try row.int("contact_after")
      merge.conversation = try row.int("kept_conversation_id")
      merge.isStillMerged = try row.intOrNil("given_into") != nil
      merge.builtUpon = try builtUpon(row)
      merge.mailsSince = try mails(in: merge.conversation, after: try row.int("last_message_id"), but: mail)
      return merge
    }
  }

  /// The lead to which a change happened, when it was merged into another since: a state that both have is not the
  /// other's. What the merge handed on, a budget say, is.
  ///
  /// - Parameters:
  ///   - activity: the change, which stands in the history of the lead that goes on.
  ///   - lead: that lead.
  func origin(of activity: Int64, _ change: FieldChange, on lead: Int64) throws -> Int64 {
    let row = try connection.first(
      """
      SELECT m.given_lead_id, EXISTS (
        SELECT 1 FROM activity a WHERE a.subject = 'lead' AND a.subject_id = \(lead) AND a.at = m.at
          AND a.id > \(activity) AND a.field = \(change.field) AND a.field <> 'state'
          AND a.before_value = '' AND a.after_value = \(change.after)) AS is_handed_on
      FROM merged_row r JOIN lead_merge m ON m.id = r.merge_id
      WHERE r.row_id = \(activity) AND r.thing = 'lead_activity' AND NOT m.is_parted ORDER BY m.id LIMIT 1
      """)
    guard let row, try !row.bool("is_handed_on") else { return lead }
    return try row.int("given_lead_id")
  }

  /// What was made of both together since: nobody can say of which of the two.
  private func builtUpon(_ row: Row) throws -> [String] {
    var things: [String] = []
    if let next = try row.intOrNil("kept_into") { things.append("merged into lead \(next)") }
    let isConverted = try row.text("state_now") == LeadState.converted.rawValue
    if isConverted, try row.text("kept_state") != LeadState.converted.rawValue {
      things.append("an opportunity")
    }
    for table in ["quotation", "project", "invoice"] {
      things += try connection.query(
        """
        SELECT id FROM \(raw: table) WHERE conversation_id = \(try row.int("kept_conversation_id"))
          AND created_at >= \(try row.int("at")) ORDER BY id
        """
      ).map { "\(table) \(try $0.int("id"))" }
    }
    return things
  }

  private func mails(in conversation: Int64, after last: Int64, but mail: Int64) throws -> [Int64] {
    try connection.query(
      """
      SELECT DISTINCT journal_message_id AS id FROM message WHERE conversation_id = \(conversation)
        AND id > \(last) AND journal_message_id <> \(mail) ORDER BY 1
      """
    ).map { try $0.int("id") }
  }
}
