import Basics

/// A date or time as iCalendar writes it (RFC 5545 §3.3.4, §3.3.5), with the zone it is meant in.
package struct CalendarTime: Sendable, Hashable {
  package let day: CalendarDate
  /// Minutes since midnight; nil for a whole day.
  package let minuteOfDay: Int?
  /// The zone as the sender names it, also `UTC`; nil when the time floats.
  package let zone: String?

  /// Known only for times in UTC: the zone tables of the sender are not believed.
  package var instant: Instant? {
    guard zone == "UTC", let minuteOfDay else { return nil }
    return Instant(milliseconds: day.daysSince1970 * 86_400_000 + Int64(minuteOfDay) * 60_000)
  }

  /// `2026-12-03 14:00`, or the day alone.
  package var text: String {
    guard let minuteOfDay else { return day.description }
    let (hour, minute) = minuteOfDay.quotientAndRemainder(dividingBy: 60)
    return day.description + (hour < 10 ? " 0" : " ") + "\(hour)" + (minute < 10 ? ":0" : ":") + "\(minute)"
  }

  init?(_ line: CalendarLine) {
    let value = Array(line.value.trimmed)
    guard value.count >= 8, let year = Self.number(value[0..<4]), let month = Self.number(value[4..<6]),
      let dayNumber = Self.number(value[6..<8]),
      let day = CalendarDate(year: year, month: month, day: dayNumber)
    else { return nil }
    self.day = day
    guard value.count >= 13, value[8] | 0x20 == 0x74, let hour = Self.number(value[9..<11]),
      let minute = Self.number(value[11..<13]), hour < 24, minute < 60
    else {
      minuteOfDay = nil
      zone = nil
      return
    }
    minuteOfDay = hour * 60 + minute
    let isUTC = value.last.map { $0 | 0x20 == 0x7A } ?? false
    zone = isUTC ? "UTC" : line.parameters["TZID"]?.withoutControls
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
