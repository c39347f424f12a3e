import Basics
import CRM
import Projects
import SQL
import Settings
import Store

/// A project without an order: for a customer at an hourly rate, or for the house.
package struct CreateProject: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  package struct Wishes: Sendable {
    package let name: String
    package let tasks: [String]
    /// The customer; `nil` for work for the house.
    package var contact: Int64?
    package var hourlyRate: HourlyRate?

    package init(name: String, tasks: [String]) {
      self.name = name
      self.tasks = tasks
    }
  }

  /// - Throws: ``Refusal`` when it has no name, there is no such contact, or a task stands twice.
  package func callAsFunction(_ wishes: Wishes, actor: String) async throws -> ProjectRecord {
    guard wishes.name.utf8.contains(where: { $0 > 32 }) else {
      throw Refusal(.missing, "a project needs a name", french: "il faut un nom à un projet")
    }
    return try await office.database.write { connection in
      let id = try OpenProject(office, connection)(try plan(wishes, connection))
      try Activities(connection).record(
        [FieldChange("state", from: "", to: ProjectState.open.rawValue)], of: "project", id.value,
        actor: actor,
        at: office.now)
      return try ProjectTable(connection).find(id.value)
    }
  }

  private func plan(_ wishes: Wishes, _ connection: any Connection) throws -> ProjectPlan {
    let tasks = wishes.tasks.map { ProjectPlan.Task(name: $0) }
    guard let contactID = wishes.contact else {
      var plan = ProjectPlan(name: wishes.name, customer: office.company.name, tasks: tasks)
      plan.hourlyRate = wishes.hourlyRate
      return plan
    }
    let contact = try Contacts(connection).find(Identifier(contactID))
    let party = try CustomerOf(office, connection).party(of: contact)
    let customer = try Parties(connection).find(party.value).party.name
    var plan = ProjectPlan(name: wishes.name, customer: customer, tasks: tasks)
    plan.party = party
    plan.contact = contact.id
    plan.hourlyRate = wishes.hourlyRate
    return plan
  }
}
