import Basics
import Intake
import Logging
import MailFormat
import SQL
import Settings
import Store

/// The table of contents of street one: a journalled mail is read, understood, decided on and carried out.
///
/// bytes → `MailMessage` → ``IntakeClues`` → ``IntakeFacts`` → ``IntakeDecision`` → ``ApplyRoute``. The last
/// three stand in one transaction with the mail's final state, so a mail is either wholly done or not at all;
/// a crash in between runs it again. What fails is quarantined with its error and never blocks the next one.
package struct ReceiveMail: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// Works through everything that is pending.
  ///
  /// - Returns: how many mails were settled.
  @discardableResult
  package func callAsFunction() async throws -> Int {
    let rules = try await IntakeRulesOf(office)()
    var settled = 0
    while true {
      let batch = try await office.database.read {
        try Journal($0).pending(limit: office.configuration.intake.batch)
      }
      guard !batch.isEmpty else { return settled }
      try await settle(batch, rules: rules)
      settled += batch.count
    }
  }

  private func settle(_ batch: [JournalEntry], rules: IntakeRules) async throws {
    let read = batch.map { ReadMail($0, office: office, rules: rules) }
    let now = office.now
    try await office.database.write { connection in
      for mail in read { try settle(mail, rules: rules, at: now, connection) }
    }
  }

  /// One mail in its own savepoint: its failure takes back its own effects and nobody else's.
  private func settle(_ mail: ReadMail, rules: IntakeRules, at now: Instant, _ connection: any Connection)
    throws
  {
    let journal = Journal(connection)
    guard try journal.entry(mail.entry.id).state == .pending else { return }
    do {
      let outcome = try connection.savepoint { try understand(mail, rules: rules, at: now, connection) }
      try journal.settle(mail.entry.id, outcome, at: now)
    } catch let error as SQLError where error.isTransient {
      throw error
    } catch {
      office.log.error(
        "a mail could not be processed and is quarantined",
        metadata: ["mail": "\(mail.entry.id)", "error": "\(error)"])
      try journal.settle(mail.entry.id, MailOutcome(.quarantined, reason: "\(error)"), at: now)
    }
  }

  private func understand(
    _ mail: ReadMail, rules: IntakeRules, at now: Instant, _ connection: any Connection
  ) throws -> MailOutcome {
    let (message, clues) = try mail.content.get()
    guard mail.entry.role != .sent else {
      return try ApplyRoute(office, connection, mail: mail.entry, message: message, author: nil)
        .takeSent(clues, rules: rules)
    }
    let facts = try IntakeLookUp(connection, now: now, subjectWindowDays: rules.subjectWindowDays)
      .facts(for: clues)
    let decision = IntakeDecision.decide(
      message, clues: clues, facts: facts, rules: rules, today: office.localTime.day(of: now))
    let apply = ApplyRoute(
      office, connection, mail: mail.entry, message: message,
      author: decision.sender.value.answerAddress ?? message.from.first)
    let conversation = try apply(decision)
    return MailOutcome(
      decision.route.value.outcome.state, reason: decision.route.reason.rawValue,
      kind: decision.kind.value.word, route: decision.route.value.word,
      conversationID: conversation ?? decision.conversation.value, verdicts: decision.records)
  }
}

extension SQLError {
  /// The database, not the mail, is at fault: the whole batch is tried again.
  fileprivate var isTransient: Bool {
    switch kind {
    case .busy, .serialization, .connection, .interrupted: true
    default: false
    }
  }
}

extension SenderIdentity {
  /// Where an answer to an outsider goes.
  fileprivate var answerAddress: MailAddress? {
    guard case .outsider(let address) = self else { return nil }
    return address
  }
}

extension Route.Outcome {
  fileprivate var state: JournalEntry.State {
    switch self {
    case .applied: .applied
    case .tray: .tray
    case .ignored: .ignored
    }
  }
}

/// A journalled mail, parsed; or the reason why its bytes could not be had.
private struct ReadMail: Sendable {
  let entry: JournalEntry
  let content: Result<(MailMessage, IntakeClues), any Error>

  init(_ entry: JournalEntry, office: Office, rules: IntakeRules) {
    self.entry = entry
    content = Result {
      guard let digest = SHA256Digest(hex: entry.digest) else {
        throw Refusal(.invalid, "the journal names no digest for mail \(entry.id): \"\(entry.digest)\"")
      }
      let message = office.mail(try office.blobs.read(digest))
      return (message, IntakeClues.read(message, rules: rules))
    }
  }
}
