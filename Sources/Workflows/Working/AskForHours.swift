import Basics
import CRM
import Documents
import MailFormat
import Projects
import SQL
import Settings
import Store

/// Mails employees the list of their tasks; the hours that they write beside come back as time.
package struct AskForHours: Sendable {
  private let office: Office
  private static let mostTasks = 100

  package init(_ office: Office) { self.office = office }

  /// Asks those whose moment has come, each once per moment.
  ///
  /// - Returns: the names of those who were asked.
  @discardableResult
  package func ifDue() async throws -> [String] {
    guard let moment = office.configuration.projects.timeMail,
      let day = moment.lastDay(before: office.now, in: office.localTime)
    else { return [] }
    let open = try await office.database.read { connection in
      try PeriodicMails(connection).open(.time, of: day, among: try crew(connection))
    }
    guard !open.isEmpty else { return [] }
    return try await office.database.write { connection in
      try open.filter { employee in
        guard try PeriodicMails(connection).claim(.time, of: day, for: employee.id, at: office.now) else {
          return false
        }
        return try ask(employee, connection)
      }.map(\.name)
    }
  }

  /// Asks now.
  ///
  /// - Parameter employee: an address, or a name that means one colleague; everybody who books time when left out.
  /// - Returns: the names of those who were asked; who has no open task is not.
  package func callAsFunction(employee: String? = nil) async throws -> [String] {
    try await office.database.write { connection in
      let employees = try employee.map { [try Employees(connection).named($0)] } ?? crew(connection)
      return try employees.filter { try ask($0, connection) }.map(\.name)
    }
  }

  /// Who books time: the employees; in a firm that names none, everybody.
  private func crew(_ connection: any Connection) throws -> [EmployeeRecord] {
    let all = try Employees(connection).active()
    let employees = all.filter { $0.role == StaffSettings.Role.employee.rawValue }
    return employees.isEmpty ? all : employees
  }

  private func ask(_ employee: EmployeeRecord, _ connection: any Connection) throws -> Bool {
    let tasks = try ProjectTasks(connection).open(for: employee.address, limit: Self.mostTasks)
    return try HoursRequest(office, connection).send(tasks, to: employee, week: office.today)
  }
}

/// One such mail, within a larger errand.
struct HoursRequest {
  private let office: Office
  private let connection: any Connection
  private static let longestLabel = 52

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// - Parameters:
  ///   - week: A day of the week that the hours are of.
  ///   - because: The mail that left these tasks open.
  /// - Returns: false when there is no task to ask about.
  func send(
    _ tasks: [ProjectTasks.Named], to employee: EmployeeRecord, week: CalendarDate, because mail: Int64? = nil
  ) throws -> Bool {
    guard !tasks.isEmpty,
      let address = MailAddress(addrSpec: employee.address, displayName: employee.name)
    else { return false }
    var draft = Questions.Draft(.hours, to: employee.id)
    draft.choices = [week.description] + tasks.map { String($0.task.id.value) }
    draft.message = mail
    let question = try Questions(connection).open(draft, at: office.now)
    let monday = week.adding(days: 1 - week.weekday)
    let text = try office.templates.render(
      .hoursRequest, language: office.company.language,
      fields: office.firmFields.merging([
        "week": DateFormat.long(monday, office.company.language), "employee": employee.name,
      ]) { $1 },
      lists: ["tasks": tasks.map { ["key": String($0.task.id.value), "task": label($0)] }])
    var letter = Letter(kind: "hours-request", to: [address], text: text)
    letter.token = SignedToken(.question, id: question.id.value)
    try QueueLetter(office, connection)(letter)
    return true
  }

  /// Short enough that no mail program wraps the line, and without a colon of its own.
  private func label(_ named: ProjectTasks.Named) -> String {
    let text = "\(named.project) – \(named.task.name)".replacing(":", with: " ")
    guard text.unicodeScalars.count > Self.longestLabel else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.longestLabel - 1))) + "…"
  }
}
