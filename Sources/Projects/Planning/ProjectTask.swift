import Basics

/// A piece of a project that time is booked on.
package struct ProjectTask: Hashable, Sendable {
  package let id: Identifier<ProjectTask>
  package let project: Identifier<Project>
  package let name: String
  package let state: TaskState
  /// The order line that pays for the time; `nil` in a project without an order.
  package let orderPosition: Int?

  package init(
    id: Identifier<ProjectTask>, project: Identifier<Project>, name: String, state: TaskState = .open,
    orderPosition: Int? = nil
  ) {
    self.id = id
    self.project = project
    self.name = name
    self.state = state
    self.orderPosition = orderPosition
  }
}

/// Where a task stands.
package enum TaskState: String, CaseIterable, Hashable, Sendable {
  case open
  /// Takes no more time.
  case done
}

/// What can happen to a task.
package enum TaskEvent: String, CaseIterable, Hashable, Sendable {
  case finished, reopened
}

/// The life of a task as a table; its steps change nothing but the state.
package enum TaskLifecycle {
  package static let table = Lifecycle<TaskState, TaskEvent, NoAction>(
    of: "task",
    [
      .init(.open, .finished, .done),
      .init(.done, .reopened, .open),
    ],
    french: .init(
      "la tâche",
      state: {
        switch $0 {
        case .open: "ouverte"
        case .done: "terminée"
        }
      },
      event: {
        switch $0 {
        case .finished: "être terminée"
        case .reopened: "être rouverte"
        }
      }))
}

/// The actions of a lifecycle whose steps have no consequences.
package enum NoAction: String, CaseIterable, Hashable, Sendable {
  case none
}
