import Basics

/// A checked chance of a sale: an amount, a stage of the ``Pipeline``, an expected day.
package struct Opportunity: Hashable, Sendable {
  package let id: Identifier<Opportunity>
  package var title: String
  package let source: LeadSource
  package var contact: Identifier<Contact>
  package var party: Identifier<Party>?
  package var owner: Int64?
  package private(set) var state: OpportunityState
  package private(set) var stage: Stage
  package private(set) var lossReason: LossReason?
  package var expected: Money?
  package var expectedCloseOn: CalendarDate?

  package init(
    id: Identifier<Opportunity>, title: String, source: LeadSource, contact: Identifier<Contact>,
    standing: Standing
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.contact = contact
    state = standing.state
    stage = standing.stage
    lossReason = standing.lossReason
  }

  /// Where it stands: what the lifecycle and the pipeline decide, never set one by one.
  package struct Standing: Hashable, Sendable {
    package let state: OpportunityState
    package let stage: Stage
    package let lossReason: LossReason?

    package init(state: OpportunityState, stage: Stage, lossReason: LossReason? = nil) {
      self.state = state
      self.stage = stage
      self.lossReason = lossReason
    }

    /// Open, in the first stage.
    package static func start(of pipeline: Pipeline) -> Standing {
      Standing(state: .open, stage: pipeline.first)
    }
  }

  /// How probable the sale is: its stage's figure, or certainty once it is decided.
  package var probability: Percent {
    switch state {
    case .open: stage.probability
    case .won: Percent(basisPoints: 10_000)
    case .lost: Percent(basisPoints: 0)
    }
  }

  package typealias Step = Revision<Opportunity, OpportunityAction>

  /// Moves to a stage by its name, forwards or backwards.
  package func advanced(to name: String, in pipeline: Pipeline) throws(Refusal) -> Step {
    let target = try pipeline.stage(named: name)
    return try step(.advance, reason: lossReason, stage: target)
  }

  package func won() throws(Refusal) -> Step { try step(.win, reason: nil, stage: stage) }

  package func lost(because reason: LossReason) throws(Refusal) -> Step {
    try step(.lose, reason: reason, stage: stage)
  }

  package func reopened() throws(Refusal) -> Step { try step(.reopen, reason: nil, stage: stage) }

  private func step(
    _ event: OpportunityEvent, reason: LossReason?, stage target: Stage
  ) throws(Refusal) -> Step {
    let transition = try OpportunityLifecycle.table.apply(event, in: state)
    var next = self
    next.state = transition.to
    next.stage = target
    next.lossReason = reason
    let changes = [
      FieldChange("state", from: state.rawValue, to: next.state.rawValue),
      FieldChange("stage", from: stage.name, to: target.name),
      FieldChange("lossReason", from: lossReason?.rawValue ?? "", to: reason?.rawValue ?? ""),
    ]
    return Revision(next, changes: changes, actions: transition.actions)
  }
}
