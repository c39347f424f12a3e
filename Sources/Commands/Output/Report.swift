import Basics

/// What a command has to say: lines for a person, a value for a script.
struct Report: Sendable {
  let text: String
  let json: JSONValue
  /// JSON Lines instead of one value: `mail inspect`.
  var jsonLines: [JSONValue]?
  /// A command that worked but found something wrong (`doctor`, a mail that could not be read) exits with 1.
  var isFailure = false

  init(_ text: String, json: JSONValue) {
    self.text = text
    self.json = json
  }

  /// A list: aligned columns for a person, an array of objects for a script.
  ///
  /// - Parameter rows: one per thing, each with a value per column.
  init(_ columns: [String], rows: [[String]], json: [JSONValue], empty: String) {
    text = rows.isEmpty ? empty : Table(columns, rows).text
    self.json = .array(json)
  }

  func output(asJSON: Bool) -> String {
    guard asJSON else { return text }
    return jsonLines.map { $0.map(\.text).joined(separator: "\n") } ?? json.text
  }
}

/// Aligned columns; the last one is not padded.
struct Table {
  let text: String

  init(_ columns: [String], _ rows: [[String]]) {
    let all = [columns.map { $0.uppercased() }] + rows.map { $0.map(Self.oneLine) }
    let widths = columns.indices.map { index in all.map { Self.width($0[index]) }.max() ?? 0 }
    text = all.map { row in
      row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - Self.width(cell))
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func width(_ text: String) -> Int { text.count }

  /// A cell stays on its line and can't move the cursor: control characters of a mail become blanks.
  static func oneLine(_ text: String) -> String {
    let safe = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
    return safe.count > 60 ? safe.prefix(59) + "…" : safe
  }
}

extension Unicode.Scalar {
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value) }
}

/// Pairs of a word and a value, aligned, for `show` commands.
struct Fields {
  private var pairs: [(name: String, value: String)] = []

  /// Adds a line unless the value is empty.
  mutating func add(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    pairs.append((name, value))
  }

  var text: String {
    let width = pairs.map(\.name.count).max() ?? 0
    return pairs.map { pair in
      let indented = pair.value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        .joined(separator: "\n" + String(repeating: " ", count: width + 2))
      return pair.name + String(repeating: " ", count: width - pair.name.count + 2) + indented
    }.joined(separator: "\n")
  }
}
