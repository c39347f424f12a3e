import Foundation

/// The company's time zone: turns instants into days and back.
///
/// The only place of the pure modules that knows about zones; the zone is an argument, never the machine's.
package struct LocalTime: Sendable {
  private let zone: TimeZone

  /// - Parameter identifier: an IANA name, e.g. `Europe/Zurich`.
  /// - Returns: `nil` when this machine's zone tables do not know it.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  package static let utc = LocalTime(zone: .gmt)

  private init(zone: TimeZone) { self.zone = zone }

  /// Seconds east of UTC at that instant.
  package func offset(at instant: Instant) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
  }

  /// The day that a wall clock there shows.
  package func day(of instant: Instant) -> CalendarDate {
    let local = instant.adding(seconds: Int64(offset(at: instant)))
    return CalendarDate(daysSince1970: local.milliseconds.quotientFloored(by: 86_400_000))
  }

  /// The instant at which a wall clock there shows that day and minute.
  package func instant(of day: CalendarDate, minuteOfDay: Int = 0) -> Instant {
    let asUTC = Instant(milliseconds: day.daysSince1970 * 86_400_000 + Int64(minuteOfDay) * 60_000)
    let guess = asUTC.adding(seconds: Int64(-offset(at: asUTC)))
    return asUTC.adding(seconds: Int64(-offset(at: guess)))
  }
}
