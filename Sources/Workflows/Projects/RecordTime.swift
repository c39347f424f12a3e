import Basics
import CRM
import Projects
import SQL
import Store

/// Time to be booked, and how its task is to be found.
struct TimeWish {
  enum Task {
    case named(Identifier<ProjectTask>)
    /// The task that these words mean.
    case meant(String)
  }

  let project: Identifier<Project>
  let employee: Identifier<Employee>
  let minutes: Int
  let workedOn: CalendarDate
  let note: String
  let task: Task
}

/// No task could be told from the words; a person has to say which.
struct UnclearTask: Error {
  let reason: TaskChoice.Reason
  /// The names among which it could not be decided.
  let candidates: String
}

/// Books one piece of work within a larger errand, and keeps the reason why it went on that task.
struct RecordTime {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// Where it came from.
  struct Origin {
    let actor: String
    var line: TimesheetEntries.MailLine?
  }

  struct Booked {
    let entry: Identifier<TimesheetEntry>
    let task: ProjectTask
    /// The verdict's reason and evidence.
    let why: String
  }

  /// - Throws: ``UnclearTask``; ``Refusal`` when the project, the task or the day takes no more time.
  func callAsFunction(_ wish: TimeWish, _ origin: Origin) throws -> Booked {
    let record = try ProjectTable(connection).find(wish.project.value)
    guard record.project.state == .open else {
      throw Refusal(
        .wrongState, "\"\(record.project.name)\" is \(record.project.state.rawValue)",
        french: "le projet « \(record.project.name) » est clos", advice: .askToReopen)
    }
    let (task, why) = try task(wish)
    let booking = try TimeBooking(
      wish.minutes, on: task.id, by: wish.employee, day: wish.workedOn, note: wish.note)
    let entries = TimesheetEntries(connection)
    try booking.verify(
      on: task, today: office.today,
      bookedThatDay: try entries.minutes(of: wish.employee, on: wish.workedOn))
    let id = try entries.record(booking, from: origin.line, at: office.now)
    try Activities(connection).record(
      [FieldChange("task", from: wish.note, to: "\(task.name): \(why)")], of: "timesheet", id.value,
      actor: origin.actor, message: origin.line?.journalID, at: office.now)
    return Booked(entry: id, task: task, why: why)
  }

  private func task(_ wish: TimeWish) throws -> (ProjectTask, String) {
    let tasks = ProjectTasks(connection)
    switch wish.task {
    case .named(let id):
      let task = try tasks.find(id.value)
      guard task.project == wish.project else {
        throw Refusal(
          .invalid, "task \(id) belongs to project \(task.project), not to \(wish.project)",
          french: "la tâche « \(task.name) » est celle d’un autre projet")
      }
      return (task, "namedByHand")
    case .meant(let words):
      let verdict = TaskChoice.choose(for: words, among: try tasks.list(project: wish.project))
      guard let task = verdict.value else {
        throw UnclearTask(reason: verdict.reason, candidates: verdict.evidence)
      }
      return (task, "\(verdict.reason.rawValue) (\(verdict.evidence))")
    }
  }
}
