import Basics
import Projects
import SQL
import Sales

/// The tasks of projects; a name stands once per project and order line.
package struct ProjectTasks {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// The order line that pays for a task's time.
  package struct Payer: Sendable {
    package let order: Identifier<SalesOrder>
    package let position: Int

    package init(order: Identifier<SalesOrder>, position: Int) {
      self.order = order
      self.position = position
    }
  }

  /// - Throws: ``Refusal`` when the project has a task of that name already.
  package func add(
    _ name: String, to project: Identifier<Project>, paidBy payer: Payer? = nil, at now: Instant
  ) throws -> Identifier<ProjectTask> {
    do throws(SQLError) {
      return Identifier(
        try connection.insert(
          """
          INSERT INTO project_task (project_id, name, state, order_id, order_position, created_at)
          VALUES (\(project), \(name), 'open', \(orNull: payer?.order), \(orNull: payer?.position),
            \(now.milliseconds))
          """))
    } catch {
      guard error.kind == .unique else { throw error }
      throw Refusal(
        .duplicate, "project \(project) has a task \"\(name)\" already", remedy: "choose another name",
        french: "le projet a déjà une tâche « \(name) »",
        advice: Wording("choose another name", french: "choisissez un autre nom"))
    }
  }

  package func find(_ id: Int64) throws -> ProjectTask {
    let row = try connection.first(
      "SELECT id, project_id, name, state, order_position FROM project_task WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no task \(id)", remedy: "see piste task list",
        french: "la tâche \(id) n’existe pas")
    }
    return try task(row)
  }

  package func list(project: Identifier<Project>) throws -> [ProjectTask] {
    try connection.query(
      """
      SELECT id, project_id, name, state, order_position FROM project_task
      WHERE project_id = \(project) ORDER BY id
      """
    ).map { try task($0) }
  }

  package func list(state: TaskState?, limit: Int) throws -> [ProjectTask] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      """
      SELECT id, project_id, name, state, order_position FROM project_task \(fragment: narrowed)
      ORDER BY id DESC LIMIT \(limit)
      """
    ).map { try task($0) }
  }

  private func task(_ row: Row) throws -> ProjectTask {
    ProjectTask(
      id: Identifier(try row.int("id")), project: Identifier(try row.int("project_id")),
      name: try row.text("name"), state: try row.word("state"),
      orderPosition: try row.intOrNil("order_position").map { Int($0) })
  }
}
