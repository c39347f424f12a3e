import Basics
import CRM
import Testing

/// Walks every state × event of the CRM's lifecycles: what is not listed here must be refused.
@Suite("Lifecycles of the CRM")
struct LifecycleTests {
  @Test("a lead takes exactly these steps")
  func lead() {
    let allowed: [String: String] = [
      "new contact": "contacted", "new qualify": "qualified", "new convert": "converted",
      "new disqualify": "disqualified", "contacted contact": "contacted", "contacted qualify": "qualified",
      "contacted convert": "converted", "contacted disqualify": "disqualified",
      "qualified contact": "qualified", "qualified convert": "converted",
      "qualified disqualify": "disqualified", "disqualified reopen": "contacted",
    ]
    #expect(steps(of: LeadLifecycle.table) == allowed)
  }

  @Test("an opportunity takes exactly these steps")
  func opportunity() {
    let allowed = ["open advance": "open", "open win": "won", "open lose": "lost", "lost reopen": "open"]
    #expect(steps(of: OpportunityLifecycle.table) == allowed)
  }

  @Test("a follow-up takes exactly these steps")
  func followUp() {
    let allowed = [
      "planned complete": "done", "planned skip": "skipped", "planned postpone": "planned",
      "skipped reopen": "planned",
    ]
    #expect(steps(of: FollowUp.lifecycle) == allowed)
  }

  @Test("converting a lead opens an opportunity, disqualifying it skips its follow-ups")
  func leadActions() throws {
    #expect(try LeadLifecycle.table.apply(.convert, in: .new).actions == [.openOpportunity])
    #expect(try LeadLifecycle.table.apply(.disqualify, in: .qualified).actions == [.skipFollowUps])
  }

  private func steps<State, Event, Action>(of table: Lifecycle<State, Event, Action>) -> [String: String] {
    var steps: [String: String] = [:]
    for state in State.allCases {
      for event in Event.allCases {
        guard let step = try? table.apply(event, in: state) else { continue }
        steps["\(state.rawValue) \(event.rawValue)"] = step.to.rawValue
      }
    }
    return steps
  }
}
