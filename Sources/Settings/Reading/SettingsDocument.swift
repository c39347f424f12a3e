import Yams

/// The settings file as YAML nodes that know their line and column.
///
/// Yams refuses a key that is given twice as soon as it meets one and says no more. To report everything at
/// once, the first of the two is renamed in place, letter for letter, until the file can be read;
/// ``SettingsReader`` then meets the renamed key and reports it where its twin stands.
struct SettingsDocument {
  /// `nil` when the file holds nothing but comments.
  let root: Node?
  /// The letters that were replaced, by what stands there now.
  private(set) var shadows: [Unicode.Scalar: Unicode.Scalar] = [:]

  /// - Throws: ``ConfigurationProblem`` with line and column when the text is not YAML.
  init(text: String, file: String) throws(ConfigurationProblem) {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    while true {
      do throws(Interruption) {
        root = try Self.compose(lines)
        return
      } catch {
        guard case .duplicate(_, let mark) = error, let letter = Self.firstLetter(at: mark, in: lines),
          shadows.count < Self.shadowScalars.count
        else { throw error.problem(file: file) }
        let shadow = Self.shadowScalars[shadows.count]
        shadows[shadow] = lines[letter.line][letter.column]
        lines[letter.line][letter.column] = shadow
      }
    }
  }

  /// The key as it stands in the file, when it was renamed.
  func originalOfShadow(_ key: String) -> String? {
    guard let first = key.unicodeScalars.first, let letter = shadows[first] else { return nil }
    return String(Character(letter)) + String(key.unicodeScalars.dropFirst())
  }

  /// Private-use scalars: YAML allows them and nobody types them.
  private static let shadowScalars = (0xE000..<0xE064).compactMap { Unicode.Scalar($0 as UInt32) }

  private static func compose(_ lines: [[Unicode.Scalar]]) throws(Interruption) -> Node? {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: lines.joined(separator: ["\n"]))
    do {
      // No rules: `no`, `1e3` and `12:30` stay the texts that they are, each setting reads its own.
      return try Yams.compose(yaml: String(text), .basic, .default, .utf8)
    } catch {
      throw Interruption(error)
    }
  }

  private static func firstLetter(
    at mark: Mark, in lines: [[Unicode.Scalar]]
  ) -> (line: Int, column: Int)? {
    guard lines.indices.contains(mark.line - 1) else { return nil }
    let line = lines[mark.line - 1]
    let column = line.indices.first { $0 >= mark.column - 1 && line[$0] != "\"" && line[$0] != "'" }
    guard let column, line[column].properties.isAlphabetic else { return nil }
    return (mark.line - 1, column)
  }
}

/// What stopped Yams.
private enum Interruption: Error {
  case duplicate([String], Mark)
  case syntax(String, line: Int?, column: Int?)

  init(_ error: any Error) {
    guard let error = error as? YamlError else {
      self = .syntax("\(error)", line: nil, column: nil)
      return
    }
    switch error {
    case .duplicatedKeysInMapping(let keys, let context): self = .duplicate(keys, context.mark)
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self = .syntax(
        [context?.text, problem].compactMap { $0 }.joined(separator: ": "), line: mark.line,
        column: mark.column)
    case .reader(let problem, let offset, _, let text):
      let before = offset.map {
        text.prefix($0).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      }
      self = .syntax(problem, line: before?.count, column: before?.last.map { $0.count + 1 })
    default: self = .syntax("\(error)", line: nil, column: nil)
    }
  }

  /// The problem without the line's text: a secret may stand on it.
  func problem(file: String) -> ConfigurationProblem {
    switch self {
    case .duplicate(let keys, let mark):
      ConfigurationProblem(
        file: file, line: mark.line, column: mark.column, key: keys.first ?? "",
        message: "the key is given more than once", remedy: "keep one of them")
    case .syntax(let text, let line, let column):
      ConfigurationProblem(
        file: file, line: line, column: column, key: "", message: "this is not YAML: \(text)",
        remedy: "look at the indentation, quotes and colons here and on the line before")
    }
  }
}
