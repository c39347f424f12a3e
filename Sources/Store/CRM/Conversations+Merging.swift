import Basics
import SQL

/// One conversation goes on as another: its mails, people and plans move, its key leads there for good.
extension Conversations {
  package func merge(_ given: Int64, into kept: Int64, at now: Instant) throws {
    try moveMessages(given, kept)
    try joinPeople(of: given, kept, at: now)
    for table in ["follow_up", "outbox", "question", "journal_message"] as [SQL] {
      try connection.execute(
        "UPDATE \(fragment: table) SET conversation_id = \(kept) WHERE conversation_id = \(given)")
    }
    try connection.execute(
      "UPDATE activity SET subject_id = \(kept) WHERE subject = 'conversation' AND subject_id = \(given)")
    try connection.execute(
      """
      UPDATE conversation SET last_activity_at =
        (SELECT max(last_activity_at) FROM conversation WHERE id = \(kept) OR id = \(given))
      WHERE id = \(kept)
      """)
    // What was merged into the one that goes now leads on in one step.
    try connection.execute(
      "UPDATE conversation SET merged_into = \(kept) WHERE id = \(given) OR merged_into = \(given)")
  }

  /// The same mail in both is one: its copy stays behind, where nobody reads any more.
  private func moveMessages(_ given: Int64, _ kept: Int64) throws {
    try connection.execute(
      """
      UPDATE message SET conversation_id = \(kept) WHERE conversation_id = \(given)
        AND (message_id = '' OR NOT EXISTS (
          SELECT 1 FROM message k WHERE k.conversation_id = \(kept) AND k.message_id = message.message_id
            AND k.direction = message.direction))
      """)
  }

  /// Those of the old one stay there too: a mail under its subject still finds it, and so its successor.
  private func joinPeople(of given: Int64, _ kept: Int64, at now: Instant) throws {
    try connection.execute(
      """
      INSERT INTO participant
        (conversation_id, address, name, role, joined_at, base_subject, domain, journal_message_id)
      SELECT \(kept), p.address, p.name, p.role, \(now.milliseconds),
        (SELECT base_subject FROM conversation WHERE id = \(kept)), p.domain, p.journal_message_id
      FROM participant p WHERE p.conversation_id = \(given)
      ON CONFLICT (conversation_id, address) DO NOTHING
      """)
    try connection.execute(
      """
      INSERT INTO named_address (conversation_id, address, journal_message_id, named_at)
      SELECT \(kept), n.address, n.journal_message_id, n.named_at
      FROM named_address n WHERE n.conversation_id = \(given)
      ON CONFLICT (conversation_id, address) DO NOTHING
      """)
  }

  /// Whether an offer, a project or an invoice hangs on it.
  package func holdsBusiness(_ id: Int64) throws -> Bool {
    for table in ["quotation", "project", "invoice"] as [SQL] {
      let row = try connection.first(
        "SELECT id FROM \(fragment: table) WHERE conversation_id = \(id) LIMIT 1")
      if row != nil { return true }
    }
    return false
  }
}
