import Basics
import SQL

/// What goes out once in a period, to whom and for which: the row stands in the transaction that queues the mail, so
/// that neither a crash nor a second process sends it again.
package struct PeriodicMails {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package enum Kind: String, Sendable {
    case time, digest
  }

  /// Those of the employees who have not had it yet.
  package func open(_ kind: Kind, of day: CalendarDate, among employees: [EmployeeRecord]) throws
    -> [EmployeeRecord]
  {
    let had = Set(
      try connection.query(
        "SELECT employee_id FROM periodic_mail WHERE kind = \(kind.rawValue) AND due_on = \(day)"
      ).map { try $0.int("employee_id") })
    return employees.filter { !had.contains($0.id) }
  }

  /// - Returns: false when somebody was first.
  package func claim(_ kind: Kind, of day: CalendarDate, for employee: Int64, at now: Instant) throws -> Bool
  {
    try connection.execute(
      """
      INSERT INTO periodic_mail (kind, due_on, employee_id, created_at)
      VALUES (\(kind.rawValue), \(day), \(employee), \(now.milliseconds))
      ON CONFLICT (kind, due_on, employee_id) DO NOTHING
      """) == 1
  }
}
