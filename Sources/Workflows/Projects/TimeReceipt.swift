import Basics
import Documents
import Intake
import MailFormat
import Projects
import SQL
import Settings
import Store

/// Tells an employee what of their mail was booked, and what was not and why.
struct TimeReceipt {
  /// What became of one line.
  struct Line {
    enum Result {
      case booked(ProjectTask)
      case unclear(UnclearTask)
      /// The project, the task or the day takes no more time.
      case refused(Refusal)
    }

    let note: TimeNote
    let result: Result
  }

  private let office: Office
  private let connection: any Connection
  private var language: Language { office.company.language }

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func send(
    _ lines: [Line], on project: Identifier<Project>, to colleague: StaffMember, in conversation: Int64
  ) throws {
    let booked = lines.filter { if case .booked = $0.result { true } else { false } }
    let text = try office.templates.render(
      .timeReceipt, language: language,
      fields: office.firmFields.merging([
        "project": try ProjectTable(connection).find(project.value).project.name, "employee": colleague.name,
        "total": AmountFormat.duration(minutes: booked.reduce(0) { $0 + $1.note.minutes }),
      ]) { $1 },
      lists: ["entries": lines.compactMap(entry), "misread": lines.compactMap(misread)])
    try QueueLetter(office, connection)(
      Letter(kind: "time-receipt", to: [colleague.address], text: text, conversationID: conversation))
  }

  private func entry(_ line: Line) -> [String: String]? {
    guard case .booked(let task) = line.result else { return nil }
    let note = line.note.note
    let isSaid = note.isEmpty || note.foldedForSearch == task.name.foldedForSearch
    return [
      "duration": AmountFormat.duration(minutes: line.note.minutes),
      "note": isSaid ? task.name : "\(task.name) – \(note)",
    ]
  }

  private func misread(_ line: Line) -> [String: String]? {
    let why: String
    switch line.result {
    case .booked: return nil
    case .unclear(let unclear): why = words(unclear)
    case .refused(let refusal): why = office.told(refusal)
    }
    let said = "\(AmountFormat.duration(minutes: line.note.minutes)) \(line.note.note)"
    return ["passage": said, "why": language == .french ? why.withFrenchBlanks : why]
  }

  private func words(_ unclear: UnclearTask) -> String {
    switch (unclear.reason, language) {
    case (.ambiguous, .french): "plusieurs tâches possibles : \(unclear.candidates)"
    case (.ambiguous, .english): "several tasks are possible: \(unclear.candidates)"
    case (.noOpenTask, .french): "aucune tâche ouverte"
    case (.noOpenTask, .english): "no open task"
    case (_, .french): "aucune tâche reconnue parmi : \(unclear.candidates)"
    case (_, .english): "no task recognised among: \(unclear.candidates)"
    }
  }
}
