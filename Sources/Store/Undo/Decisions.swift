import Basics
import SQL

/// What a person decided about a mail, in the order in which it was decided; never changed.
package struct DecisionRecord: Hashable, Sendable {
  package enum Choice: String, Sendable, CaseIterable {
    case conversation, lead, ignore, undo
    /// What a correction of this mail had taught holds no longer.
    case forget
  }

  package let id: Int64
  package let mail: Int64
  package let choice: Choice
  package let conversation: Int64?
  package let actor: String
  /// The mail by which a colleague answered our question; `nil` when it was decided here.
  package let answeredBy: Int64?
  /// The newest mail of the journal at that time.
  package let afterMail: Int64
  package let at: Instant
}

package struct Decisions {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  private static let columns: SQL = """
    id, journal_message_id, choice, conversation_id, actor, answered_by, after_message_id, at
    """

  /// A decision before it has a key.
  package struct Draft: Sendable {
    package let mail: Int64
    package let choice: DecisionRecord.Choice
    package var conversation: Int64?
    package let actor: String
    package var answeredBy: Int64?

    package init(_ choice: DecisionRecord.Choice, of mail: Int64, by actor: String) {
      self.mail = mail
      self.choice = choice
      self.actor = actor
    }
  }

  @discardableResult
  package func record(_ draft: Draft, at now: Instant) throws -> DecisionRecord {
    let last = try connection.first("SELECT COALESCE(max(id), 0) AS id FROM journal_message")?.int("id") ?? 0
    let id = try connection.insert(
      """
      INSERT INTO decision (journal_message_id, choice, conversation_id, actor, answered_by, after_message_id, at)
      VALUES (\(draft.mail), \(draft.choice.rawValue), \(orNull: draft.conversation), \(draft.actor),
        \(orNull: draft.answeredBy), \(last), \(now.milliseconds))
      """)
    return DecisionRecord(
      id: id, mail: draft.mail, choice: draft.choice, conversation: draft.conversation, actor: draft.actor,
      answeredBy: draft.answeredBy, afterMail: last, at: now)
  }

  /// The last word on where a mail belongs.
  package func last(of mail: Int64) throws -> DecisionRecord? {
    try connection.first(
      """
      SELECT \(fragment: Self.columns) FROM decision WHERE journal_message_id = \(mail) AND choice <> 'forget'
      ORDER BY id DESC LIMIT 1
      """
    ).map { try record($0) }
  }

  /// Those made here and not by mail, oldest first: what a replay of the mails alone would not know.
  package func madeHere() throws -> [DecisionRecord] {
    try connection.query(
      "SELECT \(fragment: Self.columns) FROM decision WHERE answered_by IS NULL ORDER BY id"
    ).map { try record($0) }
  }

  private func record(_ row: Row) throws -> DecisionRecord {
    DecisionRecord(
      id: try row.int("id"), mail: try row.int("journal_message_id"), choice: try row.word("choice"),
      conversation: try row.intOrNil("conversation_id"), actor: try row.text("actor"),
      answeredBy: try row.intOrNil("answered_by"), afterMail: try row.int("after_message_id"),
      at: try row.instant("at"))
  }
}
