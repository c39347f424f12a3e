import Basics

/// One thing that `piste doctor` looked at.
struct Finding: Hashable, Sendable {
  enum State: String, Sendable {
    case ok
    /// Works, but the user should know.
    case warning
    case problem
  }

  /// What was looked at: `settings`, `database`, `account leads imap` …
  let check: String
  let state: State
  let message: String
  /// Empty when there is nothing to do.
  let remedy: String

  static func ok(_ check: String, _ message: String) -> Finding {
    Finding(check: check, state: .ok, message: message, remedy: "")
  }

  static func warning(_ check: String, _ message: String, remedy: String) -> Finding {
    Finding(check: check, state: .warning, message: message, remedy: remedy)
  }

  static func problem(_ check: String, _ message: String, remedy: String) -> Finding {
    Finding(check: check, state: .problem, message: message, remedy: remedy)
  }

  /// The last line: what a person may stop reading at.
  static func verdict(_ findings: [Finding]) -> String {
    let problems = findings.filter { $0.state == .problem }.count
    let warnings = findings.filter { $0.state == .warning }.count
    guard problems == 0 else { return "\(problems) of \(findings.count) checks found something wrong" }
    return "no problem" + (warnings == 0 ? "" : ", \(warnings) warning\(warnings == 1 ? "" : "s")")
  }

  var line: String {
    let word = state.rawValue + String(repeating: " ", count: 9 - state.rawValue.utf8.count)
    return word + check + ": " + message + (remedy.isEmpty ? "" : "\n         → " + remedy)
  }

  var json: JSONValue {
    [
      "check": .string(check), "state": .string(state.rawValue), "message": .string(message),
      "remedy": .string(remedy),
    ]
  }
}
