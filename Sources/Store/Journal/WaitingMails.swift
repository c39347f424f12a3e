import Basics
import SQL

/// What waits for a person or for us, for the daily report.
package struct WaitingMails {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// The oldest first.
  package func list(_ state: JournalEntry.State, limit: Int) throws -> [JournalEntry] {
    try connection.query(
      """
      SELECT \(fragment: JournalEntry.columns) FROM journal_message WHERE state = \(state.rawValue)
      ORDER BY id LIMIT \(limit)
      """
    ).map { try JournalEntry($0) }
  }

  /// When the oldest letter came that should have left and has not.
  package func oldestLetter() throws -> (since: Instant, reply: String)? {
    try connection.first(
      """
      SELECT created_at, last_reply FROM outbox WHERE state IN ('queued', 'deferred', 'submitting', 'uncertain')
      ORDER BY created_at, id LIMIT 1
      """
    ).map { (try $0.instant("created_at"), try $0.text("last_reply")) }
  }

  /// Notes that the report of that day is queued.
  ///
  /// - Returns: false when it was already, by whomever.
  package func beginReport(of day: CalendarDate) throws -> Bool {
    try connection.execute(
      "INSERT INTO daily_report (on_day) VALUES (\(day)) ON CONFLICT (on_day) DO NOTHING") > 0
  }

  package func hasReport(of day: CalendarDate) throws -> Bool {
    try connection.first("SELECT on_day FROM daily_report WHERE on_day = \(day)") != nil
  }

  package func finishReport(of day: CalendarDate, letter: Int64) throws {
    try connection.execute("UPDATE daily_report SET outbox_id = \(letter) WHERE on_day = \(day)")
  }
}
