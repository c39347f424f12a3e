import ArgumentParser
import Basics
import Projects
import SQL
import Sales
import Settings
import Store
import Workflows

struct ProjectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project", abstract: "Work for customers and for the house.",
    subcommands: [ProjectList.self, ProjectShow.self, ProjectCreate.self, ProjectAddTask.self])
}

struct ProjectCreate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Opens a project without an order, and tells the employees.")

  @OptionGroup var common: CommonOptions
  @Option(help: "What it is called.") var name: String
  @Option(help: "A task; repeat it for more.") var task: [String] = []
  @Option(help: "The customer's contact; left out for work for the house.") var contact: Int64?
  @Option(help: "The price of an hour without VAT, when its hours are billed.") var rate: String?
  @Option(help: "The VAT rate of the hours in percent; that of the settings when left out.") var vat: String?

  func report(in office: Office) async throws -> Report {
    var wishes = CreateProject.Wishes(name: name, tasks: task)
    wishes.contact = contact
    let vatRate = try vat.map { try AmountArgument.percent($0) } ?? office.configuration.billing.vatRate
    guard (0...10_000).contains(vatRate.basisPoints) else {
      throw UsageError("\(vatRate) is no VAT rate: it lies between 0 and 100")
    }
    wishes.hourlyRate = try rate.map { text in
      HourlyRate(unitPrice: try AmountArgument.price(text, office.company.currency), vatRate: vatRate)
    }
    let record = try await CreateProject(office)(wishes, actor: actor)
    return Report("project \(record.id) (\(record.project.name)) is open", json: record.json)
  }
}

struct ProjectList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only those in this state: open, closed.") var state: ProjectState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let records = try await office.database.read { try ProjectTable($0).list(state: state, limit: limit) }
    return Report(
      ["id", "state", "order", "name"],
      rows: records.map {
        [$0.id.description, $0.project.state.rawValue, $0.order?.description ?? "", $0.project.name]
      }, json: records.map(\.json), empty: "no projects")
  }
}

struct ProjectShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One project with its tasks, its time and its history.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The project's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (record, progress, dossier) = try await office.database.read { connection in
      let record = try ProjectTable(connection).find(id)
      let ledger = try BillingAllocations(connection).ledger(project: record.id)
      let dossier = try Dossier(connection, subject: "project", id, conversation: record.conversation)
      return (record, try ProjectTable(connection).progress(of: id, ledger: ledger), dossier)
    }
    var fields = Fields()
    fields.add("project", record.id.description)
    fields.add("name", record.project.name)
    fields.add("state", record.project.state.rawValue)
    fields.add("order", record.order?.description)
    fields.add("rate", record.project.hourlyRate.map { "\($0.unitPrice), VAT \($0.vatRate)" })
    for task in progress.tasks {
      let minutes = progress.minutes(on: task)
      fields.add("task \(task.id)", "\(task.name): \(task.state.rawValue), \(DurationArgument.text(minutes))")
    }
    dossier.add(to: &fields)
    let tasks = progress.tasks.map { task in
      task.json.merging(["minutes": JSONValue(progress.minutes(on: task))])
    }
    let entries = progress.entries.map(\.json)
    let more: JSONValue = ["tasks": .array(tasks), "entries": .array(entries)]
    return Report(fields.text, json: record.json.merging(more).merging(dossier.json))
  }
}

struct ProjectAddTask: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "add-task", abstract: "Adds a task.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The project's key.") var project: Int64
  @Argument(help: "What the task is called.") var name: String
  @Option(help: "The line of the order that pays for it; needed when several lines are billed by timesheet.")
  var line: Int?

  func report(in office: Office) async throws -> Report {
    let task = try await AddTask(office)(name, to: project, position: line, actor: actor)
    return Report("task \(task.id) (\(task.name)) is added to project \(project)", json: task.json)
  }
}

extension ProjectState: ExpressibleByArgument {}

extension ProjectProgress {
  fileprivate func minutes(on task: ProjectTask) -> Int {
    entries.filter { $0.booking.task == task.id && $0.state != .withdrawn }
      .reduce(0) { $0 + $1.booking.minutes }
  }
}

extension ProjectRecord {
  var json: JSONValue {
    [
      "id": .integer(id.value), "name": .string(project.name), "state": .string(project.state.rawValue),
      "order": JSONValue(order?.value), "party": JSONValue(party?.value),
      "contactId": JSONValue(contact?.value),
      "rate": JSONValue(project.hourlyRate?.unitPrice.decimal),
      "vat": JSONValue(project.hourlyRate?.vatRate.decimal), "conversation": .integer(conversation),
      "createdAt": .string(createdAt.description),
    ]
  }
}
