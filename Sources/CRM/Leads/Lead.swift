import Basics

/// Somebody may want something; nobody has checked it yet.
package struct Lead: Hashable, Sendable {
  package let id: Identifier<Lead>
  package var title: String
  package var state: LeadState
  package let source: LeadSource
  package var contact: Identifier<Contact>
  /// The employee who looks after it; nobody yet when `nil`.
  package var owner: Int64?
  package var budget: Money?
  /// The first words of the customer, or the phone note.
  package var note: String

  package init(
    id: Identifier<Lead>, title: String, source: LeadSource, contact: Identifier<Contact>, note: String
  ) {
    self.id = id
    self.title = title
    state = .new
    self.source = source
    self.contact = contact
    self.note = note
  }

  /// The lead after `event`, what changed, and what the caller must do.
  ///
  /// - Throws: ``Refusal`` when its state does not allow that.
  package func after(_ event: LeadEvent) throws(Refusal) -> Revision<Lead, LeadAction> {
    let step = try LeadLifecycle.table.apply(event, in: state)
    var lead = self
    lead.state = step.to
    let change = FieldChange("state", from: state.rawValue, to: step.to.rawValue)
    return Revision(lead, changes: [change], actions: step.actions)
  }
}
