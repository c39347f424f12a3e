import Basics
import Billing
import CRM
import Documents
import Intake
import Projects
import SQL
import Sales
import Store

/// Tasks and hours.
extension CommandRun {
  /// The project of the conversation, or of the only order that was made of it.
  private func project() throws -> Int64 {
    let open = try dealings().openProjects
    guard let project = open.first else { throw Refusal.noProject }
    guard open.count == 1 else {
      let names = try open.map { try ProjectTable(connection).find($0).project.name }
      throw Refusal.severalProjects(names)
    }
    return project
  }

  func addTask(_ name: String) throws -> Done {
    let task = try AddTask(office).apply(name, to: try project(), actor: actor, connection)
    let project = try ProjectTable(connection).find(task.project.value).project.name
    return Done("\(words.task) : \(name) (\(project))")
  }

  func book(_ note: TimeNote, at position: Int) throws -> Done {
    let wish = TimeWish(
      project: Identifier(try project()), employee: Identifier(place.colleague.id), minutes: note.minutes,
      workedOn: place.day, note: note.note, task: .meant(note.note))
    let line = TimesheetEntries.MailLine(journalID: place.mail, position: position)
    do {
      let booked = try RecordTime(office, connection)(wish, RecordTime.Origin(actor: actor, line: line))
      return Done("\(words.hours) : \(AmountFormat.duration(minutes: note.minutes)), \(booked.task.name)")
    } catch let unclear as UnclearTask {
      throw Refusal.unclearTask(unclear.candidates)
    }
  }
}
