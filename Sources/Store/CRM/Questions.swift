import Basics
import CRM
import SQL

/// What colleagues were asked by mail.
package struct Questions {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// A question before it has a key.
  package struct Draft: Sendable {
    package let kind: Question.Kind
    package let employee: Int64
    package var conversation: Int64?
    package var message: Int64?
    package var choices: [String]

    package init(_ kind: Question.Kind, to employee: Int64) {
      self.kind = kind
      self.employee = employee
      choices = []
    }
  }

  private static let columns: SQL = """
    id, kind, employee_id, conversation_id, journal_message_id, choices, state
    """

  package func open(_ draft: Draft, at now: Instant) throws -> Question {
    let id = try connection.insert(
      """
      INSERT INTO question (kind, employee_id, conversation_id, journal_message_id, choices, state, created_at)
      VALUES (\(draft.kind.rawValue), \(draft.employee), \(orNull: draft.conversation), \(orNull: draft.message),
        \(draft.choices.joined(separator: "\n")), 'open', \(now.milliseconds))
      """)
    return Question(
      id: Identifier(id), kind: draft.kind, of: draft.employee, about: draft.conversation,
      message: draft.message, choices: draft.choices)
  }

  package func find(_ id: Int64) throws -> Question? {
    try connection.first("SELECT \(fragment: Self.columns) FROM question WHERE id = \(id)")
      .map { try question($0) }
  }

  /// What was asked because of that mail and is not answered yet.
  package func open(because message: Int64) throws -> [Question] {
    try connection.query(
      """
      SELECT \(fragment: Self.columns) FROM question
      WHERE journal_message_id = \(message) AND state = 'open' ORDER BY id
      """
    ).map { try question($0) }
  }

  /// How many questions about mails of that sender are not answered yet.
  package func openCount(sender: String) throws -> Int64 {
    try connection.first(
      """
      SELECT count(*) AS n FROM question q JOIN journal_message j ON j.id = q.journal_message_id
      WHERE q.state = 'open' AND j.sender = \(sender)
      """)?.int("n") ?? 0
  }

  /// - Parameters:
  ///   - answer: the colleague's word; empty when it was withdrawn.
  ///   - message: the journalled mail that answered.
  package func save(_ question: Question, answer: String = "", by message: Int64? = nil, at now: Instant)
    throws
  {
    try connection.execute(
      """
      UPDATE question SET state = \(question.state.rawValue), answer = \(answer),
        answered_by = \(orNull: message), closed_at = \(now.milliseconds)
      WHERE id = \(question.id)
      """)
  }

  private func question(_ row: Row) throws -> Question {
    let choices = try row.text("choices")
    return Question(
      id: Identifier(try row.int("id")), kind: try row.word("kind"), of: try row.int("employee_id"),
      about: try row.intOrNil("conversation_id"), message: try row.intOrNil("journal_message_id"),
      choices: choices.isEmpty ? [] : choices.split(separator: "\n").map(String.init),
      state: try row.word("state"))
  }
}
