import Basics
import Projects
import SQL

extension ProjectTasks {
  /// A task and the name of its project.
  package struct Named: Hashable, Sendable {
    package let task: ProjectTask
    package let project: String
  }

  /// What a colleague may book time on: open tasks of open projects in whose conversation they take part.
  package func open(for address: String, limit: Int) throws -> [Named] {
    try connection.query(
      """
      SELECT t.id AS id, t.project_id AS project_id, t.name AS name, t.state AS state,
        t.order_position AS order_position, p.name AS project
      FROM project_task t JOIN project p ON p.id = t.project_id
      JOIN participant c ON c.conversation_id = p.conversation_id
      WHERE t.state = 'open' AND p.state = 'open' AND c.address = \(address)
      ORDER BY p.id, t.id LIMIT \(limit)
      """
    ).map { row in
      let task = ProjectTask(
        id: Identifier(try row.int("id")), project: Identifier(try row.int("project_id")),
        name: try row.text("name"), state: try row.word("state"),
        orderPosition: try row.intOrNil("order_position").map { Int($0) })
      return Named(task: task, project: try row.text("project"))
    }
  }
}
