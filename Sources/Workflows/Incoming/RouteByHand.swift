import Basics
import CRM
import Intake
import MailFormat
import SQL
import Store

/// A person decides where a mail goes: one of the tray, or one that the rules misplaced. What a misplaced one has
/// brought about is taken back first, so that all of it follows.
package struct RouteByHand: Sendable {
  package enum Choice: Sendable {
    case conversation(Int64)
    case newLead
    /// The same, as the colleague says whose mail it is.
    case lead(ForwardReading)
    case ignore
  }

  package struct Outcome: Sendable {
    package let entry: JournalEntry
    /// What was taken back before, and what could not be; `nil` when nothing had been done.
    package let undone: UndoPlan?
    /// What the correction taught; `nil` when it taught nothing.
    package let learned: LearnedRule?
  }

  private let office: Office
  private let isCorrection: Bool

  /// - Parameter isCorrection: a person looked at the mail, so that something can be learned of it.
  package init(_ office: Office, isCorrection: Bool = true) {
    self.office = office
    self.isCorrection = isCorrection && office.cause == nil
  }

  /// - Throws: ``Refusal`` when its bytes were never taken, or it is not understood yet.
  package func callAsFunction(_ id: Int64, _ choice: Choice, actor: String) async throws -> Outcome {
    let rules = try await IntakeRulesOf(office)()
    // All of it happens at one moment, so that it can be done again.
    let atOnce = RouteByHand(office.asOf(office.now), isCorrection: isCorrection)
    return try await office.database.write { connection in
      try atOnce.apply(choice, to: id, actor: actor, rules: rules, connection)
    }
  }

  /// The same within a larger errand: a colleague answered the question that the mail raised.
  func apply(
    _ choice: Choice, to id: Int64, actor: String, rules: IntakeRules, _ connection: any Connection
  ) throws -> Outcome {
    let journal = Journal(connection)
    let before = try journal.entry(id)
    guard !choice.stands(in: before) else {
      throw Refusal(
        .wrongState, "mail \(id) is there already", remedy: "see piste mail show \(id)",
        french: "le mail \(id) est déjà à cette place")
    }
    let isDone = before.state == .applied || before.state == .ignored
    let undone = isDone ? try UndoMail(office).takeBack(before, actor: actor, connection) : nil
    let entry = try journal.entry(id)
    let decision = try record(choice, of: id, by: actor, connection)
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
    let learned = isCorrection ? try Learn(office, connection)(decision, from: before, rules: rules) : nil
    return Outcome(entry: try journal.entry(id), undone: undone, learned: learned)
  }

  private func record(_ choice: Choice, of id: Int64, by actor: String, _ connection: any Connection) throws
    -> DecisionRecord
  {
    var draft = Decisions.Draft(choice.record, of: id, by: actor)
    if case .conversation(let conversation) = choice { draft.conversation = conversation }
    draft.answeredBy = office.cause
    return try Decisions(connection).record(draft, at: office.now)
  }

  private func apply(
    _ choice: Choice, _ entry: JournalEntry, rules: IntakeRules, _ connection: any Connection
  ) throws -> (String, Int64?) {
    if choice.isIgnore { return ("ignore", nil) }
    guard entry.isStored, let digest = SHA256Digest(hex: entry.digest) else {
      throw Refusal(
        .missing, "the bytes of mail \(entry.id) were never taken: it was too large",
        french: "le mail \(entry.id) était trop gros et n’a pas été pris")
    }
    let message = office.mail(try office.blobs.read(digest))
    let clues = IntakeClues.read(message, rules: rules)
    let apply = ApplyRoute(
      office, connection, mail: entry, message: message, author: message.replyTo.first ?? message.from.first,
      rules: rules)
    switch choice {
    case .conversation(let key):
      guard let conversation = try Conversations(connection).find(key)?.id.value else {
        throw Refusal(
          .missing, "there is no conversation \(key)", french: "le dossier \(key) n’existe pas")
      }
      if let forwarded = try apply.threadByHand(into: conversation) { return ("threadForward", forwarded) }
      let text = ReplyText.read(message, body: message.readable, sender: message.from.first)
      return ("customerReply", try apply.takeCustomerReply(text, in: conversation))
    case .newLead, .lead:
      let facts = try IntakeLookUp(connection, now: office.now, subjectWindowDays: rules.subjectWindowDays)
        .facts(for: clues)
      let draft = LeadDraft.byHand(
        message, as: choice.reading, clues: clues, facts: facts, rules: rules,
        today: office.localTime.day(of: entry.receivedAt))
      guard let draft else {
        throw Refusal(
          .missing, "mail \(entry.id) has no author to make a lead of",
          french: "le mail \(entry.id) n’a pas d’auteur dont on puisse faire une piste")
      }
      return ("newLead", try apply.openLead(draft))
    case .ignore: return ("ignore", nil)
    }
  }
}

extension RouteByHand.Choice {
  fileprivate var reading: ForwardReading {
    guard case .lead(let reading) = self else { return .whatItIs }
    return reading
  }

  fileprivate var isIgnore: Bool {
    guard case .ignore = self else { return false }
    return true
  }

  /// Nothing would change.
  fileprivate func stands(in entry: JournalEntry) -> Bool {
    switch self {
    case .conversation(let id):
      entry.state == .applied && entry.conversationID == id
        && ["customerReply", "threadForward"].contains(entry.route)
    case .newLead, .lead: entry.state == .applied && entry.route == "newLead"
    case .ignore: entry.state == .ignored
    }
  }

  /// The word that is kept.
  fileprivate var record: DecisionRecord.Choice {
    switch self {
    case .conversation: .conversation
    case .newLead, .lead: .lead
    case .ignore: .ignore
    }
  }
}
