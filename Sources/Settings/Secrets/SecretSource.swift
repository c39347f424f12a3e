/// Where a secret is kept; the settings file itself holds none.
package enum SecretSource: Hashable, Sendable, CustomStringConvertible {
  /// A file of one line, readable by nobody else.
  case file(path: String)
  /// An environment variable.
  case environment(variable: String)

  package var description: String {
    switch self {
    case .file(let path): "the file \(path)"
    case .environment(let variable): "the environment variable \(variable)"
    }
  }

  /// Fetches the secret; a line end after it does not count.
  ///
  /// - Throws: ``SecretFault`` when it is missing, empty, or lies open.
  package func resolve(environment: [String: String]) throws(SecretFault) -> SecretText {
    switch self {
    case .file(let path):
      let line = try PrivateFile.text(
        at: path, whenMissing: "write the password into it, and chmod 600 \(path)"
      ).unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
      guard !line.isEmpty else {
        throw SecretFault("\(path) is empty", "write the secret into its first line")
      }
      return SecretText(String(line))
    case .environment(let variable):
      guard let text = environment[variable], !text.isEmpty else {
        throw SecretFault(
          "the environment variable \(variable) is not set", "set it, or use the `…_file` setting instead")
      }
      return SecretText(text)
    }
  }
}

/// Why a secret could not be had, and what to do.
package struct SecretFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let message: String
  package let remedy: String

  init(_ message: String, _ remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  package var description: String { message + "; " + remedy }
}

extension SettingsReader {
  /// A secret called `key`, given as `<key>_file` or `<key>_env`; `<key>` itself is refused.
  func secret(_ key: String, help: String) -> SecretSource? {
    let directory = context.directory
    let file = optional(
      "\(key)_file", .path(in: directory, example: "mail.password"),
      help: "\(help) A file with the secret in its first line, mode 600.")
    let variable = optional(
      "\(key)_env", .environmentVariable, help: "Or the environment variable that holds it.")
    refuse(key)
    if node(key) != nil {
      report(
        SettingFault("a secret stands in the file in clear", "move it to a file and write `\(key)_file: …`"),
        at: key)
    }
    if file != nil, variable != nil {
      report(
        SettingFault("the secret is given twice", "keep `\(key)_file` or `\(key)_env`"), at: "\(key)_env")
    }
    return file.map { .file(path: $0) } ?? variable.map { .environment(variable: $0) }
  }
}

extension SettingType<String> {
  static let environmentVariable = SettingType(
    expectation: "the name of an environment variable", example: "PISTE_MAIL_PASSWORD", write: { $0 }
  ) { text in
    let isName = text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 95 }
    return isName && !text.isEmpty ? text : nil
  }
}
