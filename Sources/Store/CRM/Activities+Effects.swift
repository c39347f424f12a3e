import Basics
import CRM
import SQL

extension Activities {
  /// One change that a mail made.
  package struct Effect: Hashable, Sendable {
    package let id: Int64
    /// The kind of thing and its key, e.g. `opportunity` 7.
    package let subject: String
    package let subjectID: Int64
    package let change: FieldChange
  }

  /// Everything that changed because of that mail, oldest first.
  package func effects(of message: Int64) throws -> [Effect] {
    try effects("journal_message_id = \(message)")
  }

  /// The same without what was taken back.
  func standingEffects(of message: Int64) throws -> [Effect] {
    try effects("journal_message_id = \(message) AND NOT is_taken_back")
  }

  private func effects(_ narrowed: SQL) throws -> [Effect] {
    try connection.query(
      """
      SELECT id, subject, subject_id, field, before_value, after_value FROM activity
      WHERE \(fragment: narrowed) ORDER BY id
      """
    ).map { row in
      let (id, subject, key) = (try row.int("id"), try row.text("subject"), try row.int("subject_id"))
      let change = FieldChange(
        try row.text("field"), from: try row.text("before_value"), to: try row.text("after_value"))
      let origin = try subject == "lead" ? LeadMerges(connection).origin(of: id, change, on: key) : key
      return Effect(id: id, subject: subject, subjectID: origin, change: change)
    }
  }

  /// Whether something was written about that field after an effect.
  package func isLast(_ effect: Effect) throws -> Bool {
    try connection.first(
      """
      SELECT id FROM activity WHERE subject = \(effect.subject) AND subject_id = \(effect.subjectID)
        AND field = \(effect.change.field) AND id > \(effect.id) LIMIT 1
      """) == nil
  }
}
