import Basics
import Intake
import MailFormat
import SQL

extension IntakeLookUp {
  /// The copy of a mailing that a mail answers: by its token, else by the Message-ID of the copy.
  ///
  /// The second value is the conversation of the lead that an earlier answer of this recipient made.
  ///
  /// - Parameter own: the Message-IDs of this mail's that are ours.
  func mailing(_ clues: IntakeClues, own: Set<String>) throws -> (fact: MailingFact?, conversation: Int64?) {
    for clue in clues.tokens where clue.token.purpose == .mailing || clue.token.purpose == .unsubscribe {
      // Cited words are no proof: they only say which copy its own addressee answers.
      let isCited = clue.place == .quote || clue.place == .words
      let narrowed: SQL = isCited ? "AND lower(r.address) = \(clues.senderAddress)" : ""
      if let found = try recipient("r.id = \(clue.token.id) \(fragment: narrowed)") { return found }
    }
    for id in clues.referencedIDs.map(\.key) where own.contains(id) {
      if let found = try recipient(ofCopy: "message_id = \(id)") { return found }
    }
    return (nil, nil)
  }

  /// Whose copy the mail is, be it an earlier letter of theirs.
  private func recipient(ofCopy outbox: SQL) throws -> (fact: MailingFact?, conversation: Int64?)? {
    try recipient(
      """
      r.outbox_id IN (SELECT id FROM outbox WHERE \(fragment: outbox)) OR r.id IN (
        SELECT recipient_id FROM mailing_earlier_copy
        WHERE outbox_id IN (SELECT id FROM outbox WHERE \(fragment: outbox)))
      """)
  }

  private func recipient(_ condition: SQL) throws -> (fact: MailingFact?, conversation: Int64?)? {
    let row = try connection.first(
      """
      SELECT r.id, r.mailing_id, r.address, r.first_name, r.last_name, r.company, l.conversation_id
      FROM mailing_recipient r
      LEFT JOIN lead l ON l.id = r.lead_id
      WHERE \(fragment: condition)
      """)
    guard let row else { return nil }
    return (try fact(row), try row.intOrNil("conversation_id"))
  }

  private func fact(_ row: Row) throws -> MailingFact {
    let names = [try row.text("first_name"), try row.text("last_name")].filter { !$0.isEmpty }
    return MailingFact(
      mailing: try row.int("mailing_id"), recipient: try row.int("id"), address: try row.text("address"),
      name: names.joined(separator: " "), company: try row.text("company"))
  }

  /// The outgoing mail that a report is about: by the token in the return path, else by the returned Message-ID.
  func delivery(_ clues: IntakeClues, own: Set<String>) throws -> DeliveryFact? {
    for clue in clues.tokens where clue.token.purpose == .bounce {
      if let found = try outboxItem("o.id = \(clue.token.id)") { return found }
    }
    guard let returned = clues.returnedMessageID?.key, own.contains(returned) else { return nil }
    return try outboxItem("o.message_id = \(returned)")
  }

  private func outboxItem(_ condition: SQL) throws -> DeliveryFact? {
    let rows = try connection.query(
      """
      SELECT o.id, o.conversation_id, p.address FROM outbox o
      JOIN outbox_recipient p ON p.outbox_id = o.id
      WHERE \(fragment: condition) ORDER BY p.address
      """)
    guard let row = rows.first else { return nil }
    let id = try row.int("id")
    var fact = DeliveryFact(
      outboxItem: id, address: try row.text("address"), mailing: try recipient(ofCopy: "id = \(id)")?.fact,
      conversation: try row.intOrNil("conversation_id"))
    if rows.count > 1 { fact.recipients = try rows.map { try $0.text("address") } }
    return fact
  }
}
