import SQL

/// Columns with their values for one INSERT or UPDATE of a wide table; each is named once, beside its value.
struct ColumnValues {
  private var columns: [(name: SQL, value: SQL)] = []

  /// - Parameter name: of a column, known to the program.
  mutating func set(_ name: String, _ value: some SQLBindable) {
    columns.append(("\(raw: name)", "\(value)"))
  }

  /// `a, b, c`
  var names: SQL { Self.list(columns.map(\.name)) }
  /// `$1, $2, $3`
  var values: SQL { Self.list(columns.map(\.value)) }
  /// `a = $1, b = $2, c = $3`
  var assignments: SQL {
    Self.list(columns.map { "\(fragment: $0.name) = \(fragment: $0.value)" })
  }

  private static func list(_ parts: [SQL]) -> SQL {
    guard let first = parts.first else { return "" }
    return parts.dropFirst().reduce(first) { "\(fragment: $0), \(fragment: $1)" }
  }
}
