import Basics
import CRM
import SQL

/// Everything that a mail brought about, found by its number in the journal: a few queries, no decision.
package struct MailEffects {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// In the order in which they are taken back: what leaves the house first, what others stand on last.
  package func of(_ mail: Int64) throws -> [MailEffect] {
    let leads = try leads(mail)
    let made = Set(leads.map(\.id))
    var effects: [MailEffect] = try letters(mail).map { .letter($0) }
    effects += try rules(mail)
    effects += try questions(mail)
    effects += try placements(mail)
    effects += try changes(mail, leads: made).map { .change($0) }
    effects += try merges(mail)
    effects += try commitments(mail).map { .commitment($0) }
    effects += try hours(mail).map { .hours($0) }
    effects += try tasks(mail).map { .task($0) }
    effects += try suppressions(mail)
    effects += try followUps(mail).map { .followUp($0) }
    effects += try messages(mail)
    effects += try participants(mail).map { .participant($0) }
    effects += try addresses(mail)
    effects += leads.map { .lead($0) }
    return effects + (try contacts(mail, leads: made).map { .contact($0) })
  }

  private func merges(_ mail: Int64) throws -> [MailEffect] {
    try LeadMerges(connection).because(of: mail).flatMap { merge -> [MailEffect] in
      let since = MailEffect.writtenSince(
        merge: merge.id, conversation: merge.conversation, mails: merge.mailsSince)
      return [.merge(merge)] + (merge.mailsSince.isEmpty ? [] : [since])
    }
  }

  private func rules(_ mail: Int64) throws -> [MailEffect] {
    try connection.query("SELECT id FROM learned_rule WHERE journal_message_id = \(mail) ORDER BY id")
      .map { .rule(id: try $0.int("id")) }
  }

  private func questions(_ mail: Int64) throws -> [MailEffect] {
    try connection.query("SELECT id, state FROM question WHERE journal_message_id = \(mail) ORDER BY id")
      .map { .question(id: try $0.int("id"), isOpen: try $0.text("state") == "open") }
  }

  /// The mails to which this one's answer gave their place.
  private func placements(_ mail: Int64) throws -> [MailEffect] {
    try connection.query(
      """
      SELECT DISTINCT d.journal_message_id AS id FROM decision d
      WHERE d.answered_by = \(mail) AND d.choice <> 'undo' AND d.journal_message_id <> \(mail) ORDER BY 1
      """
    ).map { row in
      let asked = try row.int("id")
      let last = try Decisions(connection).last(of: asked)
      return .placement(mail: asked, isStillThere: last?.answeredBy == mail && last?.choice != .undo)
    }
  }

  private func addresses(_ mail: Int64) throws -> [MailEffect] {
    try connection.query(
      "SELECT address, contact_id FROM contact_address WHERE journal_message_id = \(mail) ORDER BY address"
    ).map { .address(try $0.text("address"), contact: try $0.int("contact_id")) }
  }

  private func suppressions(_ mail: Int64) throws -> [MailEffect] {
    try connection.query(
      "SELECT address FROM suppression WHERE journal_message_id = \(mail) ORDER BY address"
    ).map { .suppression(address: try $0.text("address")) }
  }

  private func hours(_ mail: Int64) throws -> [MailEffect.BookedHours] {
    try connection.query(
      """
      SELECT id, minutes, worked_on, note, state FROM timesheet_entry
      WHERE journal_message_id = \(mail) AND state <> 'withdrawn' ORDER BY id
      """
    ).map { row in
      let words = ["\(try row.int("minutes")) min", try row.text("worked_on"), try row.text("note")]
      return MailEffect.BookedHours(
        id: try row.int("id"), words: words.filter { !$0.isEmpty }.joined(separator: " "),
        isInvoiced: try row.text("state") == "invoiced")
    }
  }

  private func followUps(_ mail: Int64) throws -> [MailEffect.PlannedFollowUp] {
    try connection.query(
      """
      SELECT id, conversation_id, kind, due_on, note, state FROM follow_up
      WHERE journal_message_id = \(mail) ORDER BY id
      """
    ).map { row in
      let words = [try row.text("kind"), try row.text("due_on"), try row.text("note")]
      return MailEffect.PlannedFollowUp(
        id: try row.int("id"), conversation: try row.int("conversation_id"),
        words: words.filter { !$0.isEmpty }.joined(separator: " "), state: try row.word("state"))
    }
  }

  /// A letter's copy in the conversation stays when the letter has left: the customer has read it.
  private func messages(_ mail: Int64) throws -> [MailEffect] {
    try connection.query(
      """
      SELECT id, conversation_id FROM message m
      WHERE journal_message_id = \(mail) AND (direction = 'received' OR NOT EXISTS (
        SELECT 1 FROM outbox o WHERE o.message_id = m.message_id AND m.message_id <> ''
          AND o.state NOT IN ('queued', 'deferred', 'failed')))
      ORDER BY id
      """
    ).map { .message(id: try $0.int("id"), conversation: try $0.int("conversation_id")) }
  }

  private func participants(_ mail: Int64) throws -> [MailEffect.JoinedParticipant] {
    try connection.query(
      """
      SELECT p.conversation_id, p.address, EXISTS (
        SELECT 1 FROM message m WHERE m.conversation_id = p.conversation_id AND lower(m.author) = p.address
          AND (m.journal_message_id IS NULL OR m.journal_message_id <> \(mail))) AS has_written
      FROM participant p
      WHERE p.journal_message_id = \(mail) OR EXISTS (
        SELECT 1 FROM activity a WHERE a.journal_message_id = \(mail) AND a.subject = 'conversation'
          AND a.subject_id = p.conversation_id AND a.field = 'participant' AND a.before_value = ''
          AND a.after_value = p.address AND NOT a.is_taken_back)
      ORDER BY p.conversation_id, p.address
      """
    ).map { row in
      MailEffect.JoinedParticipant(
        conversation: try row.int("conversation_id"), address: try row.text("address"),
        hasWritten: try row.bool("has_written"))
    }
  }
}
