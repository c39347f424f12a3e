import Basics
import CRM
import Intake
import MailFormat
import SQL
import Store

/// A mail that was put into a conversation becomes a lead of its own: it spoke of a new matter.
///
/// Its words leave the old conversation; whoever took part there still does. A mail that waits in the tray is made
/// a lead like any other.
package struct SplitMail: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when the mail is no customer's answer in a conversation.
  package func callAsFunction(_ id: Int64, actor: String) async throws -> JournalEntry {
    let rules = try await IntakeRulesOf(office)()
    return try await office.database.write { connection in
      _ = try apply(id, actor: actor, rules: rules, connection)
      return try Journal(connection).entry(id)
    }
  }

  /// The same within a larger errand. Returns the new lead's conversation.
  func apply(_ id: Int64, actor: String, rules: IntakeRules, _ connection: any Connection) throws -> Int64? {
    let entry = try Journal(connection).entry(id)
    guard entry.state == .applied else {
      return try RouteByHand(office).apply(.newLead, to: id, actor: actor, rules: rules, connection)
        .entry.conversationID
    }
    guard entry.route == "customerReply", let old = entry.conversationID,
      try Conversations(connection).remove(mail: id, from: old)
    else {
      throw Refusal(
        .wrongState, "mail \(id) is no customer's answer in a conversation",
        remedy: "see piste mail show \(id)")
    }
    return try open(entry, from: old, actor: actor, rules: rules, connection)
  }

  private func open(
    _ entry: JournalEntry, from old: Int64, actor: String, rules: IntakeRules, _ connection: any Connection
  ) throws -> Int64? {
    guard let digest = SHA256Digest(hex: entry.digest) else {
      throw Refusal(.missing, "the bytes of mail \(entry.id) were never taken")
    }
    let message = office.mail(try office.blobs.read(digest))
    let drafted = LeadDraft.byHand(
      message, clues: IntakeClues.read(message, rules: rules), facts: IntakeFacts(), rules: rules,
      today: office.today)
    guard let draft = drafted else {
      throw Refusal(.missing, "mail \(entry.id) has no author to make a lead of")
    }
    let apply = ApplyRoute(
      office, connection, mail: entry, message: message, author: message.replyTo.first ?? message.from.first,
      rules: rules)
    let conversation = try apply.openLead(draft)
    try Activities(connection).record(
      [FieldChange("split", from: "", to: conversation.map { "conversation \($0)" } ?? "")],
      of: "conversation", old,
      actor: actor, message: entry.id, at: office.now)
    try settle(entry, conversation, actor: actor, Journal(connection))
    for question in try Questions(connection).open(because: entry.id) {
      try Questions(connection).save(try question.after(.withdraw).value, at: office.now)
    }
    return conversation
  }

  private func settle(
    _ entry: JournalEntry, _ conversation: Int64?, actor: String, _ journal: Journal
  ) throws {
    let verdict = VerdictRecord(step: "route", value: "newLead", reason: "splitByHand", evidence: actor)
    try journal.settle(
      entry.id,
      MailOutcome(
        .applied, reason: "split by \(actor)", kind: entry.kind, route: "newLead",
        conversationID: conversation,
        verdicts: try journal.verdicts(of: entry.id) + [verdict]),
      at: office.now)
  }
}
