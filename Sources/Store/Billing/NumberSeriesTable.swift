import Basics
import Billing
import SQL

/// The series that numbers of documents are taken from, one row each.
///
/// The row stays locked until the transaction ends: the next document waits for this one to be frozen, and a
/// transaction that is rolled back gives its number back. SQLite has one writer and needs no lock.
package struct NumberSeriesTable {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Takes the next number of a series, which begins with its first document.
  ///
  /// - Throws: ``Refusal`` when a later document is already numbered, or the series is used up.
  package func take(
    series name: String, pattern: NumberPattern, on day: CalendarDate
  ) throws -> DocumentNumber {
    let (number, series) = try locked(name, pattern).next(on: day)
    try connection.execute(
      """
      UPDATE number_series SET last_number = \(series.last), last_used_on = \(orNull: series.lastUsedOn)
      WHERE name = \(name)
      """)
    return number
  }

  private func locked(_ name: String, _ pattern: NumberPattern) throws -> NumberSeries {
    try connection.execute(
      "INSERT INTO number_series (name, last_number) VALUES (\(name), 0) ON CONFLICT (name) DO NOTHING")
    let lock: SQL = connection.engine == .postgresql ? "FOR UPDATE" : ""
    let row = try connection.first(
      "SELECT last_number, last_used_on FROM number_series WHERE name = \(name) \(fragment: lock)")
    guard let row else { throw Refusal.damaged("the number series \(name) vanished") }
    return NumberSeries(
      name: name, pattern: pattern, last: try row.int("last_number"),
      lastUsedOn: try row.dateOrNil("last_used_on"))
  }
}
