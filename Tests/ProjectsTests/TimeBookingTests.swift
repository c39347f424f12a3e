import Basics
import Projects
import Testing

@Suite("Booking time")
struct TimeBookingTests {
  private let today = CalendarDate(daysSince1970: 20_782)
  private let task = ProjectTask(id: Identifier(1), project: Identifier(1), name: "Analyse")

  private func booking(_ minutes: Int, day: CalendarDate) throws -> TimeBooking {
    try TimeBooking(minutes, on: task.id, by: Identifier(4), day: day)
  }

  @Test(
    "a booking has 1 to 1440 minutes",
    arguments: [(0, false), (-5, false), (1, true), (1440, true), (1441, false)])
  func minutes(minutes: Int, possible: Bool) {
    #expect(((try? booking(minutes, day: today)) != nil) == possible)
  }

  @Test("time can't be booked on a day to come")
  func future() throws {
    try booking(60, day: today).verify(on: task, today: today, bookedThatDay: 0)
    let tomorrow = try booking(60, day: today.adding(days: 1))
    #expect(throws: Refusal.self) { try tomorrow.verify(on: task, today: today, bookedThatDay: 0) }
  }

  @Test("a day of a person has 24 hours", arguments: [(1380, true), (1381, false), (Int.max, false)])
  func fullDay(already: Int, possible: Bool) throws {
    let hour = try booking(60, day: today)
    #expect(((try? hour.verify(on: task, today: today, bookedThatDay: already)) != nil) == possible)
  }

  @Test("a finished task takes no time")
  func doneTask() throws {
    let done = ProjectTask(id: task.id, project: task.project, name: task.name, state: .done)
    let refusal = #expect(throws: Refusal.self) {
      try booking(60, day: today).verify(on: done, today: today, bookedThatDay: 0)
    }
    #expect(refusal?.reason == .wrongState)
  }
}
