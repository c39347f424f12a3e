import Basics
import Billing
import CRM
import Documents
import MailFormat
import Projects
import SQL
import Sales
import Settings
import Store

/// What a new project consists of, whether an order opens it or a person.
struct ProjectPlan {
  struct Task {
    let name: String
    var payer: ProjectTasks.Payer?
    /// The hours that were sold, where they were sold for this task alone.
    var planned: Quantity?
  }

  let name: String
  /// As employees know it: the customer's name, or our own for work for the house.
  let customer: String
  let tasks: [Task]
  var order: Identifier<SalesOrder>?
  var party: Identifier<Party>?
  var contact: Identifier<Contact>?
  var hourlyRate: HourlyRate?

  init(name: String, customer: String, tasks: [Task]) {
    self.name = name
    self.customer = customer
    self.tasks = tasks
  }

  init(_ opening: OrderOpening, of record: OrderRecord) {
    let agreement = record.order.agreement
    let tasks = opening.tasks.map { task in
      let line = agreement.lines.first { $0.position == task.orderPosition }
      let isAlone = opening.tasks.count { $0.orderPosition == task.orderPosition } == 1
      return Task(
        name: task.name, payer: ProjectTasks.Payer(order: record.id, position: task.orderPosition),
        planned: isAlone ? line?.price.quantity : nil)
    }
    self.init(name: agreement.title, customer: agreement.customer.name, tasks: tasks)
    order = record.id
    party = record.keys.party
    contact = record.keys.contact
  }
}

/// Opens a project within a larger errand: its tasks, its conversation, and a mail to everybody who books
/// time.
struct OpenProject {
  private let office: Office
  private let connection: any Connection
  private var language: Language { office.company.language }

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(_ plan: ProjectPlan) throws -> Identifier<Project> {
    let conversations = Conversations(connection)
    let conversation = try conversations.open(
      about: .project, title: plan.name, baseSubject: BaseSubject(of: plan.name).text, at: office.now)
    let id = try ProjectTable(connection).create(draft(plan, conversation), at: office.now)
    try conversations.setSubject(.project, id.value, of: conversation)
    for task in plan.tasks {
      _ = try ProjectTasks(connection).add(task.name, to: id, paidBy: task.payer, at: office.now)
    }
    for employee in try crew() {
      let colleague = Participant(address: employee.address, name: employee.name, role: .colleague)
      try conversations.join(colleague, conversation, at: office.now)
      try tell(employee, plan, conversation)
    }
    return id
  }

  private func draft(_ plan: ProjectPlan, _ conversation: Int64) -> ProjectTable.Draft {
    var draft = ProjectTable.Draft(
      name: plan.name, currency: office.company.currency, conversation: conversation)
    draft.order = plan.order
    draft.party = plan.party
    draft.contact = plan.contact
    draft.hourlyRate = plan.hourlyRate
    return draft
  }

  /// Who books time: the employees; in a firm that names none, everybody.
  private func crew() throws -> [EmployeeRecord] {
    let all = try Employees(connection).active()
    let employees = all.filter { $0.role == StaffSettings.Role.employee.rawValue }
    return employees.isEmpty ? all : employees
  }

  /// Answering this mail books time.
  private func tell(_ employee: EmployeeRecord, _ plan: ProjectPlan, _ conversation: Int64) throws {
    guard let address = MailAddress(addrSpec: employee.address, displayName: employee.name) else { return }
    let amounts = AmountFormat(language: language, country: office.company.country)
    let text = try office.templates.render(
      .projectOpened, language: language,
      fields: office.firmFields.merging([
        "project": plan.name, "customer": plan.customer, "employee": employee.name,
      ]) { $1 },
      lists: [
        "tasks": plan.tasks.map { task in
          ["task": task.name, "planned": task.planned.map { amounts.quantity($0) + "\u{A0}h" } ?? ""]
        }
      ])
    try QueueLetter(office, connection)(
      Letter(kind: "project-opened", to: [address], text: text, conversationID: conversation))
  }
}
