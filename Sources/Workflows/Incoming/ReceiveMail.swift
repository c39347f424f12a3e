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

  /// Works through everything that is pending. While a batch is settled, the next one is read.
  ///
  /// - Returns: how many mails were settled.
  @discardableResult
  package func callAsFunction() async throws -> Int {
    let rules = try await IntakeRulesOf(office)()
    var settled = 0
    var batch = try await read(after: 0, rules: rules)
    while let last = batch.last {
      async let following = read(after: last.entry.id, rules: rules)
      try await settle(batch, rules: rules)
      settled += batch.count
      batch = try await following
      // What was put back to the start meanwhile stands before them.
      if batch.isEmpty { batch = try await read(after: 0, rules: rules) }
    }
    return settled
  }

  /// The same while `fetch` brings in more, which calls what it is given whenever there is something new.
  ///
  /// - Returns: what `fetch` returned, and how many mails were settled.
  @discardableResult
  package func alongside<Fetched: Sendable>(
    _ fetch: (_ news: @escaping @Sendable () -> Void) async throws -> Fetched
  ) async throws -> (fetched: Fetched, settled: Int) {
    let (news, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    async let settled = settle(on: news)
    do {
      let fetched = try await fetch { bell.yield() }
      bell.finish()
      return (fetched, try await settled)
    } catch {
      bell.finish()
      _ = try? await settled
      throw error
    }
  }

  /// Everything that is pending, each time the bell rings, and once more when it is silent for good.
  private func settle(on news: AsyncStream<Void>) async throws -> Int {
    var settled = 0
    for await _ in news { settled += try await self() }
    return try await settled + self()
  }

  /// Bounds what two batches hold in memory; one mail may be larger.
  private static let octets: Int64 = 16_000_000

  private func read(after last: Int64, rules: IntakeRules) async throws -> [ReadMail] {
    let pending = try await office.database.read {
      try Journal($0).pending(after: last, limit: office.configuration.intake.batch)
    }
    var sum: Int64 = 0
    let batch = pending.prefix { entry in
      defer { sum += entry.size }
      return sum < Self.octets
    }
    return await ReadMail.read(Array(batch), office: office, rules: rules)
  }

  /// All letters of the batch are on the disk before it commits, and every verdict goes with its mail.
  private func settle(_ batch: [ReadMail], rules: IntakeRules) async throws {
    let now = office.now
    try await office.database.write { connection in
      let journal = Journal(connection)
      let office = self.office.gathering()
      let waiting = try journal.pending(among: batch.map(\.entry.id))
      let ledger = try LoopLedger(connection, for: batch)
      var outcomes: [(Int64, MailOutcome)] = []
      for mail in batch {
        guard let entry = waiting[mail.entry.id] else { continue }
        let street = IntakeStreet(
          office: office.asOf(entry.receivedAt), connection: connection, rules: rules, ledger: ledger,
          now: entry.receivedAt)
        outcomes.append((entry.id, try street.outcome(of: mail, entry)))
      }
      try journal.settle(outcomes, at: now)
      try ledger.keep()
      try office.blobs.keep()
    }
  }
}

/// One mail's way through the transaction of its batch.
struct IntakeStreet {
  let office: Office
  let connection: any Connection
  let rules: IntakeRules
  let ledger: LoopLedger
  let now: Instant

  /// One mail in its own savepoint: its failure takes back its own effects and nobody else's.
  func outcome(of mail: ReadMail, _ entry: JournalEntry) throws -> MailOutcome {
    do {
      return try connection.savepoint { try apply(mail.content.get(), entry) }
    } catch let error as SQLError where error.isTransient {
      throw error
    } catch let error as BlobError where error.concernsDisk {
      throw error
    } catch {
      office.log.error(
        "a mail could not be processed and is quarantined",
        metadata: ["mail": "\(entry.id)", "error": "\(error)"])
      return MailOutcome(.quarantined, reason: "\(error)")
    }
  }

  private func apply(_ mail: ReadMail.Content, _ entry: JournalEntry) throws -> MailOutcome {
    guard entry.role != .sent else {
      return try ApplyRoute(
        office, connection, mail: entry, message: mail.message, author: nil, rules: rules
      ).takeSent(mail.clues)
    }
    let second = SecondCopy(office: office, connection: connection, rules: rules)
    if let outcome = try second.outcome(of: mail.message, entry) { return outcome }
    var facts = try IntakeLookUp(connection, now: now, subjectWindowDays: rules.subjectWindowDays)
      .facts(for: mail.clues)
    facts.pass = facts.pass?.seen(by: entry.id)
    facts.loop = ledger.facts(of: mail, entry)
    let decision = IntakeDecision.decide(
      mail.said, clues: mail.clues, facts: facts, rules: rules, today: office.localTime.day(of: now))
    let office = office.answering(decision.kind.value, mail.message)
    let apply = ApplyRoute(
      office, connection, mail: entry, message: mail.message,
      author: decision.sender.value.answerAddress ?? mail.message.from.first, rules: rules)
    let conversation = try apply(decision)
    try apply.settleSender(decision, pass: facts.pass)
    try ledger.note(mail, entry, decision, office)
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
    case .busy, .serialization, .connection, .interrupted, .diskFull: true
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
