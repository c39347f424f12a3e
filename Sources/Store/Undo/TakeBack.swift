import Basics
import CRM
import Mailings
import Projects
import SQL

/// Takes single effects of a mail back; which ones was decided by `UndoPlan`.
///
/// A change keeps its line in the history and gets a second one that leads back. What the mail made and nobody used
/// goes altogether.
package struct TakeBack {
  private let connection: any Connection
  private let mail: Int64
  private let actor: String
  private let now: Instant

  package init(_ connection: any Connection, mail: Int64, actor: String, at now: Instant) {
    self.connection = connection
    self.mail = mail
    self.actor = actor
    self.now = now
  }

  /// A ``MailEffect/placement(mail:isStillThere:)`` is an errand of its own and not done here.
  package func callAsFunction(_ effect: MailEffect) throws {
    switch effect {
    case .lead(let lead): try remove(lead)
    case .contact(let contact):
      try connection.execute("DELETE FROM contact_address WHERE contact_id = \(contact.id)")
      try connection.execute("DELETE FROM contact WHERE id = \(contact.id)")
    case .address(let address, _):
      try connection.execute("DELETE FROM contact_address WHERE address = \(address)")
    case .message(let id, let conversation): try removeMessage(id, from: conversation)
    case .participant(let person):
      try connection.execute(
        "DELETE FROM participant WHERE conversation_id = \(person.conversation) AND address = \(person.address)"
      )
    case .followUp(let followUp):
      try connection.execute("UPDATE follow_up SET state = 'skipped' WHERE id = \(followUp.id)")
      try note("followUp", followUp.id, FieldChange("state", from: "planned", to: "skipped"))
    case .change(let field): try restore(field)
    case .hours(let hours): try withdraw(hours)
    case .task(let task):
      if try ProjectTasks(connection).remove(Identifier(task.id)) {
        try note("project", task.project, FieldChange("task", from: task.name, to: ""))
      }
    case .suppression(let address): _ = try Suppressions(connection).lift(address, by: actor, at: now)
    case .letter(let letter):
      try Outbox(connection).withdraw(letter.id, reason: "mail \(mail) was taken back", at: now)
    case .question(let id, _): try withdrawQuestion(id)
    case .rule(let id): try connection.execute("DELETE FROM learned_rule WHERE id = \(id)")
    case .merge(let merge): try part(merge)
    case .placement, .writtenSince, .commitment: break
    }
  }

  /// What the mail changed is settled: another undo begins anew.
  package func finish() throws {
    try connection.execute("UPDATE activity SET is_taken_back = TRUE WHERE journal_message_id = \(mail)")
  }

  private func note(_ subject: String, _ id: Int64, _ change: FieldChange) throws {
    try Activities(connection).record([change], of: subject, id, actor: actor, message: mail, at: now)
  }

  private func removeMessage(_ id: Int64, from conversation: Int64) throws {
    try connection.execute("DELETE FROM message WHERE id = \(id)")
    try connection.execute(
      """
      UPDATE conversation SET last_activity_at =
        COALESCE((SELECT max(at) FROM message WHERE conversation_id = \(conversation)), created_at)
      WHERE id = \(conversation)
      """)
  }

  private func restore(_ field: MailEffect.ChangedField) throws {
    let change = field.change
    try RestorableField(field.subject, field.id, change.field)?.restore(to: change.before, connection)
    if field.subject == "outbox" { try Outbox(connection).reckon(field.id, at: now) }
    if change.field == "state" { try followState(field) }
    try note(field.subject, field.id, FieldChange(change.field, from: change.after, to: change.before))
  }

  /// A lost opportunity's conversation is closed; one that is open again is not.
  private func followState(_ field: MailEffect.ChangedField) throws {
    guard field.subject == "lead" || field.subject == "opportunity" else { return }
    let isOver = ["lost", "disqualified"].contains(field.change.before)
    if field.subject == "opportunity", !isOver, field.change.before != "won" {
      try connection.execute("UPDATE opportunity SET closed_at = NULL WHERE id = \(field.id)")
    }
    try connection.execute(
      """
      UPDATE conversation SET is_closed = \(isOver)
      WHERE id = (SELECT conversation_id FROM \(raw: field.subject) WHERE id = \(field.id))
      """)
  }

  /// The entry stays, the mail's line is free: understood anew, it makes another.
  private func withdraw(_ hours: MailEffect.BookedHours) throws {
    try connection.execute(
      """
      UPDATE timesheet_entry SET state = 'withdrawn', journal_message_id = NULL, mail_position = NULL
      WHERE id = \(hours.id)
      """)
    try note("timesheet", hours.id, FieldChange("state", from: "recorded", to: "withdrawn"))
  }

  private func part(_ merge: MailEffect.MergedLeads) throws {
    try PartLeads(connection, merge.id)()
    try note("lead", merge.given, FieldChange("merged", from: "into lead \(merge.kept)", to: ""))
    try note("lead", merge.kept, FieldChange("merged", from: "lead \(merge.given): \(merge.title)", to: ""))
  }

  private func withdrawQuestion(_ id: Int64) throws {
    guard let question = try Questions(connection).find(id) else { return }
    try Questions(connection).save(try question.after(.withdraw).value, at: now)
  }

  /// The lead and its conversation go; letters about it that have left keep their place in the outbox, and their
  /// tokens then name a conversation that there is not.
  private func remove(_ lead: MailEffect.MadeLead) throws {
    let conversation = lead.conversation
    try connection.execute("UPDATE mailing_recipient SET lead_id = NULL WHERE lead_id = \(lead.id)")
    for table in ["outbox", "question"] {
      try connection.execute(
        "UPDATE \(raw: table) SET conversation_id = NULL WHERE conversation_id = \(conversation)")
    }
    try connection.execute("DELETE FROM lead WHERE id = \(lead.id)")
    for table in ["follow_up", "participant", "named_address", "message"] {
      try connection.execute("DELETE FROM \(raw: table) WHERE conversation_id = \(conversation)")
    }
    try connection.execute("DELETE FROM conversation WHERE id = \(conversation)")
    try note("lead", lead.id, FieldChange("state", from: lead.state.rawValue, to: ""))
  }
}
