import Basics
import Intake
import SQL

/// The personal tokens in letters to colleagues; each proves one mail.
package struct StaffPasses {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// - Returns: the key that its token carries.
  package func issue(to employee: Int64, expiresOn day: CalendarDate, at now: Instant) throws -> Int64 {
    try connection.insert(
      """
      INSERT INTO staff_pass (employee_id, issued_at, expires_on)
      VALUES (\(employee), \(now.milliseconds), \(day.description))
      """)
  }

  package func find(_ id: Int64) throws -> StaffPass? {
    let row = try connection.first("SELECT employee_id, expires_on, used_by FROM staff_pass WHERE id = \(id)")
    guard let row else { return nil }
    return StaffPass(
      id: id, employee: try row.int("employee_id"), expiresOn: try row.date("expires_on"),
      usedBy: try row.intOrNil("used_by"))
  }

  /// It has proven that mail and proves no other.
  package func use(_ id: Int64, by mail: Int64, at now: Instant) throws {
    try connection.execute(
      """
      UPDATE staff_pass SET used_at = \(now.milliseconds), used_by = \(mail) WHERE id = \(id) AND used_by IS NULL
      """)
  }
}

/// Who was told that a mail in their name was held back.
package struct SenderAlerts {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Notes that a colleague is told because of that mail.
  ///
  /// - Returns: false when they were told that day, or of that mail, already.
  package func claim(_ employee: Int64, on day: CalendarDate, because mail: Int64) throws -> Bool {
    let known = try connection.first("SELECT day FROM sender_alert WHERE journal_message_id = \(mail)")
    guard known == nil else { return false }
    return try connection.first(
      """
      INSERT INTO sender_alert (employee_id, day, journal_message_id)
      VALUES (\(employee), \(day.description), \(mail))
      ON CONFLICT (employee_id, day) DO NOTHING RETURNING day
      """) != nil
  }
}
