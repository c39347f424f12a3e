import ArgumentParser
import Basics
import Projects
import SQL
import Store
import Workflows

struct TaskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Pieces of projects that time is booked on.", subcommands: [TaskList.self])
}

struct TaskList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only those of this project, the oldest first.") var project: Int64?
  @Option(help: "Only those in this state: open, done.") var state: TaskState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let tasks = try await office.database.read { connection in
      guard let project else { return try ProjectTasks(connection).list(state: state, limit: limit) }
      let record = try ProjectTable(connection).find(project)
      let all = try ProjectTasks(connection).list(project: record.id)
      return Array(all.filter { state == nil || $0.state == state }.prefix(limit))
    }
    return Report(
      ["id", "project", "state", "line", "name"],
      rows: tasks.map { task in
        [
          task.id.description, task.project.description, task.state.rawValue,
          task.orderPosition?.description ?? "", task.name,
        ]
      }, json: tasks.map(\.json), empty: "no tasks")
  }
}

extension TaskState: ExpressibleByArgument {}

extension ProjectTask {
  var json: JSONValue {
    [
      "id": .integer(id.value), "project": .integer(project.value), "name": .string(name),
      "state": .string(state.rawValue), "position": JSONValue(orderPosition.map { Int64($0) }),
    ]
  }
}
