/// Something odd that was met and survived: what, where, and how bad it is.
package struct Diagnostic: Hashable, Sendable, Codable, CustomStringConvertible {
  package enum Severity: String, Sendable, Codable {
    case note, warning, error
  }

  package let severity: Severity
  /// A stable word for scripts and tests, e.g. `missing-boundary`.
  package let code: String
  /// One sentence for a person, with the remedy where there is one.
  package let message: String
  /// Byte offset, line or part path; empty when it concerns the whole.
  package let location: String

  package init(_ severity: Severity, _ code: String, _ message: String, at location: String = "") {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
  }

  package var description: String {
    (location.isEmpty ? "" : location + ": ") + "\(severity.rawValue): \(message)"
  }
}
