/// One thing that is wrong with the settings: where it stands, what it is, and what to write instead.
///
/// A secret's value never gets into a problem, not even when it stands where it must not.
package struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named to us, or the name of the environment variable.
  package let file: String
  /// Counted from 1; `nil` when the problem concerns the whole file or an environment variable.
  package let line: Int?
  /// Counted from 1 in Unicode scalars, as editors do.
  package let column: Int?
  /// The full path of the setting, e.g. `accounts[0].imap.port`; empty for the file itself.
  package let key: String
  package let message: String
  package let remedy: String

  /// `piste.yaml:12:9: company.currency: "CFH" is not …; write …`
  package var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return place + ": " + (key.isEmpty ? "" : key + ": ") + message + "; " + remedy
  }
}

/// Everything that is wrong with the settings, in the order of the file.
package struct ConfigurationProblems: Error, Hashable, Sendable, CustomStringConvertible {
  package let problems: [ConfigurationProblem]

  init(_ problems: [ConfigurationProblem]) {
    self.problems = problems.enumerated().sorted { left, right in
      (left.element.line ?? 0, left.element.column ?? 0, left.offset)
        < (right.element.line ?? 0, right.element.column ?? 0, right.offset)
    }.map(\.element)
  }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
