import Basics
import CRM
import Mailings
import SQL

/// What a mail made, and who relies on it by now.
extension MailEffects {
  func leads(_ mail: Int64) throws -> [MailEffect.MadeLead] {
    try connection.query(
      "SELECT id, conversation_id, title, state FROM lead WHERE journal_message_id = \(mail)"
    ).map { row in
      var lead = MailEffect.MadeLead(
        id: try row.int("id"), conversation: try row.int("conversation_id"), title: try row.text("title"),
        state: try row.word("state"))
      lead.otherMails = try otherMails(than: mail, in: lead.conversation)
      lead.changedBy = try others(than: mail, whoChanged: lead.id)
      lead.merges = try LeadMerges(connection).words(about: lead.id)
      return lead
    }
  }

  private func otherMails(than mail: Int64, in conversation: Int64) throws -> [Int64] {
    try connection.query(
      """
      SELECT journal_message_id AS id FROM message
      WHERE conversation_id = \(conversation) AND journal_message_id <> \(mail)
      UNION SELECT id FROM journal_message
      WHERE conversation_id = \(conversation) AND state = 'applied' AND id <> \(mail)
      ORDER BY 1
      """
    ).map { try $0.int("id") }
  }

  private func others(than mail: Int64, whoChanged lead: Int64) throws -> [String] {
    try connection.query(
      """
      SELECT DISTINCT actor FROM activity
      WHERE subject = 'lead' AND subject_id = \(lead) AND NOT is_taken_back
        AND (journal_message_id IS NULL OR journal_message_id <> \(mail)) ORDER BY actor
      """
    ).map { try $0.text("actor") }
  }

  func contacts(_ mail: Int64, leads: Set<Int64>) throws -> [MailEffect.MadeContact] {
    try connection.query(
      """
      SELECT id, name, COALESCE(email, phone) AS reach, party_id FROM contact
      WHERE journal_message_id = \(mail) ORDER BY id
      """
    ).map { row in
      let id = try row.int("id")
      let name = try row.text("name")
      let party = try row.intOrNil("party_id").map { ["party \($0)"] } ?? []
      return MailEffect.MadeContact(
        id: id, name: name.isEmpty ? try row.text("reach") : name,
        users: try party + users(ofContact: id, but: leads))
    }
  }

  private func users(ofContact id: Int64, but leads: Set<Int64>) throws -> [String] {
    var users: [String] = []
    for (table, word) in Self.contactUsers {
      let rows = try connection.query("SELECT id FROM \(raw: table) WHERE contact_id = \(id) ORDER BY id")
      let found = try rows.map { try $0.int("id") }.filter { table != "lead" || !leads.contains($0) }
      users += found.map { "\(word) \($0)" }
    }
    return users
  }

  private static let contactUsers = [
    ("lead", "lead"), ("opportunity", "opportunity"), ("quotation", "quotation"), ("sales_order", "order"),
    ("project", "project"), ("invoice", "invoice"),
  ]

  func letters(_ mail: Int64) throws -> [MailEffect.QueuedLetter] {
    let outbox = Outbox(connection)
    return try connection.query("SELECT id FROM outbox WHERE journal_message_id = \(mail) ORDER BY id").map {
      row in
      let item = try outbox.item(try row.int("id"))
      let recipients = try outbox.recipients(of: item.id)
      return MailEffect.QueuedLetter(
        id: item.id, to: recipients.map(\.address).joined(separator: ", "), kind: item.kind,
        standing: Self.standing(item.state, recipients.map(\.state)))
    }
  }

  /// One recipient who has it is enough.
  private static func standing(
    _ state: OutboxState, _ recipients: [OutboxState]
  ) -> MailEffect.QueuedLetter.Standing {
    if recipients.contains(where: { $0 == .accepted || $0 == .bounced }) { return .left }
    switch state {
    case .queued, .deferred: return .waiting
    case .submitting, .uncertain: return .underWay
    case .accepted, .bounced: return .left
    case .failed: return .ended
    }
  }
}
