import Basics
import CRM
import SQL

/// Who takes part in a conversation, and on which side.
package struct Participant: Hashable, Sendable {
  package enum Role: String, Sendable {
    case customer, colleague
  }

  package let address: String
  package let name: String
  package let role: Role

  package init(address: String, name: String, role: Role) {
    self.address = address.lowercased()
    self.name = name.onOneLine
    self.role = role
  }

  var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }
}

/// One mail of a conversation, in or out, as a person reads it.
package struct ConversationMessage: Sendable {
  package enum Direction: String, Sendable {
    case received, sent
  }

  package let direction: Direction
  package let author: String
  package let messageID: String
  package let subject: String
  package let body: String
  package let journalID: Int64?

  package init(
    _ direction: Direction, author: String, messageID: String, subject: String, body: String,
    journalID: Int64?
  ) {
    self.direction = direction
    self.author = author
    self.messageID = messageID
    self.subject = subject
    self.body = body
    self.journalID = journalID
  }
}

/// Messages that belong together, whatever they are about: a lead keeps its conversation as an opportunity.
package struct Conversations {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Opens one; the thing that it is about is told by ``setSubject(_:_:of:)`` once it has an id.
  package func open(about kind: ConversationKind, title: String, baseSubject: String, at now: Instant) throws
    -> Int64
  {
    try connection.insert(
      """
      INSERT INTO conversation (about, subject_id, title, base_subject, created_at, last_activity_at)
      VALUES (\(kind.rawValue), 0, \(title), \(baseSubject.foldedForSearch), \(now.milliseconds),
        \(now.milliseconds))
      """)
  }

  package func setSubject(_ kind: ConversationKind, _ subjectID: Int64, of id: Int64) throws {
    try connection.execute(
      "UPDATE conversation SET about = \(kind.rawValue), subject_id = \(subjectID) WHERE id = \(id)")
  }

  /// The conversation of that key, or the one that it was merged into.
  package func find(_ key: Int64) throws -> Conversation? {
    let row = try connection.first(
      """
      SELECT id, about, subject_id, base_subject, is_closed, last_activity_at FROM conversation
      WHERE id = COALESCE((SELECT merged_into FROM conversation WHERE id = \(key)), \(key))
      """)
    guard let row else { return nil }
    let id = try row.int("id")
    var conversation = Conversation(
      id: Identifier(id), about: try row.word("about"), try row.int("subject_id"),
      baseSubject: try row.text("base_subject"), lastActivityAt: try row.instant("last_activity_at"))
    conversation.isClosed = try row.bool("is_closed")
    conversation.participants = Set(try participants(of: id).map(\.address))
    return conversation
  }

  package func title(of id: Int64) throws -> String {
    try connection.first("SELECT title FROM conversation WHERE id = \(id)")?.text("title") ?? ""
  }

  package func close(_ id: Int64) throws { try setClosed(true, id) }

  package func reopen(_ id: Int64) throws { try setClosed(false, id) }

  private func setClosed(_ isClosed: Bool, _ id: Int64) throws {
    try connection.execute("UPDATE conversation SET is_closed = \(isClosed) WHERE id = \(id)")
  }

  /// - Parameter message: the journalled mail because of which somebody takes part; kept for those who are new.
  package func join(_ participant: Participant, _ id: Int64, because message: Int64? = nil, at now: Instant)
    throws
  {
    try connection.execute(
      """
      INSERT INTO participant
        (conversation_id, address, name, role, joined_at, base_subject, domain, journal_message_id)
      SELECT id, \(participant.address), \(participant.name), \(participant.role.rawValue), \(now.milliseconds),
        base_subject, \(participant.domain), CAST(\(orNull: message) AS BIGINT)
      FROM conversation WHERE id = \(id)
      ON CONFLICT (conversation_id, address) DO NOTHING
      """)
  }

  package func participants(of id: Int64) throws -> [Participant] {
    try connection.query(
      "SELECT address, name, role FROM participant WHERE conversation_id = \(id) ORDER BY joined_at, address"
    ).map { row in
      Participant(address: try row.text("address"), name: try row.text("name"), role: try row.word("role"))
    }
  }

  /// Keeps a message; the same Message-ID in the same direction is the same message, one without any is new.
  package func add(_ message: ConversationMessage, to id: Int64, at now: Instant) throws {
    try connection.execute(
      """
      INSERT INTO message (conversation_id, journal_message_id, direction, author, message_id, subject, body, at)
      VALUES (\(id), \(orNull: message.journalID), \(message.direction.rawValue), \(message.author),
        \(message.messageID), \(message.subject), \(message.body), \(now.milliseconds))
      ON CONFLICT DO NOTHING
      """)
    // A mail that waited is older than what was written meanwhile.
    try connection.execute(
      """
      UPDATE conversation SET last_activity_at = \(now.milliseconds)
      WHERE id = \(id) AND last_activity_at < \(now.milliseconds)
      """)
  }

  package func messages(of id: Int64) throws -> [(message: ConversationMessage, at: Instant)] {
    try connection.query(
      """
      SELECT direction, author, message_id, subject, body, journal_message_id, at FROM message
      WHERE conversation_id = \(id) ORDER BY at, id
      """
    ).map { row in
      let message = ConversationMessage(
        try row.word("direction"), author: try row.text("author"), messageID: try row.text("message_id"),
        subject: try row.text("subject"), body: try row.text("body"),
        journalID: try row.intOrNil("journal_message_id"))
      return (message, try row.instant("at"))
    }
  }
}
