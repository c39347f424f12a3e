import Basics
import CRM
import Documents
import Intake
import MailFormat
import Mailings
import SQL
import Settings
import Store

/// Tells whoever runs Piste, once a day, whether every mail is accounted for and what waits: for them, or for a
/// server.
///
/// The day is noted in the transaction that queues the mail: after a crash it is sent, and not twice. A day on which
/// Piste did not run has no report.
package struct DailyReport: Sendable {
  private let office: Office
  /// So many mails of the tray, and of the quarantine, are listed.
  private static let most = 20

  package init(_ office: Office) { self.office = office }

  /// - Returns: whether a report was queued.
  @discardableResult
  package func callAsFunction() async throws -> Bool {
    guard let minute = office.configuration.report.minuteOfDay, let to = recipient else { return false }
    let today = office.today
    guard office.now >= office.localTime.instant(of: today, minuteOfDay: minute) else { return false }
    guard try await office.database.read({ try !WaitingMails($0).hasReport(of: today) }) else { return false }
    return try await office.database.write { connection in try queue(to, of: today, connection) }
  }

  private var recipient: MailAddress? {
    let address = office.configuration.report.to ?? office.configuration.defaultOwner?.address
    return address.flatMap { MailAddress(addrSpec: $0) }
  }

  private func queue(_ to: MailAddress, of day: CalendarDate, _ connection: any Connection) throws -> Bool {
    let waiting = WaitingMails(connection)
    guard try waiting.beginReport(of: day) else { return false }
    let letter = Letter(kind: "daily-report", to: [to], text: try text(of: day, connection))
    try waiting.finishReport(of: day, letter: try QueueLetter(office, connection)(letter).outboxID)
    return true
  }

  private func text(of day: CalendarDate, _ connection: any Connection) throws -> MailText {
    let counts = try Journal(connection).counts()
    let words = DailyReportWords(office.company.language)
    let waiting = WaitingMails(connection)
    let tray = try waiting.list(.tray, limit: Self.most)
    let failed = try waiting.list(.quarantined, limit: Self.most)
    let pending = try waiting.list(.pending, limit: 1).first
    let hidden = counts[.tray] - Int64(tray.count) + counts[.quarantined] - Int64(failed.count)
    let fields = [
      "day": day.description, "summary": words.summary(counts), "seen": String(counts.seen),
      "applied": String(counts[.applied]), "tray": String(counts[.tray]),
      "quarantined": String(counts[.quarantined]), "ignored": String(counts[.ignored]),
      "pending": counts[.pending] > 0 ? String(counts[.pending]) : "",
      "mismatch": counts.isComplete ? "" : words.mismatch,
      "more": hidden > 0 ? words.more(hidden) : "",
      "oldest": pending.map { words.span(since: $0.receivedAt, at: office.now) } ?? "",
    ]
    return try office.templates.render(
      .dailyReport, language: office.company.language, fields: office.firmFields.merging(fields) { $1 },
      lists: [
        "trayed": tray.map { line($0, words) }, "failed": failed.map { failure($0, words) },
        "troubles": try troubles(words, connection).map { ["trouble": $0] },
      ])
  }

  private func line(_ mail: JournalEntry, _ words: DailyReportWords) -> [String: String] {
    [
      "mail": String(mail.id), "from": mail.sender.isEmpty ? "–" : mail.sender,
      "about": mail.subject.isEmpty ? "–" : mail.subject, "why": words.why(mail.reason),
      "age": words.span(since: mail.receivedAt, at: office.now),
    ]
  }

  private func failure(_ mail: JournalEntry, _ words: DailyReportWords) -> [String: String] {
    [
      "failedmail": String(mail.id), "failedfrom": mail.sender.isEmpty ? "–" : mail.sender,
      "error": mail.reason, "failedage": words.span(since: mail.receivedAt, at: office.now),
    ]
  }

  private func troubles(_ words: DailyReportWords, _ connection: any Connection) throws -> [String] {
    let now = office.now
    var lines = try ServerTroubles(connection).all().map { account, standing in
      "\(account), \(standing.server) (\(words.span(since: standing.since, at: now))): \(standing.words)"
    }
    lines += try DomainTroubles(connection).all().values.compactMap { $0.hold(now: now)?.evidence }.sorted()
    if let oldest = try WaitingMails(connection).oldestLetter(), oldest.since.adding(seconds: 3600) < now {
      lines.append(words.oldestLetter(words.span(since: oldest.since, at: now), oldest.reply))
    }
    let failed = try Outbox(connection).counts()[.failed] ?? 0
    return failed > 0 ? lines + [words.failed(failed)] : lines
  }
}
