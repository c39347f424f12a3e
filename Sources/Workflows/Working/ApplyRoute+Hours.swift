import Basics
import CRM
import Documents
import Intake
import MailFormat
import Projects
import SQL
import Settings
import Store

extension ApplyRoute {
  /// The hours of a time mail onto its tasks, each line once; what is not clear is asked again.
  func take(_ answer: HoursAnswer, to question: Question, by colleague: StaffMember) throws -> Int64? {
    let step = try question.after(.answer)
    try Questions(connection).save(
      step.value, answer: "\(answer.entries.count) entries", by: mail.id, at: office.now)
    let week = question.choices.first.flatMap { CalendarDate(iso: $0) } ?? workDay
    let words = WorkWords(office.company.language, country: office.company.country)
    var content = WorkReceipt.Content(.done)
    content.left = answer.unclear.map {
      ("[t\($0.task)] \($0.text)", words.word(CommandFault.Reason.noDuration))
    }
    var open = Set(answer.unclear.map(\.task))
    for (index, entry) in answer.entries.enumerated() {
      do {
        let task = try connection.savepoint { try book(entry, at: index + 1, week, by: colleague) }
        let day = day(of: entry, in: week)
        content.done.append(
          "\(words.day(day)) : \(AmountFormat.duration(minutes: entry.minutes)), \(task.name)")
      } catch let refusal as Refusal {
        content.left.append(
          ("[t\(entry.task)] \(AmountFormat.duration(minutes: entry.minutes))", office.told(refusal)))
        open.insert(entry.task)
      }
    }
    try WorkReceipt(office, connection).send(
      content, to: colleague, because: mail.id, titled: words.hoursOfWeek(week))
    try askAgain(open, week, colleague)
    return nil
  }

  private func book(
    _ entry: HoursAnswer.Entry, at position: Int, _ week: CalendarDate, by colleague: StaffMember
  ) throws -> ProjectTask {
    let task = try ProjectTasks(connection).find(entry.task)
    let wish = TimeWish(
      project: task.project, employee: Identifier(colleague.id), minutes: entry.minutes,
      workedOn: day(of: entry, in: week), note: entry.note, task: .named(task.id))
    let origin = RecordTime.Origin(
      actor: colleague.address.addrSpec,
      line: TimesheetEntries.MailLine(journalID: mail.id, position: position))
    return try RecordTime(office, connection)(wish, origin).task
  }

  /// The day that is named; else the one on which it was written, if that is in the week that was asked about; else
  /// that week's Friday.
  private func day(of entry: HoursAnswer.Entry, in week: CalendarDate) -> CalendarDate {
    let monday = week.adding(days: 1 - week.weekday)
    if let weekday = entry.weekday { return monday.adding(days: weekday - 1) }
    return (monday...monday.adding(days: 6)).contains(workDay) ? workDay : monday.adding(days: 4)
  }

  private func askAgain(_ tasks: Set<Int64>, _ week: CalendarDate, _ colleague: StaffMember) throws {
    guard let employee = try Employees(connection).find(colleague.id) else { return }
    let all = try ProjectTasks(connection).open(for: employee.address, limit: 1000)
    _ = try HoursRequest(office, connection).send(
      all.filter { tasks.contains($0.task.id.value) }, to: employee, week: week, because: mail.id)
  }
}
