/// A decision with its reason: what was decided, why, and the evidence that a person can check.
///
/// Every decision that changes where a mail goes or what a document says is one of these. `Reason` is a
/// short enumeration of its own per kind of decision, so that the possible answers can be listed.
package struct Verdict<Value: Sendable, Reason: RawRepresentable & Sendable>: Sendable
where Reason.RawValue == String {
  package let value: Value
  package let reason: Reason
  /// The words, addresses or header fields that led to it; empty when the reason says it all.
  package let evidence: String

  package init(_ value: Value, _ reason: Reason, evidence: String = "") {
    self.value = value
    self.reason = reason
    self.evidence = evidence
  }

  /// The same decision in the form that is stored with a message.
  package func record(step: String, value text: String) -> VerdictRecord {
    VerdictRecord(step: step, value: text, reason: reason.rawValue, evidence: evidence)
  }
}

extension Verdict: Equatable where Value: Equatable, Reason: Equatable {}

/// A ``Verdict`` without its types: what `piste mail show` and `piste mail explain` print.
package struct VerdictRecord: Hashable, Sendable, Codable {
  /// The station that decided: `kind`, `sender`, `conversation`, `route` …
  package let step: String
  package let value: String
  package let reason: String
  package let evidence: String

  package init(step: String, value: String, reason: String, evidence: String) {
    self.step = step
    self.value = value
    self.reason = reason
    self.evidence = evidence
  }
}
