import Basics
import Projects
import SQL

extension TimesheetEntries {
  package func find(_ id: Int64) throws -> TimesheetEntry? {
    let row = try connection.first(
      "SELECT task_id, employee_id, minutes, worked_on, note, state FROM timesheet_entry WHERE id = \(id)")
    guard let row else { return nil }
    let booking = try TimeBooking(
      Int(row.int("minutes")), on: Identifier(row.int("task_id")), by: Identifier(row.int("employee_id")),
      day: row.date("worked_on"), note: row.text("note"))
    return TimesheetEntry(id: Identifier(id), booking: booking, state: try row.word("state"))
  }

  /// Takes a booking back.
  ///
  /// - Throws: ``Refusal`` when it is billed, or taken back already.
  package func withdraw(_ entry: TimesheetEntry) throws {
    let step = try TimesheetLifecycle.table.apply(.withdrawn, in: entry.state)
    try connection.execute(
      """
      UPDATE timesheet_entry SET state = \(step.to.rawValue) WHERE id = \(entry.id) AND state = \(step.from.rawValue)
      """)
  }
}

extension ProjectTasks {
  /// Removes a task that nothing was done on.
  ///
  /// - Returns: false when time stands on it, also time that was taken back.
  package func remove(_ id: Identifier<ProjectTask>) throws -> Bool {
    let isUsed = try connection.first("SELECT id FROM timesheet_entry WHERE task_id = \(id) LIMIT 1") != nil
    guard !isUsed else { return false }
    return try connection.execute("DELETE FROM project_task WHERE id = \(id)") == 1
  }
}
