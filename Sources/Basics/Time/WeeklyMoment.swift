/// A time of day on some days of every week, e.g. `fri 15:00`, as a wall clock in some place shows it.
package struct WeeklyMoment: Hashable, Sendable, CustomStringConvertible {
  private let hours: WeeklyHours

  /// Reads `DAY HH:MM`, `DAY-DAY HH:MM` and `daily HH:MM`.
  package init?(_ text: String) {
    guard let hours = WeeklyHours(text + "-24:00") else { return nil }
    self.hours = hours
  }

  package var description: String { String(hours.description.dropLast("-24:00".count)) }

  /// The day on which it last came, if that is less than a day ago: what was missed longer is not made up for.
  package func lastDay(before now: Instant, in zone: LocalTime) -> CalendarDate? {
    let today = zone.day(of: now)
    return [today, today.adding(days: -1)].first { day in
      let instant = zone.instant(of: day, minuteOfDay: hours.from)
      return hours.includes(weekday: day.weekday) && instant <= now && now < instant.adding(seconds: 86_400)
    }
  }
}
