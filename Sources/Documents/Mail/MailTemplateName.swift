/// The business mails that Piste writes, with the merge fields that each may use.
///
/// A template may use no other field, and a caller must give the required ones: a mail with a hole in it
/// does not leave the house.
package enum MailTemplateName: String, CaseIterable, Hashable, Sendable {
  /// To the salesperson: a new lead.
  case leadNotification = "lead-notification"
  /// To the salesperson: the customer has written.
  case conversationNotification = "conversation-notification"
  /// To who dictated a phone note: what was understood.
  case phoneNoteReceipt = "phone-note-receipt"
  /// To who sent a mail on: what was understood, and where it went.
  case forwardReceipt = "forward-receipt"
  /// To the customer: a colleague's words.
  case relay
  case quotation
  case invoice
  case creditNote = "credit-note"
  /// To employees: their tasks, and how to book time.
  case projectOpened = "project-opened"
  /// To an employee: what time was booked.
  case timeReceipt = "time-receipt"
  /// To a colleague: something that only a person can decide.
  case question
  /// To whoever runs Piste: whether everything adds up, and what waits.
  case dailyReport = "daily-report"
  /// To a colleague and the operator: a mail in the colleague's name was held back.
  case senderAlert = "sender-alert"
  /// To a colleague: what their mail changed, and what not.
  case workReceipt = "work-receipt"
  /// To an employee: their tasks, to write hours beside.
  case hoursRequest = "hours-request"
  /// To a colleague: what waits for them.
  case digest
  case mailing

  package var fields: MergeFields {
    switch self {
    case .leadNotification:
      MergeFields(
        required: ["title", "source"],
        optional: [
          "salesperson", "contact", "company", "phone", "email", "budget", "followup", "text", "link",
        ], lists: ["twins": ["twin"]])
    case .conversationNotification:
      MergeFields(required: ["title", "sender", "text"], optional: ["salesperson", "matched", "link"])
    case .phoneNoteReceipt:
      MergeFields(
        required: ["title"], optional: ["salesperson", "link", "email"],
        lists: ["understood": ["caption", "value"], "misread": ["passage"], "twins": ["twin"]])
    case .forwardReceipt:
      MergeFields(
        required: ["title"], optional: ["salesperson", "link", "joined", "email"],
        lists: ["understood": ["caption", "value"], "twins": ["twin"]])
    case .relay: MergeFields(required: ["subject", "text", "author"])
    case .quotation:
      MergeFields(required: ["number", "total", "valid"], optional: ["title", "contact", "link"])
    case .invoice:
      MergeFields(
        required: ["number", "total"], optional: ["due", "contact", "iban", "reference", "title", "period"])
    case .creditNote: MergeFields(required: ["number", "total"], optional: ["invoice", "contact", "title"])
    case .projectOpened:
      MergeFields(
        required: ["project", "customer"], optional: ["employee", "link"],
        lists: ["tasks": ["task", "planned"]])
    case .timeReceipt:
      MergeFields(
        required: ["project", "total"], optional: ["employee"],
        lists: ["entries": ["duration", "note"], "misread": ["passage", "why"]])
    case .question:
      MergeFields(
        required: ["title", "text", "hint"], optional: ["salesperson", "link"],
        lists: ["choices": ["figure", "choice"]])
    case .dailyReport:
      MergeFields(
        required: ["day", "summary", "seen", "applied", "tray", "quarantined", "ignored"],
        optional: ["pending", "mismatch", "more", "oldest"],
        lists: [
          "trayed": ["mail", "from", "about", "why", "age"],
          "failed": ["failedmail", "failedfrom", "error", "failedage"], "troubles": ["trouble"],
        ])
    case .senderAlert: MergeFields(required: ["claimed", "address", "sender", "title", "mail", "why"])
    case .workReceipt:
      MergeFields(
        required: ["title", "outcome", "intro"], optional: ["salesperson", "sent", "recipients", "hint"],
        lists: ["done": ["what"], "left": ["passage", "why"]])
    case .hoursRequest:
      MergeFields(required: ["week"], optional: ["employee"], lists: ["tasks": ["key", "task"]])
    case .digest:
      MergeFields(
        required: ["count"], optional: ["salesperson", "more"], lists: ["lines": ["number", "what"]])
    case .mailing: MergeFields(required: ["subject", "text", "unsubscribe"], optional: ["contact"])
    }
  }
}

/// What a template may refer to.
package struct MergeFields: Hashable, Sendable {
  package let required: Set<String>
  package let optional: Set<String>
  /// Lists with the fields of their items. Item fields have names of their own: an item without a value
  /// would otherwise show the mail's.
  package let lists: [String: Set<String>]

  /// In every mail: the company for the signature, and the mark that leads an answer to its conversation.
  package static let common: Set<String> = [
    "firm", "firmphone", "firmemail", "firmweb", "firmlegal", "token",
  ]

  init(required: Set<String>, optional: Set<String> = [], lists: [String: Set<String>] = [:]) {
    self.required = required
    self.optional = optional
    self.lists = lists
  }

  var plain: Set<String> { required.union(optional).union(Self.common) }
}
