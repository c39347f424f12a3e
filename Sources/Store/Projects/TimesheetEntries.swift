import Basics
import Projects
import SQL

/// Time that was booked, one row per piece of work.
package struct TimesheetEntries {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// The line of a mail that reported the time; it makes one entry, however often the mail is read.
  package struct MailLine: Sendable {
    package let journalID: Int64
    package let position: Int

    package init(journalID: Int64, position: Int) {
      self.journalID = journalID
      self.position = position
    }
  }

  private static let columns: SQL = """
    e.id AS id, e.task_id AS task_id, e.employee_id AS employee_id, e.minutes AS minutes, \
    e.worked_on AS worked_on, e.note AS note, e.state AS state
    """

  package func record(
    _ booking: TimeBooking, from line: MailLine? = nil, at now: Instant
  ) throws -> Identifier<TimesheetEntry> {
    let id = try connection.insert(
      """
      INSERT INTO timesheet_entry (task_id, employee_id, minutes, worked_on, note, state, journal_message_id,
        mail_position, created_at)
      VALUES (\(booking.task), \(booking.employee), \(booking.minutes), \(booking.workedOn), \(booking.note),
        'recorded', \(orNull: line?.journalID), \(orNull: line?.position), \(now.milliseconds))
      """)
    return Identifier(id)
  }

  /// The minutes that somebody has on a day, withdrawn ones left out.
  package func minutes(of employee: Identifier<Employee>, on day: CalendarDate) throws -> Int {
    let row = try connection.first(
      """
      SELECT CAST(COALESCE(sum(minutes), 0) AS BIGINT) AS minutes FROM timesheet_entry
      WHERE employee_id = \(employee) AND worked_on = \(day) AND state <> 'withdrawn'
      """)
    return Int(try row?.int("minutes") ?? 0)
  }

  /// All of a project's, in the order in which they were booked.
  package func list(project: Identifier<Project>) throws -> [TimesheetEntry] {
    try connection.query(
      """
      SELECT \(fragment: Self.columns) FROM timesheet_entry e JOIN project_task t ON t.id = e.task_id
      WHERE t.project_id = \(project) ORDER BY e.id
      """
    ).map { try entry($0) }
  }

  /// The newest first.
  package func list(limit: Int) throws -> [TimesheetEntry] {
    try connection.query(
      "SELECT \(fragment: Self.columns) FROM timesheet_entry e ORDER BY e.id DESC LIMIT \(limit)"
    ).map { try entry($0) }
  }

  /// What stands on an issued invoice is frozen from now on.
  package func markInvoiced(_ ids: [Identifier<TimesheetEntry>]) throws {
    for id in ids {
      try connection.execute(
        "UPDATE timesheet_entry SET state = 'invoiced' WHERE id = \(id) AND state = 'recorded'")
    }
  }

  private func entry(_ row: Row) throws -> TimesheetEntry {
    let booking = try TimeBooking(
      Int(row.int("minutes")), on: Identifier(row.int("task_id")), by: Identifier(row.int("employee_id")),
      day: row.date("worked_on"), note: row.text("note"))
    return TimesheetEntry(id: Identifier(try row.int("id")), booking: booking, state: try row.word("state"))
  }
}
