import Basics
import Testing

@Suite("Hours of the week")
struct WeeklyHoursTests {
  @Test(
    "days and hours are read and written",
    arguments: [
      ("mon-fri 08:00-18:00", "mon-fri 08:00-18:00"), ("Sat 9:00-12:30", "sat 09:00-12:30"),
      ("daily 00:00-24:00", "daily 00:00-24:00"), ("sat-mon 07:00-08:00", "sat-mon 07:00-08:00"),
    ])
  func reads(text: String, written: String) throws {
    #expect(try #require(WeeklyHours(text)).description == written)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "mon", "mon 8-18", "mon 18:00-08:00", "mon 08:00-08:00", "mon 08:60-09:00", "mon 08:00-24:01",
      "mon-tue-wed 08:00-09:00", "lun 08:00-09:00", "mon 08:00", "mon 08:00-09:00 x", "mon - 08:00-09:00",
    ])
  func refuses(text: String) {
    #expect(WeeklyHours(text) == nil)
  }

  /// Zurich; 2026-11-24 is a Tuesday, summer time ends on 2026-10-25.
  private static let openings: [(String, String, Int, (String, Int)?)] = [
    ("mon-fri 08:00-18:00", "2026-11-24", 600, nil),
    ("mon-fri 08:00-18:00", "2026-11-24", 480, nil),
    ("mon-fri 08:00-18:00", "2026-11-24", 479, ("2026-11-24", 480)),
    ("mon-fri 08:00-18:00", "2026-11-24", 1080, ("2026-11-25", 480)),
    ("mon-fri 08:00-18:00", "2026-11-27", 1100, ("2026-11-30", 480)),
    ("tue 09:00-10:00", "2026-11-24", 660, ("2026-12-01", 540)),
    ("sat-sun 09:00-10:00", "2026-10-24", 660, ("2026-10-25", 540)),
    ("daily 00:00-24:00", "2026-10-25", 1439, nil),
  ]

  @Test(
    "the next opening follows the wall clock, over weekends and the end of summer time", arguments: openings)
  func opens(text: String, day: String, minute: Int, expected: (String, Int)?) throws {
    let zone = try #require(LocalTime(identifier: "Europe/Zurich"))
    let hours = try #require(WeeklyHours(text))
    let now = zone.instant(of: try #require(CalendarDate(iso: day)), minuteOfDay: minute)
    let opening = try expected.map { day, minute in
      zone.instant(of: try #require(CalendarDate(iso: day)), minuteOfDay: minute)
    }
    #expect(WeeklyHours.nextOpening(of: [hours], after: now, in: zone) == opening)
  }

  @Test("the earliest of several hours counts, and none means always")
  func several() throws {
    let zone = LocalTime.utc
    let now = zone.instant(of: try #require(CalendarDate(iso: "2026-11-24")), minuteOfDay: 720)
    let hours = [try #require(WeeklyHours("wed 09:00-10:00")), try #require(WeeklyHours("tue 14:00-15:00"))]
    #expect(WeeklyHours.nextOpening(of: hours, after: now, in: zone) == now.adding(seconds: 7200))
    #expect(WeeklyHours.nextOpening(of: [], after: now, in: zone) == nil)
  }
}
