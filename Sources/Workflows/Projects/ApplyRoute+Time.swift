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
  /// A colleague's lines of time onto the tasks that they mean; the receipt says what went where and what did
  /// not, because time that nobody can place must not get lost quietly.
  func bookTime(_ notes: [TimeNote], by colleague: StaffMember, in conversation: Int64) throws -> Int64? {
    let conversations = Conversations(connection)
    let known = try conversations.messages(of: conversation).contains { $0.message.journalID == mail.id }
    guard !known, let about = try conversations.find(conversation) else { return conversation }
    guard about.kind == .project else {
      throw Refusal(
        .invalid, "conversation \(conversation) is about no project, so no time can be booked in it",
        french: "ce dossier n’est pas celui d’un projet, aucun temps ne peut y être saisi")
    }
    let project = Identifier<Project>(about.subjectID)
    try conversations.add(
      received(ReplyText.read(message, body: message.readable).visible), to: conversation, at: office.now)
    let results = try notes.enumerated().map { index, note in
      try book(note, at: index + 1, on: project, by: colleague)
    }
    try TimeReceipt(office, connection).send(results, on: project, to: colleague, in: conversation)
    return conversation
  }

  private func book(
    _ note: TimeNote, at position: Int, on project: Identifier<Project>, by colleague: StaffMember
  ) throws -> TimeReceipt.Line {
    let wish = TimeWish(
      project: project, employee: Identifier(colleague.id), minutes: note.minutes, workedOn: workDay,
      note: note.note, task: .meant(note.note))
    let origin = RecordTime.Origin(
      actor: colleague.address.addrSpec,
      line: TimesheetEntries.MailLine(journalID: mail.id, position: position))
    do {
      let booked = try RecordTime(office, connection)(wish, origin)
      return TimeReceipt.Line(note: note, result: .booked(booked.task))
    } catch let unclear as UnclearTask {
      let why = "\(unclear.reason.rawValue) (\(unclear.candidates))"
      try keep(note, notBooked: why, on: project, by: colleague)
      return TimeReceipt.Line(note: note, result: .unclear(unclear))
    } catch let refusal as Refusal {
      try keep(note, notBooked: refusal.description, on: project, by: colleague)
      return TimeReceipt.Line(note: note, result: .refused(refusal))
    }
  }

  private func keep(
    _ note: TimeNote, notBooked why: String, on project: Identifier<Project>, by colleague: StaffMember
  ) throws {
    let change = FieldChange("time", from: "\(note.minutes) min \(note.note)", to: "not booked: \(why)")
    try Activities(connection).record(
      [change], of: "project", project.value, actor: colleague.address.addrSpec, message: mail.id,
      at: office.now)
  }

  /// The day on which it was written, so that a mail that waited over night counts for yesterday; today when
  /// the mail's clock is plainly wrong.
  var workDay: CalendarDate {
    let today = office.today
    let written = message.date.map { office.localTime.day(of: $0) } ?? today
    return (today.adding(days: -31)...today).contains(written) ? written : today
  }
}
