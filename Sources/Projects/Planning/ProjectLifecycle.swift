import Basics

/// Where a project stands.
package enum ProjectState: String, CaseIterable, Hashable, Sendable {
  case open, closed
}

/// What can happen to a project.
package enum ProjectEvent: String, CaseIterable, Hashable, Sendable {
  case closed, reopened
}

/// What the caller must do when an event is accepted.
package enum ProjectAction: String, CaseIterable, Hashable, Sendable {
  /// No task of a closed project takes time any more.
  case finishTasks
}

/// The life of a project as a table.
package enum ProjectLifecycle {
  package static let table = Lifecycle<ProjectState, ProjectEvent, ProjectAction>(
    of: "project",
    [
      .init(.open, .closed, .closed, [.finishTasks]),
      .init(.closed, .reopened, .open),
    ],
    french: .init(
      "le projet",
      state: {
        switch $0 {
        case .open: "ouvert"
        case .closed: "clos"
        }
      },
      event: {
        switch $0 {
        case .closed: "être clos"
        case .reopened: "être rouvert"
        }
      }))
}
