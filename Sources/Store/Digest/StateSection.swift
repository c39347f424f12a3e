import Basics
import SQL

/// A part of the state that ``StateDigest`` covers: which rows, and how each column is named.
struct StateSection {
  enum Kind {
    case text, number, flag
    /// By its place in the order in which they were made.
    case conversation, mail
    /// By their own words.
    case employee, contact
  }

  let name: String
  private let query: SQL
  private let columns: [(name: String, kind: Kind)]

  /// - Parameter columns: `state`, `budget:number`, `conversation_id:conversation` …; a text without a word.
  private init(_ name: String, _ columns: String, from query: SQL) {
    self.name = name
    self.columns = columns.split(separator: " ").map { column in
      let parts = column.split(separator: ":")
      return (String(parts[0]), Self.kinds[parts.count > 1 ? String(parts[1]) : ""] ?? .text)
    }
    let names = self.columns.map(\.name).joined(separator: ", ")
    self.query = "SELECT \(raw: names) FROM \(fragment: query)"
  }

  private static let kinds: [String: Kind] = [
    "number": .number, "flag": .flag, "conversation": .conversation, "mail": .mail, "employee": .employee,
    "contact": .contact,
  ]

  /// In the order of their text, which no key decides. Each value says how long it is, so that two rows are never
  /// written alike.
  func lines(_ connection: any Connection, _ names: StateNames) throws -> [String] {
    try connection.query(query).map { row in
      try columns.map { column in
        let value = try names.name(column.kind, row, column.name)
        return "\(column.name)=\(value.utf8.count):\(value)"
      }.joined(separator: " ")
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static let all: [StateSection] = [
    StateSection(
      "journal",
      """
      id:mail account message_id digest size:number is_stored:flag sender subject state reason kind route \
      conversation_id:conversation folder_role received_at:number
      """, from: "journal_message"),
    StateSection(
      "verdicts", "journal_message_id:mail position:number step value reason evidence", from: "verdict"),
    StateSection(
      "contacts", "name company email phone language journal_message_id:mail gone_message_id:mail",
      from: "contact"),
    StateSection(
      "conversations", "id:conversation about title base_subject is_closed:flag last_activity_at:number",
      from: "conversation"),
    StateSection(
      "participants", "conversation_id:conversation address name role journal_message_id:mail",
      from: "participant"),
    StateSection(
      "messages",
      """
      conversation_id:conversation journal_message_id:mail direction author message_id subject body at:number
      """, from: "message WHERE journal_message_id IS NOT NULL"),
    StateSection(
      "leads",
      """
      conversation_id:conversation state title contact_id:contact budget_minor:number currency source_kind \
      source_id:number owner_id:employee reported_by:employee note not_understood journal_message_id:mail
      """, from: "lead"),
    StateSection(
      "opportunities",
      """
      conversation_id:conversation state stage title contact_id:contact owner_id:employee budget_minor:number \
      currency loss_reason
      """, from: "opportunity"),
    StateSection(
      "follow-ups", "conversation_id:conversation kind due_on note state journal_message_id:mail",
      from: "follow_up"),
    // Where a letter stood before it bounced, delivery alone knows.
    StateSection(
      "history", "subject field before_value after_value actor journal_message_id:mail is_taken_back:flag",
      from: """
        activity WHERE journal_message_id IS NOT NULL AND subject <> 'outbox'
          AND (subject <> 'mailingRecipient' OR field <> 'lead')
        """),
    StateSection("suppressions", "address reason evidence journal_message_id:mail", from: "suppression"),
    StateSection(
      "mailings", "mailing address outcome conversation_id:conversation",
      from: """
        (SELECT m.name AS mailing, r.address AS address, l.conversation_id AS conversation_id,
          CASE WHEN r.outcome LIKE 'failed: %' THEN '' ELSE r.outcome END AS outcome
        FROM mailing_recipient r JOIN mailing m ON m.id = r.mailing_id
          LEFT JOIN lead l ON l.id = r.lead_id) AS copy
        """),
    StateSection(
      "hours",
      """
      conversation_id:conversation task employee_id:employee minutes:number worked_on note state \
      journal_message_id:mail
      """,
      from: """
        (SELECT p.conversation_id AS conversation_id, t.name AS task, e.employee_id AS employee_id,
          e.minutes AS minutes, e.worked_on AS worked_on, e.note AS note, e.state AS state,
          e.journal_message_id AS journal_message_id
        FROM timesheet_entry e JOIN project_task t ON t.id = e.task_id JOIN project p ON p.id = t.project_id)
        AS spent
        """),
    StateSection(
      "questions",
      "kind employee_id:employee journal_message_id:mail choices state answer answered_by:mail",
      from: "question"),
    StateSection(
      "letters",
      """
      id:number account kind lane message_id subject conversation_id:conversation journal_message_id:mail address \
      has_bounced:flag
      """,
      from: """
        (SELECT o.id AS id, o.account AS account, o.kind AS kind, o.lane AS lane, o.message_id AS message_id,
          o.subject AS subject, o.conversation_id AS conversation_id,
          o.journal_message_id AS journal_message_id, r.address AS address,
          (r.state = 'bounced') AS has_bounced
        FROM outbox o JOIN outbox_recipient r ON r.outbox_id = o.id
        WHERE o.journal_message_id IS NOT NULL) AS letter
        """),
    StateSection(
      "decisions",
      "journal_message_id:mail choice conversation_id:conversation actor answered_by:mail",
      from: "decision"),
    StateSection(
      "rules", "sender list_id base_subject choice conversation_id:conversation journal_message_id:mail",
      from: "learned_rule"),
  ]
}
