import Basics
import CRM
import SQL

/// What a mail changed, and what stands on it by now.
extension MailEffects {
  /// What it changed, each field once: from what it was before the mail to what the mail made of it.
  func changes(_ mail: Int64, leads: Set<Int64>) throws -> [MailEffect.ChangedField] {
    try changed(by: mail).filter { $0.subject != "lead" || !leads.contains($0.id) }.reversed().compactMap {
      subject, id, change in
      guard let field = RestorableField(subject, id, change.field) else { return nil }
      let current = try field.current(connection, near: change, because: mail)
      var effect = MailEffect.ChangedField(subject, id, change, current: current)
      effect.neededBy = try user(of: effect)
      return effect
    }
  }

  private func changed(by mail: Int64) throws -> [(subject: String, id: Int64, change: FieldChange)] {
    var changes: [(subject: String, id: Int64, change: FieldChange)] = []
    for effect in try Activities(connection).standingEffects(of: mail) {
      let (subject, id, next) = (effect.subject, effect.subjectID, effect.change)
      if let known = changes.firstIndex(where: {
        $0.subject == subject && $0.id == id && $0.change.field == next.field
      }) {
        let start = Self.start(changes[known].change, of: subject)
        changes[known].change = FieldChange(next.field, from: start, to: next.after)
      } else {
        changes.append((subject, id, next))
      }
    }
    return changes.filter { Self.start($0.change, of: $0.subject) == $0.change.before }
  }

  /// An opportunity has a stage from its first moment: that it was made is told by its lead.
  private static func start(_ change: FieldChange, of subject: String) -> String {
    let isFirst = subject == "opportunity" && change.field == "stage" && change.before.isEmpty
    return isFirst ? change.after : change.before
  }

  /// What was made of a lead, and what was ordered, does not follow when only the word for it goes.
  private func user(of field: MailEffect.ChangedField) throws -> String? {
    switch (field.subject, field.change.field, field.change.after) {
    case ("lead", "state", LeadState.converted.rawValue):
      try connection.first("SELECT id FROM opportunity WHERE lead_id = \(field.id)")
        .map { "opportunity \(try $0.int("id"))" }
    case ("opportunity", "state", OpportunityState.won.rawValue):
      try connection.first(
        """
        SELECT number FROM sales_order WHERE opportunity_id = \(field.id) AND state <> 'cancelled'
        ORDER BY id DESC LIMIT 1
        """
      ).map { "order \(try $0.text("number"))" }
    default: nil
    }
  }

  /// Offers, orders and invoices that it sent out or that bind the customer, each once.
  func commitments(_ mail: Int64) throws -> [MailEffect.Commitment] {
    var things: [MailEffect.Commitment] = []
    for (subject, id, change) in try changed(by: mail) {
      switch (subject, change.field, change.after) {
      case ("quotation", "state", "sent"), ("quotation", "state", "accepted"), ("order", "state", _),
        ("invoice", "number", _):
        things.append(MailEffect.Commitment(subject, id, words: change.after))
      default: continue
      }
    }
    return things
  }

  /// Tasks that it added and that are still there.
  func tasks(_ mail: Int64) throws -> [MailEffect.AddedTask] {
    try Activities(connection).standingEffects(of: mail).compactMap { effect in
      guard effect.subject == "project", effect.change.field == "task", !effect.change.after.isEmpty else {
        return nil
      }
      let (project, name) = (effect.subjectID, effect.change.after)
      let task = try connection.first(
        """
        SELECT t.id, EXISTS (SELECT 1 FROM timesheet_entry e WHERE e.task_id = t.id) AS has_time
        FROM project_task t WHERE t.project_id = \(project) AND t.name = \(name) ORDER BY t.id DESC LIMIT 1
        """)
      return try task.map {
        MailEffect.AddedTask(
          id: try $0.int("id"), project: project, name: name, hasTime: try $0.bool("has_time"))
      }
    }
  }
}
