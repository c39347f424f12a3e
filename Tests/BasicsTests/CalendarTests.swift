import Basics
import Testing

@Suite("Days and instants")
struct CalendarTests {
  private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  @Test(
    "leap years have a 29 February and others have none",
    arguments: [(2024, true), (2026, false), (1900, false), (2000, true), (2100, false), (2400, true)])
  func leapYears(year: Int, isLeap: Bool) {
    #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
    #expect(CalendarDate.daysIn(month: 2, of: year) == (isLeap ? 29 : 28))
  }

  @Test(
    "a month later is the same day, or the last one of a shorter month",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-30", 3, "2027-02-28"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-06-15", -30, "2023-12-15"), ("2026-06-15", 0, "2026-06-15"),
    ])
  func months(from: String, months: Int, expected: String) throws {
    #expect(try day(from).adding(months: months).description == expected)
  }

  @Test(
    "a month begins and ends where it should",
    arguments: [("2024-02-10", "2024-02-29"), ("2026-12-31", "2026-12-31")])
  func monthEnds(text: String, last: String) throws {
    let date = try day(text)
    #expect(date.lastOfMonth.description == last)
    #expect(date.firstOfMonth.description == String(last.dropLast(2)) + "01")
    #expect(DateSpan(monthOf: date).contains(date))
    #expect(DateSpan(first: date.lastOfMonth, last: date.firstOfMonth) == nil)
  }

  @Test("every day of 200 years before and after 1970 comes back from its number, one after the other")
  func roundTrip() throws {
    let first = try day("1770-01-01").daysSince1970
    let last = try day("2170-12-31").daysSince1970
    var before = CalendarDate(daysSince1970: first - 1)
    for number in first...last {
      let date = CalendarDate(daysSince1970: number)
      guard date.daysSince1970 == number, before < date,
        CalendarDate(year: date.year, month: date.month, day: date.day) == date,
        date.weekday == before.weekday % 7 + 1
      else {
        Issue.record("day \(number) became \(date)")
        return
      }
      before = date
    }
  }

  @Test(
    "known days have their numbers and weekdays",
    arguments: [
      ("1970-01-01", 0, 4), ("2000-03-01", 11_017, 3), ("1969-12-31", -1, 3), ("2026-11-24", 20_781, 2),
    ])
  func known(text: String, number: Int64, weekday: Int) throws {
    #expect(try day(text).daysSince1970 == number)
    #expect(try day(text).weekday == weekday)
  }

  @Test(
    "only YYYY-MM-DD is a day",
    arguments: [
      "", "2026-11-4", "26-11-04", "2026-13-01", "2026-00-10", "2026-02-30", "2026/11/04", "2026-11-04 ",
      "0000-01-01", "-026-01-01", "2026-11-0٤", "20261104", "2026-11-04-",
    ])
  func refused(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("an instant is written in UTC, also before 1970")
  func instants() {
    #expect(Instant(milliseconds: 1_795_514_400_000).description == "2026-11-24T10:00:00Z")
    #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59Z")
    #expect(Instant(milliseconds: 0).adding(seconds: -86_400).description == "1969-12-31T00:00:00Z")
  }

  @Test(
    "division rounds towards minus infinity",
    arguments: [(7, 2, 3), (-7, 2, -4), (-8, 2, -4), (0, 5, 0), (-1, 400, -1)])
  func floored(value: Int64, divisor: Int64, expected: Int64) {
    #expect(value.quotientFloored(by: divisor) == expected)
  }
}

@Suite("Local time")
struct LocalTimeTests {
  private static let cases: [(String, Int, String)] = [
    ("2026-01-15", 9 * 60, "2026-01-15T08:00:00Z"), ("2026-07-15", 9 * 60, "2026-07-15T07:00:00Z"),
    // Summer time begins at 02:00 on 29 March 2026, and ends at 03:00 on 25 October.
    ("2026-03-29", 60, "2026-03-29T00:00:00Z"), ("2026-03-29", 4 * 60, "2026-03-29T02:00:00Z"),
    ("2026-03-29", 0, "2026-03-28T23:00:00Z"), ("2026-10-25", 0, "2026-10-24T22:00:00Z"),
    ("2026-10-25", 4 * 60, "2026-10-25T03:00:00Z"), ("2026-10-26", 0, "2026-10-25T23:00:00Z"),
  ]

  @Test("a wall clock in Zurich names its instant across daylight saving", arguments: cases)
  func instant(day text: String, minute: Int, expected: String) throws {
    let zurich = try #require(LocalTime(identifier: "Europe/Zurich"))
    let day = try #require(CalendarDate(iso: text))
    let instant = zurich.instant(of: day, minuteOfDay: minute)
    #expect(instant.description == expected)
    #expect(zurich.day(of: instant) == day)
  }

  @Test("each day of a year begins when its clock shows midnight, and lasts 23, 24 or 25 hours")
  func days() throws {
    let zurich = try #require(LocalTime(identifier: "Europe/Zurich"))
    var day = try #require(CalendarDate(iso: "2026-01-01"))
    var lengths: [Int64: Int] = [:]
    for _ in 0..<365 {
      let start = zurich.instant(of: day)
      let end = zurich.instant(of: day.adding(days: 1))
      #expect(zurich.day(of: start) == day)
      #expect(zurich.day(of: end.adding(seconds: -1)) == day)
      lengths[(end.milliseconds - start.milliseconds) / 3_600_000, default: 0] += 1
      day = day.adding(days: 1)
    }
    #expect(lengths == [23: 1, 24: 363, 25: 1])
  }

  @Test("an evening in UTC is already the next day in Zurich")
  func nextDay() throws {
    let zurich = try #require(LocalTime(identifier: "Europe/Zurich"))
    let evening = Instant(milliseconds: 1_795_514_400_000).adding(seconds: 13 * 3600)
    #expect(LocalTime.utc.day(of: evening).description == "2026-11-24")
    #expect(zurich.day(of: evening).description == "2026-11-25")
    #expect(zurich.offset(at: evening) == 3600)
    #expect(LocalTime(identifier: "Europe/Nowhere") == nil)
  }
}
