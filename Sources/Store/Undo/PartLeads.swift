import Basics
import CRM
import SQL

/// Two leads that a mail made one are two again: what the merge moved goes back where it still lies, what came in since
/// stays with the lead that went on.
struct PartLeads {
  private let connection: any Connection
  private let merge: Int64

  init(_ connection: any Connection, _ merge: Int64) {
    self.connection = connection
    self.merge = merge
  }

  func callAsFunction() throws {
    let row = try connection.first("SELECT * FROM lead_merge WHERE id = \(merge) AND NOT is_parted")
    guard let row else { return }
    let leads = (kept: try row.int("kept_lead_id"), given: try row.int("given_lead_id"))
    let conversations = (
      kept: try row.int("kept_conversation_id"), given: try row.int("given_conversation_id")
    )
    try moveBack(from: conversations.kept, to: conversations.given)
    try moveHistory("lead", from: leads.kept, to: leads.given)
    try moveHistory("conversation", from: conversations.kept, to: conversations.given)
    try moveCopies(from: leads.kept, to: leads.given)
    try leadBack("lead", leads.given)
    try leadBack("conversation", conversations.given)
    try removePeople(from: conversations.kept)
    try restore(row, kept: leads.kept)
    try settle(conversations.kept, since: try row.int("kept_active_at"))
    try connection.execute("UPDATE lead_merge SET is_parted = TRUE WHERE id = \(merge)")
  }

  private func rows(_ thing: String) -> SQL {
    "(SELECT row_id FROM merged_row WHERE merge_id = \(merge) AND thing = \(thing))"
  }

  private func people(_ thing: String) -> SQL {
    "(SELECT address FROM merged_row WHERE merge_id = \(merge) AND thing = \(thing))"
  }

  private func moveBack(from kept: Int64, to given: Int64) throws {
    for table in ["message", "follow_up", "outbox", "question", "journal_message"] {
      try connection.execute(
        """
        UPDATE \(raw: table) SET conversation_id = \(given)
        WHERE conversation_id = \(kept) AND id IN \(fragment: rows(table))
        """)
    }
  }

  private func moveHistory(_ subject: String, from kept: Int64, to given: Int64) throws {
    try connection.execute(
      """
      UPDATE activity SET subject_id = \(given)
      WHERE subject = \(subject) AND subject_id = \(kept) AND id IN \(fragment: rows(subject + "_activity"))
      """)
  }

  /// The copies of mailings that had made the lead.
  private func moveCopies(from kept: Int64, to given: Int64) throws {
    try connection.execute(
      """
      UPDATE mailing_recipient SET lead_id = \(given)
      WHERE lead_id = \(kept) AND id IN \(fragment: rows("mailing_recipient"))
      """)
  }

  /// It stands for itself again; what had been merged into it before leads to it, as it did.
  private func leadBack(_ table: String, _ given: Int64) throws {
    try connection.execute("UPDATE \(raw: table) SET merged_into = NULL WHERE id = \(given)")
    try connection.execute(
      "UPDATE \(raw: table) SET merged_into = \(given) WHERE id IN \(fragment: rows(table))")
  }

  /// Those who came with it, but for who has written since.
  private func removePeople(from kept: Int64) throws {
    try connection.execute(
      """
      DELETE FROM participant WHERE conversation_id = \(kept) AND address IN \(fragment: people("participant"))
        AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = \(kept)
          AND lower(m.author) = participant.address)
      """)
    try connection.execute(
      """
      DELETE FROM named_address
      WHERE conversation_id = \(kept) AND address IN \(fragment: people("named_address"))
      """)
  }

  /// Person, party and currency of the lead that goes on, as far as they are what the merge made them.
  private func restore(_ row: Row, kept: Int64) throws {
    let (before, after) = (try row.int("contact_before"), try row.int("contact_after"))
    for (table, key) in [("lead", "id"), ("opportunity", "lead_id")] {
      try connection.execute(
        """
        UPDATE \(raw: table) SET contact_id = \(before)
        WHERE \(raw: key) = \(kept) AND contact_id = \(after)
        """)
    }
    if let party = try row.intOrNil("party_filled") {
      try connection.execute(
        "UPDATE contact SET party_id = NULL WHERE id = \(after) AND party_id = \(party)")
    }
    try connection.execute(
      """
      UPDATE lead SET currency = \(try row.text("kept_currency")) WHERE id = \(kept) AND budget_minor IS NULL
      """)
  }

  /// As active as it was, and as what has come in since makes it.
  private func settle(_ kept: Int64, since before: Int64) throws {
    let last = try connection.first(
      "SELECT max(at) AS at FROM message WHERE conversation_id = \(kept)")?.intOrNil("at")
    try connection.execute(
      "UPDATE conversation SET last_activity_at = \(max(before, last ?? 0)) WHERE id = \(kept)")
  }
}
