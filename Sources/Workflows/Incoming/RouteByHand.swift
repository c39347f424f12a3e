import Basics
import CRM
import Intake
import MailFormat
import SQL
import Store

/// A person decides what the rules left in the tray.
package struct RouteByHand: Sendable {
  package enum Choice: Sendable {
    case conversation(Int64)
    case newLead
    case ignore
  }

  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when the mail is already applied or its bytes were never taken.
  package func callAsFunction(_ id: Int64, _ choice: Choice, actor: String) async throws -> JournalEntry {
    let rules = try await IntakeRulesOf(office)()
    return try await office.database.write { connection in
      try apply(choice, to: id, actor: actor, rules: rules, connection)
    }
  }

  /// The same within a larger errand: a colleague answered the question that the mail raised.
  func apply(
    _ choice: Choice, to id: Int64, actor: String, rules: IntakeRules, _ connection: any Connection
  ) throws -> JournalEntry {
    let journal = Journal(connection)
    let entry = try journal.entry(id)
    guard entry.state != .applied else {
      throw Refusal(.wrongState, "mail \(id) is applied already", remedy: "see piste mail show \(id)")
    }
    let (route, conversation) = try apply(choice, entry, rules: rules, connection)
    let verdict = VerdictRecord(step: "route", value: route, reason: "decidedByHand", evidence: actor)
    try journal.settle(
      id,
      MailOutcome(
        choice.isIgnore ? .ignored : .applied, reason: "decided by \(actor)", kind: entry.kind,
        route: route,
        conversationID: conversation, verdicts: try journal.verdicts(of: id) + [verdict]),
      at: office.now)
    for question in try Questions(connection).open(because: id) {
      try Questions(connection).save(try question.after(.withdraw).value, at: office.now)
    }
    return try journal.entry(id)
  }

  private func apply(
    _ choice: Choice, _ entry: JournalEntry, rules: IntakeRules, _ connection: any Connection
  ) throws -> (String, Int64?) {
    if choice.isIgnore { return ("ignore", nil) }
    guard entry.isStored, let digest = SHA256Digest(hex: entry.digest) else {
      throw Refusal(.missing, "the bytes of mail \(entry.id) were never taken: it was too large")
    }
    let message = office.mail(try office.blobs.read(digest))
    let clues = IntakeClues.read(message, rules: rules)
    let apply = ApplyRoute(
      office, connection, mail: entry, message: message, author: message.replyTo.first ?? message.from.first,
      rules: rules)
    switch choice {
    case .conversation(let key):
      guard let conversation = try Conversations(connection).find(key)?.id.value else {
        throw Refusal(.missing, "there is no conversation \(key)")
      }
      let text = ReplyText.read(message, body: message.readable, sender: message.from.first)
      return ("customerReply", try apply.takeCustomerReply(text, in: conversation))
    case .newLead:
      let facts = try IntakeLookUp(connection, now: office.now, subjectWindowDays: rules.subjectWindowDays)
        .facts(for: clues)
      let draft = LeadDraft.byHand(message, clues: clues, facts: facts, rules: rules, today: office.today)
      guard let draft else { throw Refusal(.missing, "mail \(entry.id) has no author to make a lead of") }
      return ("newLead", try apply.openLead(draft))
    case .ignore: return ("ignore", nil)
    }
  }
}

extension RouteByHand.Choice {
  fileprivate var isIgnore: Bool {
    guard case .ignore = self else { return false }
    return true
  }
}
