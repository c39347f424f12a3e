import Basics

/// One effect on one business object, with its cause: so that a mail's consequences can be shown and undone.
package struct Activity: Hashable, Sendable {
  /// Who did it.
  package enum Actor: Hashable, Sendable {
    case employee(Int64)
    /// The customer, by writing.
    case customer(String)
    /// A schedule or a rule.
    case piste
  }

  /// What it happened to, e.g. `lead` 7.
  package struct Subject: Hashable, Sendable {
    package let kind: ConversationKind
    package let id: Int64

    package init(_ kind: ConversationKind, _ id: Int64) {
      self.kind = kind
      self.id = id
    }
  }

  package let subject: Subject
  package let change: FieldChange
  package let actor: Actor
  /// The journalled mail that caused it; `nil` when there was none.
  package let message: Int64?
  package let at: Instant

  package init(_ subject: Subject, _ change: FieldChange, actor: Actor, message: Int64?, at: Instant) {
    self.subject = subject
    self.change = change
    self.actor = actor
    self.message = message
    self.at = at
  }
}
