import Basics
import Intake
import MailFormat
import SQL
import Store

/// What is counted of the senders of one batch: read once, kept along from mail to mail, written once.
///
/// It lives as long as the batch's transaction. Time is that of ``ArrivalTime``, so that a mail which is understood
/// later, or once more, is judged in the same way.
final class LoopLedger {
  private let connection: any Connection
  private var counts: [String: [Int64: Int]]
  private var added: [String: [Int64: Int]] = [:]

  init(_ connection: any Connection, for batch: [ReadMail]) throws {
    self.connection = connection
    let keys = batch.flatMap { (try? $0.content.get().loop.all) ?? [] }
    let news = keys.map(Self.news(of:)) + [Self.anyNews]
    let first = batch.map { LoopFacts.Count.hour(of: Self.time(of: $0)) }.min() ?? 0
    counts = try MailPace(connection).counts(of: Set(keys + news + [Self.forgeries]), since: first - 24)
  }

  /// Empty for a mail that was settled before, and for one that a colleague put into a folder: a person wants it.
  func facts(of mail: ReadMail.Content, _ entry: JournalEntry) -> LoopFacts {
    guard counts(entry) else { return LoopFacts() }
    let known = LoopKeys.Scope.allCases.compactMap { scope in
      mail.loop[scope].map { (scope, count(of: $0, at: time(of: mail, entry))) }
    }
    return LoopFacts(Dictionary(uniqueKeysWithValues: known))
  }

  /// Counts a mail that is acted upon; of one that is not, somebody is told.
  func note(
    _ mail: ReadMail.Content, _ entry: JournalEntry, _ decision: IntakeDecision, _ office: Office
  ) throws {
    if let breach = decision.breach { return try tell(breach, mail, entry, office) }
    if decision.route.reason.isForgery { try tellOfForgery(decision.route.reason, entry, office) }
    guard counts(entry), decision.route.value.keepsUsBusy else { return }
    for key in mail.loop.keys(of: decision.sender.value) { add(key, at: time(of: mail, entry)) }
  }

  /// Once a day of the same sender, and never more than one letter in an hour.
  private func tell(
    _ breach: LoopGuard.Breach, _ mail: ReadMail.Content, _ entry: JournalEntry, _ office: Office
  ) throws {
    guard let key = mail.loop[breach.scope].map(Self.news(of:)) else { return }
    guard count(of: key, at: entry.receivedAt).lastDay == 0,
      count(of: Self.anyNews, at: entry.receivedAt).lastHour == 0
    else { return }
    try TellOfLoop(office.because(of: entry.id), connection)(
      breach, from: mail.clues.senderAddress, account: entry.account)
    add(key, at: entry.receivedAt)
    add(Self.anyNews, at: entry.receivedAt)
  }

  /// Once a day, whoever tries it how often.
  private func tellOfForgery(_ reason: RouteReason, _ entry: JournalEntry, _ office: Office) throws {
    guard entry.attempts == 0, count(of: Self.forgeries, at: entry.receivedAt).lastDay == 0 else { return }
    try TellOfForgery(office.because(of: entry.id), connection)(reason, of: entry)
    add(Self.forgeries, at: entry.receivedAt)
  }

  /// Writes down what was added; called once, at the end.
  func keep() throws { try MailPace(connection).add(added) }

  private static func time(of mail: ReadMail) -> Instant {
    guard let content = try? mail.content.get() else { return mail.entry.receivedAt }
    return ArrivalTime.of(content.message, takenAt: mail.entry.receivedAt)
  }

  private func time(of mail: ReadMail.Content, _ entry: JournalEntry) -> Instant {
    ArrivalTime.of(mail.message, takenAt: entry.receivedAt)
  }

  private func counts(_ entry: JournalEntry) -> Bool { entry.attempts == 0 && entry.role == .watched }

  private func count(of key: String, at time: Instant) -> LoopFacts.Count {
    LoopFacts.Count(counts[key] ?? [:], at: time)
  }

  private func add(_ key: String, at time: Instant) {
    let hour = LoopFacts.Count.hour(of: time)
    counts[key, default: [:]][hour, default: 0] += 1
    added[key, default: [:]][hour, default: 0] += 1
  }

  private static let anyNews = "n:"
  private static let forgeries = "n:forgery"
  private static func news(of key: String) -> String { "n:" + key }
}
