import Basics
import CRM
import SQL

/// What changed, in which field, from what to what, by whom and because of which mail.
package struct Activities {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package func record(
    _ changes: [FieldChange], of subject: String, _ id: Int64, actor: String, message: Int64? = nil,
    at now: Instant
  ) throws {
    for change in changes {
      try connection.execute(
        """
        INSERT INTO activity (subject, subject_id, field, before_value, after_value, actor, journal_message_id, at)
        VALUES (\(subject), \(id), \(change.field), \(change.before), \(change.after), \(actor), \(orNull: message),
          \(now.milliseconds))
        """)
    }
  }

  /// One line of an object's history.
  package struct Entry: Sendable {
    package let field: String
    package let before: String
    package let after: String
    package let actor: String
    package let message: Int64?
    package let at: Instant
  }

  package func history(of subject: String, _ id: Int64) throws -> [Entry] {
    try connection.query(
      """
      SELECT field, before_value, after_value, actor, journal_message_id, at FROM activity
      WHERE subject = \(subject) AND subject_id = \(id) ORDER BY id
      """
    ).map { row in
      Entry(
        field: try row.text("field"), before: try row.text("before_value"),
        after: try row.text("after_value"),
        actor: try row.text("actor"), message: try row.intOrNil("journal_message_id"),
        at: try row.instant("at"))
    }
  }
}
