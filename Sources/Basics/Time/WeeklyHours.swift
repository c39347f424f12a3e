/// Hours that repeat every week, e.g. `mon-fri 08:00-18:00`, as a wall clock in some place shows them.
package struct WeeklyHours: Hashable, Sendable, CustomStringConvertible {
  /// ISO 8601 weekdays, 1 is Monday; the last one is included and may lie before the first (`sat-mon`).
  package let firstDay: Int
  package let lastDay: Int
  /// Minutes of the day: from this one …
  package let from: Int
  /// … up to, without, this one; 1440 is midnight.
  package let to: Int

  private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Reads `DAY HH:MM-HH:MM`, `DAY-DAY HH:MM-HH:MM` and `daily HH:MM-HH:MM`.
  ///
  /// - Returns: `nil` for anything else, and when the end is not after the beginning.
  package init?(_ text: String) {
    let words = text.lowercased().utf8.split(separator: UInt8(ascii: " ")).map { String($0) ?? "" }
    guard words.count == 2, let days = Self.days(words[0]) else { return nil }
    let times = words[1].utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .map { Self.minute($0) }
    guard times.count == 2, let from = times[0], let to = times[1], from < to else { return nil }
    (firstDay, lastDay) = days
    self.from = from
    self.to = to
  }

  private static func days(_ word: String) -> (Int, Int)? {
    if word == "daily" { return (1, 7) }
    let days = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map { name in
      names.firstIndex { $0.utf8.elementsEqual(name) }.map { $0 + 1 }
    }
    guard (1...2).contains(days.count), let first = days[0], let last = days[days.count - 1] else {
      return nil
    }
    return (first, last)
  }

  private static func minute(_ text: Substring.UTF8View) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
    let minute = numbers[0] * 60 + numbers[1]
    return numbers[1] < 60 && minute <= 1440 ? minute : nil
  }

  package func includes(weekday: Int) -> Bool {
    firstDay <= lastDay
      ? (firstDay...lastDay).contains(weekday) : weekday >= firstDay || weekday <= lastDay
  }

  package var description: String {
    let days =
      (firstDay, lastDay) == (1, 7)
      ? "daily"
      : Self.names[firstDay - 1] + (firstDay == lastDay ? "" : "-" + Self.names[lastDay - 1])
    return days + " " + Self.clock(from) + "-" + Self.clock(to)
  }

  private static func clock(_ minute: Int) -> String {
    [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// When the next of these hours begin.
  ///
  /// - Returns: `nil` when it is within one of them, or there are none.
  package static func nextOpening(of hours: [WeeklyHours], after now: Instant, in zone: LocalTime) -> Instant?
  {
    var next: Instant?
    let today = zone.day(of: now)
    for ahead in 0...7 {
      let day = today.adding(days: ahead)
      for span in hours where span.includes(weekday: day.weekday) {
        let opens = zone.instant(of: day, minuteOfDay: span.from)
        if opens <= now, now < zone.instant(of: day, minuteOfDay: span.to) { return nil }
        if opens > now, opens < next ?? Instant(milliseconds: .max) { next = opens }
      }
    }
    return next
  }
}
