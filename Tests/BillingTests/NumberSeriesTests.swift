import Basics
import Billing
import Testing

@Suite("Numbers without gaps")
struct NumberSeriesTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  @Test("numbers follow one another and start again with the year")
  func sequence() throws {
    var series = NumberSeries(name: "invoice", pattern: try NumberPattern("FA-{year}-{number:5}"))
    var texts: [String] = []
    for date in ["2026-11-24", "2026-11-24", "2026-12-31", "2027-01-01", "2027-01-02"] {
      let next = try series.next(on: try day(date))
      texts.append(next.number.text)
      series = next.series
    }
    #expect(texts == ["FA-2026-00001", "FA-2026-00002", "FA-2026-00003", "FA-2027-00001", "FA-2027-00002"])
  }

  @Test("without the year in the pattern the numbers run on")
  func runningOn() throws {
    let series = NumberSeries(
      name: "invoice", pattern: try NumberPattern("{number}"), last: 41, lastUsedOn: try day("2026-12-31"))
    #expect(try series.next(on: try day("2027-01-01")).number.text == "42")
  }

  @Test("no document can be dated before the last one of its series")
  func chronological() throws {
    let series = NumberSeries(
      name: "invoice", pattern: try NumberPattern("FA-{year}-{number:5}"), last: 7,
      lastUsedOn: try day("2026-11-24"))
    let refusal = #expect(throws: Refusal.self) { try series.next(on: try day("2026-11-23")) }
    #expect(refusal?.reason == .notAllowed)
    #expect(refusal?.remedy.contains("2026-11-24") == true)
    #expect(try series.next(on: try day("2026-11-24")).number.sequence == 8)
  }

  @Test("a series that is used up says so")
  func usedUp() throws {
    let series = NumberSeries(name: "x", pattern: try NumberPattern("{number}"), last: .max, lastUsedOn: nil)
    #expect(throws: Refusal.self) { _ = try series.next(on: Cases.day) }
  }

  @Test(
    "a pattern that can't number documents is refused",
    arguments: [
      "", "FA", "FA-{year}", "{number}{number}", "{number", "{}", "{number:}", "{number:0}", "{number:12}",
      "{month}-{number}", "FA {number}", "FÄ-{number}", "FA.{number}", "{number}}",
    ])
  func badPatterns(pattern: String) {
    #expect(throws: Refusal.self) { try NumberPattern(pattern) }
  }

  @Test("a number longer than 35 signs is refused")
  func tooLong() throws {
    let pattern = try NumberPattern(String(repeating: "A", count: 34) + "{number}")
    #expect(try pattern.text(year: 2026, number: 9).utf8.count == 35)
    #expect(throws: Refusal.self) { try pattern.text(year: 2026, number: 10) }
  }
}
