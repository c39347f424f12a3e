import Basics
import Testing

@Suite("A moment of every week")
struct WeeklyMomentTests {
  @Test("reads days and a time", arguments: ["fri 15:00", "mon-fri 07:30", "daily 06:00"])
  func read(_ text: String) {
    #expect(WeeklyMoment(text)?.description == text)
  }

  @Test(
    "anything else is none",
    arguments: ["", "fri", "15:00", "fri 25:00", "fri 15", "xyz 15:00", "fri 08:00-12:00"])
  func none(_ text: String) {
    #expect(WeeklyMoment(text) == nil)
  }

  private typealias Case = (moment: String, minutes: Int64, day: String)

  /// Minutes after the beginning of Tuesday, 24 November 2026; no day when it is empty.
  private static let cases: [Case] = [
    ("tue 10:00", 600, "2026-11-24"), ("tue 10:00", 599, ""), ("tue 10:00", 2039, "2026-11-24"),
    ("tue 10:00", 2040, ""), ("mon 23:00", 60, "2026-11-23"), ("fri 10:00", 600, ""),
    ("daily 10:00", 540, "2026-11-23"), ("daily 10:00", 660, "2026-11-24"),
  ]

  @Test("the day on which it last came, within a day", arguments: cases.indices)
  func last(_ index: Int) throws {
    let (text, minutes, day) = Self.cases[index]
    let midnight = Instant(milliseconds: 1_795_478_400_000)
    let moment = try #require(WeeklyMoment(text))
    let found = moment.lastDay(before: midnight.adding(seconds: minutes * 60), in: .utc)
    #expect(found?.description ?? "" == day, "\(text) \(minutes)")
  }
}
