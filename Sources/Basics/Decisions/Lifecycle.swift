/// A business object's life as data: which event leads from which state to which, and what follows.
///
/// The table is the only truth: ``apply(_:in:)`` looks it up, tests walk all states × events, and
/// ``markdown`` prints it into `docs/lifecycles.md`. What is not in the table is refused, never guessed.
package struct Lifecycle<State, Event, Action>: Sendable
where
  State: RawRepresentable & CaseIterable & Hashable & Sendable, State.RawValue == String,
  Event: RawRepresentable & CaseIterable & Hashable & Sendable, Event.RawValue == String,
  Action: RawRepresentable & Hashable & Sendable, Action.RawValue == String
{
  /// One row of the table.
  package struct Transition: Sendable {
    package let from: State
    package let event: Event
    package let to: State
    package let actions: [Action]

    package init(_ from: State, _ event: Event, _ to: State, _ actions: [Action] = []) {
      self.from = from
      self.event = event
      self.to = to
      self.actions = actions
    }
  }

  /// What the object is called in messages: `invoice`, `quotation` …
  package let subject: String
  package let transitions: [Transition]

  package init(of subject: String, _ transitions: [Transition]) {
    self.subject = subject
    self.transitions = transitions
  }

  /// The state after `event` and the actions that the caller must carry out.
  ///
  /// - Throws: ``Refusal`` when the table has no such row.
  package func apply(_ event: Event, in state: State) throws(Refusal) -> Transition {
    let match = transitions.first { $0.from == state && $0.event == event }
    guard let match else {
      let possible = transitions.filter { $0.from == state }.map(\.event.rawValue)
      throw Refusal(
        .wrongState,
        "the \(subject) is \(state.rawValue) and can't take the step \"\(event.rawValue)\"",
        remedy: possible.isEmpty
          ? "this state is final" : "possible now: \(possible.joined(separator: ", "))")
    }
    return match
  }

  /// The table for the documentation, a row per transition.
  package var markdown: String {
    let rows = transitions.map { row in
      let actions = row.actions.map(\.rawValue).joined(separator: ", ")
      return "| \(row.from.rawValue) | \(row.event.rawValue) | \(row.to.rawValue) | \(actions) |"
    }
    return (["| from | event | to | then |", "| --- | --- | --- | --- |"] + rows).joined(separator: "\n")
  }
}

/// A business rule said no: exit code 3 on the command line, 409 on the web.
package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    case wrongState, frozen, missing, exceeds, duplicate, notAllowed, invalid
  }

  package let reason: Reason
  /// What was refused, with the value that caused it.
  package let message: String
  /// What the user can do instead; may be empty.
  package let remedy: String

  package init(_ reason: Reason, _ message: String, remedy: String = "") {
    self.reason = reason
    self.message = message
    self.remedy = remedy
  }

  package var description: String { remedy.isEmpty ? message : "\(message): \(remedy)" }
}
