import Basics

/// Time that somebody spent: how long, on what, on which day. Whole minutes, so that sums are exact.
package struct TimeBooking: Hashable, Sendable {
  package let task: Identifier<ProjectTask>
  package let employee: Identifier<Employee>
  /// 1...1440.
  package let minutes: Int
  package let workedOn: CalendarDate
  /// What was done, in the person's words; may be empty.
  package let note: String

  /// - Throws: ``Refusal`` when the time can't be that of one day.
  package init(
    _ minutes: Int, on task: Identifier<ProjectTask>, by employee: Identifier<Employee>, day: CalendarDate,
    note: String = ""
  ) throws(Refusal) {
    guard (1...1440).contains(minutes) else {
      throw Refusal(
        .invalid, "\(minutes) minutes can't be booked on \(day)", remedy: "a day has 1 to 1440 minutes",
        french: "on ne peut pas saisir \(AmountFormat.duration(minutes: minutes)) sur un seul jour",
        advice: Wording("a day has 24 hours", french: "un jour a 24 heures"))
    }
    self.minutes = minutes
    self.task = task
    self.employee = employee
    self.note = note
    workedOn = day
  }

  /// Whether it may be booked today on that task.
  ///
  /// - Parameter bookedThatDay: the minutes the same person already has on that day.
  /// - Throws: ``Refusal`` for a finished task, a future day, or more than 24 hours in a day.
  package func verify(on task: ProjectTask, today: CalendarDate, bookedThatDay: Int) throws(Refusal) {
    guard task.state == .open else {
      throw Refusal(
        .wrongState, "the task \"\(task.name)\" is done", remedy: "reopen it or choose another task",
        french: "la tâche « \(task.name) » est terminée",
        advice: Wording("name another task", french: "nommez une autre tâche"))
    }
    guard workedOn <= today else {
      throw Refusal(
        .invalid, "\(workedOn) is still to come", remedy: "book time once it is spent",
        french: "le \(DateFormat.long(workedOn, .french)) est encore à venir",
        advice: Wording("book time once it is spent", french: "le temps se saisit une fois le travail fait"))
    }
    guard bookedThatDay <= 1440 - minutes else {
      throw Refusal(
        .exceeds, "\(bookedThatDay) minutes are booked on \(workedOn), \(minutes) more are beyond 24 hours",
        remedy: "check the day and the time", french: beyondDay(bookedThatDay),
        advice: Wording("check the day and the time", french: "vérifiez le jour et la durée"))
    }
  }

  private func beyondDay(_ booked: Int) -> String {
    let day = DateFormat.long(workedOn, .french)
    let (before, more) = (AmountFormat.duration(minutes: booked), AmountFormat.duration(minutes: minutes))
    return "avec les \(before) déjà saisies le \(day), \(more) de plus dépasseraient 24 heures"
  }
}
