import Basics
import CRM
import SQL

/// What was promised to be done, and by when.
package struct FollowUps {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  @discardableResult
  package func plan(
    _ kind: FollowUp.Kind, on day: CalendarDate, note: String, conversation: Int64,
    because message: Int64? = nil, at now: Instant
  ) throws -> Int64 {
    try connection.insert(
      """
      INSERT INTO follow_up (conversation_id, kind, due_on, note, state, journal_message_id, created_at)
      VALUES (\(conversation), \(kind.rawValue), \(day), \(note), 'planned', \(orNull: message),
        \(now.milliseconds))
      """)
  }

  package func planned(conversation: Int64) throws -> [FollowUp] {
    try connection.query(
      """
      SELECT id, conversation_id, kind, due_on, note FROM follow_up
      WHERE conversation_id = \(conversation) AND state = 'planned' ORDER BY due_on, id
      """
    ).map { row in
      FollowUp(
        id: Identifier(try row.int("id")), conversation: Identifier(try row.int("conversation_id")),
        kind: try row.word("kind"), dueOn: try row.date("due_on"), note: try row.text("note"))
    }
  }

  package func save(_ followUp: FollowUp) throws {
    try connection.execute(
      """
      UPDATE follow_up SET state = \(followUp.state.rawValue), due_on = \(followUp.dueOn) WHERE id = \(followUp.id)
      """)
  }

  package func counts() throws -> [FollowUpState: Int64] {
    var counts: [FollowUpState: Int64] = [:]
    for row in try connection.query("SELECT state, count(*) AS n FROM follow_up GROUP BY state") {
      counts[try row.word("state")] = try row.int("n")
    }
    return counts
  }
}
