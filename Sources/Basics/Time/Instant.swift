/// A point in time: UTC milliseconds since 1970-01-01, as the database keeps it.
package struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds &+ seconds &* 1000)
  }

  /// RFC 3339 in UTC, e.g. `2026-11-24T09:30:00Z`.
  package var description: String {
    let seconds = milliseconds.quotientFloored(by: 1000)
    let day = seconds.quotientFloored(by: 86_400)
    let second = Int(seconds - day * 86_400)
    return CalendarDate(daysSince1970: day).description + "T" + two(second / 3600) + ":"
      + two(second / 60 % 60) + ":" + two(second % 60) + "Z"
  }

  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

extension Int64 {
  /// Division that rounds towards minus infinity, as calendars need it.
  package func quotientFloored(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
