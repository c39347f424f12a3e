import Basics
import Projects
import SQL
import Store

/// Time booked by a command: who, on which project, how long, on what.
package struct BookTime: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  package struct Wishes: Sendable {
    package let project: Int64
    /// An address, or a name that means one colleague.
    package let employee: String
    package let minutes: Int
    package let note: String
    /// The task's key.
    package var task: Int64?
    /// Words that mean the task; the note when they are left out.
    package var taskWords: String?
    /// Today when it is left out.
    package var day: CalendarDate?

    package init(_ minutes: Int, on project: Int64, by employee: String, note: String) {
      self.minutes = minutes
      self.project = project
      self.employee = employee
      self.note = note
    }
  }

  package struct Outcome: Sendable {
    package let entry: Identifier<TimesheetEntry>
    package let booking: TimeBooking
    package let task: ProjectTask
    package let employee: EmployeeRecord
    /// Why it went on that task.
    package let why: String
  }

  /// - Throws: ``Refusal`` when it is not clear which task is meant, or the task or the day takes no more
  ///   time.
  package func callAsFunction(_ wishes: Wishes, actor: String) async throws -> Outcome {
    try await office.database.write { connection in
      let employee = try Employees(connection).named(wishes.employee)
      let wish = wish(wishes, by: employee)
      do {
        let booked = try RecordTime(office, connection)(wish, RecordTime.Origin(actor: actor))
        let booking = try TimeBooking(
          wish.minutes, on: booked.task.id, by: wish.employee, day: wish.workedOn, note: wish.note)
        return Outcome(
          entry: booked.entry, booking: booking, task: booked.task, employee: employee, why: booked.why)
      } catch let unclear as UnclearTask {
        throw Refusal(
          .invalid,
          "it is not clear which task of project \(wishes.project) is meant (\(unclear.reason.rawValue))",
          remedy: unclear.candidates.isEmpty
            ? "add one with piste project add-task" : "name one with --task: \(unclear.candidates)")
      }
    }
  }

  private func wish(_ wishes: Wishes, by employee: EmployeeRecord) -> TimeWish {
    TimeWish(
      project: Identifier(wishes.project), employee: Identifier(employee.id), minutes: wishes.minutes,
      workedOn: wishes.day ?? office.today, note: wishes.note,
      task: wishes.task.map { .named(Identifier($0)) } ?? .meant(wishes.taskWords ?? wishes.note))
  }
}
