import Basics
import Projects
import Testing

@Suite("The lives of projects, tasks and timesheet entries")
struct ProjectLifecycleTests {
  @Test("a project closes and reopens, nothing else")
  func project() {
    for state in ProjectState.allCases {
      for event in ProjectEvent.allCases {
        let expected: ProjectState? =
          switch (state, event) {
          case (.open, .closed): .closed
          case (.closed, .reopened): .open
          default: nil
          }
        #expect((try? ProjectLifecycle.table.apply(event, in: state).to) == expected, "\(state) × \(event)")
      }
    }
  }

  @Test("closing a project finishes its tasks")
  func closing() throws {
    #expect(try ProjectLifecycle.table.apply(.closed, in: .open).actions == [.finishTasks])
  }

  @Test("a task is finished and reopened, nothing else")
  func task() {
    for state in TaskState.allCases {
      for event in TaskEvent.allCases {
        let expected: TaskState? =
          switch (state, event) {
          case (.open, .finished): .done
          case (.done, .reopened): .open
          default: nil
          }
        #expect((try? TaskLifecycle.table.apply(event, in: state).to) == expected, "\(state) × \(event)")
      }
    }
  }

  @Test("only recorded time is billed or withdrawn, and each only once")
  func timesheet() {
    for state in TimesheetState.allCases {
      for event in TimesheetEvent.allCases {
        let expected: TimesheetState? =
          state == .recorded ? (event == .invoiced ? .invoiced : .withdrawn) : nil
        #expect((try? TimesheetLifecycle.table.apply(event, in: state).to) == expected, "\(state) × \(event)")
      }
    }
  }
}
