import Basics
import CRM
import SQL

/// A field that an activity names and that can be set back: where it stands, and how its value is written as text.
struct RestorableField {
  private enum Form {
    case text
    /// A whole number, or nothing.
    case number
    case flag
    /// A date, or nothing.
    case day
    /// A colleague: by key, address or name.
    case colleague
    /// `CHF 1200.00`, or nothing.
    case money
    /// The state of one recipient of a letter; the activity's field is their address.
    case recipient
    /// An instant that is there or not, with the mail that set it beside it; the activity says the day.
    case mark
  }

  let subject: String
  let id: Int64
  let field: String
  private let table: String
  private let column: String
  private let form: Form

  /// `nil` for what an activity tells without anything having been changed: a bounce in a conversation's history, say.
  init?(_ subject: String, _ id: Int64, _ field: String) {
    let isLetter = subject == "outbox"
    guard let place = Self.places[isLetter ? "outbox" : "\(subject).\(field)"] else { return nil }
    self.subject = subject
    self.id = id
    self.field = field
    (table, column, form) = place
  }

  private static let places: [String: (table: String, column: String, form: Form)] = [
    "lead.state": ("lead", "state", .text), "lead.title": ("lead", "title", .text),
    "lead.owner": ("lead", "owner_id", .colleague),
    "lead.budget": ("lead", "budget_minor", .money),
    "opportunity.state": ("opportunity", "state", .text),
    "opportunity.stage": ("opportunity", "stage", .text),
    "opportunity.title": ("opportunity", "title", .text),
    "opportunity.lossReason": ("opportunity", "loss_reason", .text),
    "opportunity.owner": ("opportunity", "owner_id", .colleague),
    "opportunity.budget": ("opportunity", "budget_minor", .money),
    "contact.name": ("contact", "name", .text), "contact.company": ("contact", "company", .text),
    "contact.phone": ("contact", "phone", .text), "contact.email": ("contact", "email", .text),
    "contact.gone": ("contact", "gone_at", .mark), "lead.words": ("lead", "note", .text),
    "conversation.title": ("conversation", "title", .text),
    "conversation.isClosed": ("conversation", "is_closed", .flag),
    "followUp.dueOn": ("follow_up", "due_on", .text), "followUp.state": ("follow_up", "state", .text),
    "mailingRecipient.outcome": ("mailing_recipient", "outcome", .text),
    "mailingRecipient.lead": ("mailing_recipient", "lead_id", .number),
    "milestone.reachedOn": ("milestone", "reached_on", .day),
    "projectTask.state": ("project_task", "state", .text),
    "outbox": ("outbox_recipient", "state", .recipient),
  ]

  /// What it is today, written as `change` writes it where it can be written in several ways.
  ///
  /// - Parameter mail: the one that made the change.
  /// - Returns: `nil` when the thing is gone.
  func current(_ connection: any Connection, near change: FieldChange, because mail: Int64) throws -> String?
  {
    if form == .mark { return try mark(connection, change, mail) }
    let forms = try forms(connection)
    return [change.after, change.before].first { forms.contains($0) } ?? forms.first
  }

  /// A mark that another mail has set is not this one's.
  private func mark(_ connection: any Connection, _ change: FieldChange, _ mail: Int64) throws -> String? {
    let row = try connection.first("SELECT gone_at, gone_message_id FROM contact WHERE id = \(id)")
    guard let row else { return nil }
    guard try row.intOrNil("gone_at") != nil else { return "" }
    let cause = try row.intOrNil("gone_message_id")
    return cause == mail ? change.after : "mail \(cause ?? 0)"
  }

  private func forms(_ connection: any Connection) throws -> [String] {
    let narrowed: SQL =
      form == .recipient ? "outbox_id = \(id) AND address = \(field)" : "id = \(id)"
    let row = try connection.first("SELECT * FROM \(raw: table) WHERE \(fragment: narrowed)")
    guard let row else { return [] }
    switch form {
    case .text, .recipient, .mark: return [try row.textOrNil(column) ?? ""]
    case .day:
      let isBilled =
        try connection.first("SELECT 1 FROM billing_allocation WHERE milestone_id = \(id)") != nil
      return [(try row.textOrNil(column) ?? "") + (isBilled ? ", billed" : "")]
    case .number: return [try row.intOrNil(column).map(String.init) ?? ""]
    case .flag: return [try row.bool(column).description]
    case .money: return [try row.moneyOrNil(column, row.currency("currency"))?.description ?? ""]
    case .colleague:
      guard let key = try row.intOrNil(column) else { return [""] }
      let found = try Employees(connection).find(key)
      return [String(key)] + (found.map { [$0.address, $0.name] } ?? [])
    }
  }

  /// A follow-up that was not there before is skipped.
  ///
  /// - Throws: ``Refusal`` when the text is no value of that field.
  func restore(to before: String, _ connection: any Connection) throws {
    let isNew = table == "follow_up" && column == "state" && before.isEmpty
    let text = isNew ? FollowUpState.skipped.rawValue : before
    let value: SQL =
      switch form {
      case .mark: "NULL, gone_message_id = NULL"
      case .text: column == "email" && text.isEmpty ? "NULL" : "\(text)"
      case .recipient: "\(text)"
      case .day: text.isEmpty ? "NULL" : "\(text)"
      case .flag: "\(text == "true")"
      case .number: "\(orNull: Int64(text))"
      case .colleague: "\(orNull: try colleague(text, connection))"
      case .money: try amount(text)
      }
    let narrowed: SQL =
      form == .recipient ? "outbox_id = \(id) AND address = \(field)" : "id = \(id)"
    try connection.execute(
      "UPDATE \(raw: table) SET \(raw: column) = \(fragment: value) WHERE \(fragment: narrowed)")
    if table == "contact", column == "name" {
      try connection.execute("UPDATE contact SET name_folded = \(text.foldedForSearch) WHERE id = \(id)")
    }
  }

  private func colleague(_ text: String, _ connection: any Connection) throws -> Int64? {
    guard !text.isEmpty else { return nil }
    return try Int64(text) ?? Employees(connection).named(text).id
  }

  private func amount(_ text: String) throws -> SQL {
    guard !text.isEmpty else { return "NULL" }
    let words = text.split(separator: " ").map(String.init)
    let currency = Currency(code: words.first ?? "")
    guard words.count == 2, let currency, let money = Money(decimal: words[1], currency) else {
      throw Refusal(
        .invalid, "\"\(text)\" is no amount that \(subject) \(id) can be set back to",
        french: "« \(text) » n’est pas un montant")
    }
    return "\(money.minorUnits), currency = \(currency.code)"
  }
}
