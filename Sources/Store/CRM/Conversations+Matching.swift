import Basics
import CRM
import SQL

extension Conversations {
  /// The conversations that hold a message with one of these ids, in the order of the ids.
  package func find(messageIDs: [String]) throws -> [Conversation] {
    guard !messageIDs.isEmpty else { return [] }
    let rows = try connection.query(
      "SELECT DISTINCT message_id, conversation_id FROM message WHERE message_id IN \(list: messageIDs)")
    let known = try rows.map { (try $0.text("message_id"), try $0.int("conversation_id")) }
    var ids: [Int64] = []
    for messageID in messageIDs {
      for (text, id) in known.sorted(by: { $0.1 < $1.1 }) where text == messageID && !ids.contains(id) {
        ids.append(id)
      }
    }
    return try ids.compactMap { try find($0) }
  }

  /// Of one address and subject, the latest so many are looked at: a form's mails are all alike.
  private static let candidates = 100

  /// Open conversations in which `address` takes part under that base subject, the latest first.
  package func find(participant address: String, baseSubject: String, since: Instant) throws -> [Conversation]
  {
    guard !baseSubject.isEmpty else { return [] }
    return try connection.query(
      """
      SELECT id FROM conversation
      WHERE id IN (
        SELECT conversation_id FROM participant
        WHERE address = \(address.lowercased()) AND base_subject = \(baseSubject.foldedForSearch)
        ORDER BY conversation_id DESC LIMIT \(Self.candidates))
        AND last_activity_at >= \(since.milliseconds)
      ORDER BY last_activity_at DESC, id DESC LIMIT 10
      """
    ).compactMap { try find(try $0.int("id")) }
  }

  /// Which of these are Message-IDs of mails that we sent?
  package func own(among messageIDs: [String]) throws -> Set<String> {
    guard !messageIDs.isEmpty else { return [] }
    let rows = try connection.query(
      "SELECT message_id FROM outbox WHERE message_id IN \(list: messageIDs)")
    return Set(try rows.map { try $0.text("message_id") })
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
