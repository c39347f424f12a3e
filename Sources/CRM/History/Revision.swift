/// One field that changed, as it is stored and shown.
package struct FieldChange: Hashable, Sendable {
  package let field: String
  package let before: String
  package let after: String

  package init(_ field: String, from before: String, to after: String) {
    self.field = field
    self.before = before
    self.after = after
  }
}

/// A business object after a step: its new value, what changed, and what the caller must carry out.
package struct Revision<Value: Sendable, Action: Sendable>: Sendable {
  package let value: Value
  /// Only what really differs.
  package let changes: [FieldChange]
  package let actions: [Action]

  package init(_ value: Value, changes: [FieldChange], actions: [Action]) {
    self.value = value
    self.changes = changes.filter { $0.before != $0.after }
    self.actions = actions
  }
}
