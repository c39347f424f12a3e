import Basics
import Foundation

/// The commented settings file, made from the declarations.
///
/// A setting that was answered or is required stands as it is; every other stands behind a `#` with its
/// default or an example, so that the file is its own manual.
package enum ConfigurationTemplate {
  /// - Returns: a file that ``Configuration`` reads back to the answers and the defaults.
  /// - Throws: ``Refusal`` when an answer belongs to no setting.
  package static func text(answers: ConfigurationAnswers) throws(Refusal) -> String {
    let declarations = declarations
    try refuseUnknown(answers.tree, declarations)
    let blocks = declarations.map { block($0, answers.tree[$0.key]).joined(separator: "\n") }
    return heading + "\n" + blocks.joined(separator: "\n\n") + "\n"
  }

  private static let heading = """
    # Settings of Piste, in YAML. `piste doctor` checks them and says what is wrong, with line and remedy.
    # `#key: value`, without a blank, is a setting at its default or an example: take the # away to use it.
    # Relative paths begin at this file's directory. Passwords never stand here: see password_file.

    """

  /// What ``Configuration`` asks for when it is asked about itself.
  static var declarations: [Declaration] {
    let context = ReadingContext(file: "", directory: "/etc/piste", environment: [:], document: nil)
    let reader = SettingsReader(nil, path: "", context: context)
    _ = Configuration(reader)
    return reader.declarations
  }

  private static func refuseUnknown(
    _ answers: [String: Answer], _ declarations: [Declaration], path: String = ""
  ) throws(Refusal) {
    for (key, answer) in answers.sorted(by: { $0.key < $1.key }) {
      switch (declarations.first { $0.key == key }?.form, answer) {
      case (.value, .text), (.values, .text): continue
      case (.section(let parts), .section(let inner)): try refuseUnknown(inner, parts, path: path + key + ".")
      case (.list(let parts), .list(let entries)):
        for entry in entries { try refuseUnknown(entry, parts, path: path + key + ".") }
      default:
        throw Refusal(
          .invalid, "there is no setting \(path)\(key)", remedy: "see config/piste.example.yaml for the names"
        )
      }
    }
  }

  /// A list answered in one text, with commas.
  private static func list(_ text: String) -> String {
    YAMLText.list(text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
  }

  /// The lines of one declaration, without indentation.
  private static func block(_ declaration: Declaration, _ answer: Answer?) -> [String] {
    let comment = declaration.comment
    switch (declaration.form, answer) {
    case (.value, .text(let text)): return comment + ["\(declaration.key): \(YAMLText.scalar(text))"]
    case (.values, .text(let text)): return comment + ["\(declaration.key): \(list(text))"]
    case (.value, _), (.values, _): return comment + [standing(declaration)]
    case (.section(let parts), _): return comment + section(declaration, parts, answer)
    case (.list(let parts), .list(let entries)):
      return comment + ["\(declaration.key):"] + entries.flatMap { indented(entry(parts, $0)) }
    case (.list(let parts), _):
      return comment + (["\(declaration.key):"] + indented(entry(parts, [:]))).map { "#" + $0 }
    }
  }

  /// A section that may be left out, and is, stands behind `#` as a whole.
  private static func section(
    _ declaration: Declaration, _ parts: [Declaration], _ answer: Answer?
  ) -> [String] {
    if case .section(let answers) = answer {
      return ["\(declaration.key):"] + indented(body(parts, answers))
    }
    let lines = ["\(declaration.key):"] + indented(body(parts, [:]))
    guard case .optional = declaration.presence else { return lines }
    return lines.map { "#" + $0 }
  }

  private static func body(_ parts: [Declaration], _ answers: [String: Answer]) -> [String] {
    parts.flatMap { block($0, answers[$0.key]) }
  }

  /// A list entry: its first setting is a required one, and its line carries the dash.
  private static func entry(_ parts: [Declaration], _ answers: [String: Answer]) -> [String] {
    var lines = body(parts, answers).map { "  " + $0 }
    if let first = lines.firstIndex(where: { !$0.hasPrefix("  #") }) {
      lines[first] = "- " + lines[first].dropFirst(2)
    }
    return lines
  }

  /// The line of a setting without an answer.
  private static func standing(_ declaration: Declaration) -> String {
    switch declaration.presence {
    case .required(let example): "\(declaration.key): \(YAMLText.scalar(example))"
    case .optional(let example): "#\(declaration.key): \(YAMLText.scalar(example))"
    case .defaulted(let text):
      "#\(declaration.key): \(declaration.form.isListOfValues ? text : YAMLText.scalar(text))"
    }
  }

  private static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }
}
