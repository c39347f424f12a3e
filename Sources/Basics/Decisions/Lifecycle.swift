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
  /// `nil` where no letter speaks of it.
  package let french: FrenchWords?

  package init(of subject: String, _ transitions: [Transition], french: FrenchWords? = nil) {
    self.subject = subject
    self.transitions = transitions
    self.french = french
  }

  /// What a refusal is made of in French: "la facture est payée en partie et ne peut pas être émise".
  package struct FrenchWords: Sendable {
    /// With its article: `la facture`.
    let subject: String
    /// What stands behind "est": `payée en partie`.
    let state: @Sendable (State) -> String
    /// What stands behind "ne peut pas": `être émise`.
    let event: @Sendable (Event) -> String

    package init(
      _ subject: String, state: @escaping @Sendable (State) -> String,
      event: @escaping @Sendable (Event) -> String
    ) {
      self.subject = subject
      self.state = state
      self.event = event
    }
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
          ? "this state is final" : "possible now: \(possible.joined(separator: ", "))",
        french: french.map { sentence($0, event, state) })
    }
    return match
  }

  /// Where the step would only lead to where it stands, nobody needs to hear more than that.
  private func sentence(_ words: FrenchWords, _ event: Event, _ state: State) -> String {
    let targets = transitions.filter { $0.event == event }.map(\.to)
    guard !targets.isEmpty, targets.allSatisfy({ $0 == state }) else {
      return "\(words.subject) est \(words.state(state)) et ne peut pas \(words.event(event))"
    }
    return "\(words.subject) est déjà \(words.state(state))"
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
