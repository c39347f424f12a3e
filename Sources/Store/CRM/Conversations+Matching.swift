import Basics
import CRM
import SQL

extension Conversations {
  /// The conversations that hold a message with one of these ids, in the order of the ids.
  package func find(messageIDs: [String]) throws -> [Conversation] {
    var found: [Conversation] = []
    for messageID in messageIDs {
      let rows = try connection.query(
        "SELECT DISTINCT conversation_id AS id FROM message WHERE message_id = \(messageID)")
      for row in rows {
        let id = try row.int("id")
        guard !found.contains(where: { $0.id.value == id }), let conversation = try find(id) else { continue }
        found.append(conversation)
      }
    }
    return found
  }

  /// Open conversations in which `address` takes part under that base subject, the latest first.
  package func find(participant address: String, baseSubject: String, since: Instant) throws -> [Conversation]
  {
    guard !baseSubject.isEmpty else { return [] }
    return try connection.query(
      """
      SELECT c.id AS id FROM conversation c JOIN participant p ON p.conversation_id = c.id
      WHERE p.address = \(address.lowercased()) AND c.base_subject = \(baseSubject.foldedForSearch)
        AND c.last_activity_at >= \(since.milliseconds)
      ORDER BY c.last_activity_at DESC, c.id DESC LIMIT 10
      """
    ).compactMap { try find(try $0.int("id")) }
  }

  /// Did we send a mail with this Message-ID?
  package func isOwn(messageID: String) throws -> Bool {
    try connection.first("SELECT id FROM outbox WHERE message_id = \(messageID)") != nil
  }

  /// The newest Message-IDs of a conversation, oldest first: the References of our next mail.
  package func referenceChain(of id: Int64, limit: Int) throws -> [String] {
    try connection.query(
      """
      SELECT message_id FROM message WHERE conversation_id = \(id) AND message_id <> ''
      ORDER BY at DESC, id DESC LIMIT \(limit)
      """
    ).map { try $0.text("message_id") }.reversed()
  }
}
