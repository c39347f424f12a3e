import Basics
import CRM
import MailFormat
import SQL

extension Conversations {
  /// The conversations that hold a message with one of these ids, in the order of the ids.
  package func find(messageIDs: [String]) throws -> [Conversation] {
    try find(references: messageIDs.map { [$0.lowercased()] }).map(\.conversation)
  }

  /// A mail may refer to very many; the newest so many are looked at.
  private static let referenced = 20

  /// The same for ids that may be spelled in several ways; each with the place of its first id.
  ///
  /// - Parameter references: lower case.
  package func find(references: [[String]]) throws -> [(conversation: Conversation, rank: Int)] {
    let keys = Array(Set(references.joined()))
    guard !keys.isEmpty else { return [] }
    let rows = try connection.query(
      """
      SELECT DISTINCT lower(message_id) AS message_key, conversation_id FROM message
      WHERE lower(message_id) IN \(list: keys) AND message_id <> ''
      """)
    let known = Dictionary(
      grouping: try rows.map { (key: try $0.text("message_key"), id: try $0.int("conversation_id")) },
      by: \.key)
    var ranks: [(id: Int64, rank: Int)] = []
    for (rank, spellings) in references.enumerated() {
      for id in spellings.flatMap({ known[$0] ?? [] }).map(\.id).sorted()
      where !ranks.contains(where: { $0.id == id }) { ranks.append((id, rank)) }
    }
    // A merged conversation and its successor are one.
    var seen: Set<Int64> = []
    return try ranks.prefix(Self.referenced).compactMap { found in
      guard let conversation = try find(found.id), seen.insert(conversation.id.value).inserted else {
        return nil
      }
      return (conversation, found.rank)
    }
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

  /// Conversations in which somebody at that domain takes part under that base subject, the latest first.
  ///
  /// - Parameter domain: a firm's: where everybody has an address, it says nothing.
  package func find(domain: String, baseSubject: String, since: Instant) throws -> [Conversation] {
    guard !baseSubject.isEmpty else { return [] }
    return try connection.query(
      """
      SELECT id FROM conversation
      WHERE id IN (
        SELECT conversation_id FROM participant
        WHERE domain = \(domain) AND base_subject = \(baseSubject.foldedForSearch)
        ORDER BY conversation_id DESC LIMIT \(Self.candidates))
        AND last_activity_at >= \(since.milliseconds)
      ORDER BY last_activity_at DESC, id DESC LIMIT 10
      """
    ).compactMap { try find(try $0.int("id")) }
  }

  /// The names of its customers, as far as they are known.
  package func customerNames(of id: Int64) throws -> [String] {
    try participants(of: id).filter { $0.role == .customer && !$0.name.isEmpty }.map(\.name)
  }

  /// Of one conversation, so many subjects are looked at.
  private static let subjects = 30

  /// What it was about so far: its title, its base subject, and those of its newest mails, in and out.
  package func subjects(of id: Int64) throws -> [String] {
    let own = try connection.query("SELECT title, base_subject FROM conversation WHERE id = \(id)")
      .flatMap { [try $0.text("title"), try $0.text("base_subject")] }
    let received = try connection.query(
      """
      SELECT subject FROM message WHERE conversation_id = \(id) ORDER BY at DESC, id DESC LIMIT \(Self.subjects)
      """)
    let sent = try connection.query(
      "SELECT subject FROM outbox WHERE conversation_id = \(id) ORDER BY id DESC LIMIT \(Self.subjects)")
    let all = try own + (received + sent).map { BaseSubject(of: try $0.text("subject")).text }
    return Set(all).filter { !$0.isEmpty }.sorted()
  }

  /// Open conversations in which that address takes part, the latest first.
  package func open(with address: String) throws -> [Int64] {
    try connection.query(
      """
      SELECT id FROM conversation
      WHERE id IN (
        SELECT conversation_id FROM participant WHERE address = \(address.lowercased())
        ORDER BY base_subject, conversation_id DESC LIMIT \(Self.candidates))
        AND NOT is_closed
      ORDER BY last_activity_at DESC, id DESC LIMIT 9
      """
    ).map { try $0.int("id") }
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
