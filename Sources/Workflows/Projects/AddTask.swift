import Basics
import CRM
import Projects
import SQL
import Sales
import Store

/// One more task of a project that is under way.
package struct AddTask: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Parameter position: the order line that pays for its time; needed where the project has an order.
  /// - Throws: ``Refusal`` when the project is closed, or the line is not billed by timesheet.
  package func callAsFunction(
    _ name: String, to project: Int64, position: Int?, actor: String
  ) async throws -> ProjectTask {
    try await office.database.write { connection in
      try apply(name, to: project, position: position, actor: actor, connection)
    }
  }

  /// The same within a larger errand.
  func apply(
    _ name: String, to project: Int64, position: Int? = nil, actor: String, _ connection: any Connection
  ) throws -> ProjectTask {
    guard name.utf8.contains(where: { $0 > 32 }), !name.contains(where: \.isNewline) else {
      throw Refusal(
        .missing, "a task needs a name of one line", french: "il faut à une tâche un nom d’une seule ligne")
    }
    let record = try ProjectTable(connection).find(project)
    guard record.project.state == .open else {
      throw Refusal(
        .wrongState, "project \(project) is \(record.project.state.rawValue)",
        french: "le projet « \(record.project.name) » est clos", advice: .askToReopen)
    }
    let payer = try payer(record, position, connection)
    let id = try ProjectTasks(connection).add(name, to: record.id, paidBy: payer, at: office.now)
    try Activities(connection).record(
      [FieldChange("task", from: "", to: name)], of: "project", project, actor: actor, message: office.cause,
      at: office.now)
    return try ProjectTasks(connection).find(id.value)
  }

  /// The order line that was named; else the only one that is billed by timesheet.
  private func payer(
    _ record: ProjectRecord, _ position: Int?, _ connection: any Connection
  ) throws -> ProjectTasks.Payer? {
    guard let orderID = record.order else {
      guard let position else { return nil }
      throw Refusal(
        .invalid, "project \(record.id) has no order, so no line \(position)",
        french: "le projet « \(record.project.name) » n’a pas de commande, donc pas de ligne \(position)")
    }
    let order = try SalesOrders(connection).find(orderID.value).order
    let timed = order.lines.filter { $0.policy == .byTimesheet }.map(\.position)
    guard let chosen = position ?? (timed.count == 1 ? timed.first : nil), timed.contains(chosen) else {
      throw Refusal(
        .invalid, "it is not clear which line of \(order.number) pays for the task",
        remedy: "lines billed by timesheet: \(timed.map(String.init).joined(separator: ", "))",
        french: timed.isEmpty
          ? "aucune ligne de la commande \(order.number) n’est facturée au temps passé"
          : "on ne sait pas quelle ligne de la commande \(order.number) paie la tâche",
        advice: Wording(
          "ask for the task to be added to the right line",
          french: "demandez que la tâche soit ajoutée à la bonne ligne"))
    }
    return ProjectTasks.Payer(order: orderID, position: chosen)
  }
}
