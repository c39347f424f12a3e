/// A closed range of days, e.g. the period of an invoice (EN 16931 BG-14).
package struct DateSpan: Hashable, Sendable {
  package let first: CalendarDate
  package let last: CalendarDate

  /// - Returns: `nil` when the last day is before the first.
  package init?(first: CalendarDate, last: CalendarDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// The whole month that holds `day`.
  package init(monthOf day: CalendarDate) {
    first = day.firstOfMonth
    last = day.lastOfMonth
  }

  package func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
}
