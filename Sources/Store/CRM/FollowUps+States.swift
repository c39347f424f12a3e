import Basics
import CRM
import SQL

extension FollowUps {
  /// In whatever state it is.
  package func find(_ id: Int64) throws -> FollowUp? {
    let row = try connection.first(
      "SELECT id, conversation_id, kind, due_on, note, state FROM follow_up WHERE id = \(id)")
    guard let row else { return nil }
    var followUp = FollowUp(
      id: Identifier(id), conversation: Identifier(try row.int("conversation_id")),
      kind: try row.word("kind"),
      dueOn: try row.date("due_on"), note: try row.text("note"))
    followUp.state = try row.word("state")
    return followUp
  }
}
