import Basics

package enum FollowUpState: String, Sendable, CaseIterable {
  case planned, done, skipped
}

package enum FollowUpEvent: String, Sendable, CaseIterable {
  case complete, skip, postpone, reopen
}

package enum FollowUpAction: String, Sendable {
  case recordActivity
}

/// A planned next contact. An out-of-office answer postpones it, an answer completes it.
package struct FollowUp: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case call, mail, meeting, quotation, other
  }

  package let id: Identifier<FollowUp>
  package let conversation: Identifier<Conversation>
  package let kind: Kind
  package private(set) var dueOn: CalendarDate
  package var state: FollowUpState
  /// What was agreed, in its own words: `rappeler mardi à 14h`.
  package let note: String

  package init(
    id: Identifier<FollowUp>, conversation: Identifier<Conversation>, kind: Kind, dueOn: CalendarDate,
    note: String
  ) {
    self.id = id
    self.conversation = conversation
    self.kind = kind
    self.dueOn = dueOn
    state = .planned
    self.note = note
  }

  package static let lifecycle = Lifecycle<FollowUpState, FollowUpEvent, FollowUpAction>(
    of: "follow-up",
    [
      .init(.planned, .complete, .done, [.recordActivity]),
      .init(.planned, .skip, .skipped, [.recordActivity]),
      .init(.planned, .postpone, .planned, [.recordActivity]),
      .init(.skipped, .reopen, .planned, [.recordActivity]),
    ],
    french: .init(
      "la relance",
      state: {
        switch $0 {
        case .planned: "prévue"
        case .done: "faite"
        case .skipped: "abandonnée"
        }
      },
      event: {
        switch $0 {
        case .complete: "être notée comme faite"
        case .skip: "être abandonnée"
        case .postpone: "être reportée"
        case .reopen: "être prévue de nouveau"
        }
      }))

  /// The follow-up after `event`; a new day only when it is postponed or reopened.
  package func after(
    _ event: FollowUpEvent, newDay: CalendarDate? = nil
  ) throws(Refusal) -> Revision<FollowUp, FollowUpAction> {
    let transition = try Self.lifecycle.apply(event, in: state)
    var next = self
    next.state = transition.to
    if transition.to == .planned { next.dueOn = newDay ?? dueOn }
    let changes = [
      FieldChange("state", from: state.rawValue, to: next.state.rawValue),
      FieldChange("dueOn", from: dueOn.description, to: next.dueOn.description),
    ]
    return Revision(next, changes: changes, actions: transition.actions)
  }
}
