/// One row of a result, read by column name; the caller says what kind of value it expects.
///
/// SQLite has no booleans (they are stored as 0 and 1) and PostgreSQL has, so `bool` reads both.
package struct Row: Sendable {
  let shape: RowShape
  let values: [SQLValue]

  package func int(_ column: String) throws(SQLError) -> Int64 {
    guard let value = try intOrNil(column) else { throw mismatch(column, .null, "an integer") }
    return value
  }

  package func intOrNil(_ column: String) throws(SQLError) -> Int64? {
    switch try value(column) {
    case .null: return nil
    case .integer(let number): return number
    case let other: throw mismatch(column, other, "an integer")
    }
  }

  package func text(_ column: String) throws(SQLError) -> String {
    guard let value = try textOrNil(column) else { throw mismatch(column, .null, "a text") }
    return value
  }

  package func textOrNil(_ column: String) throws(SQLError) -> String? {
    switch try value(column) {
    case .null: return nil
    case .text(let text): return text
    case let other: throw mismatch(column, other, "a text")
    }
  }

  package func bool(_ column: String) throws(SQLError) -> Bool {
    switch try value(column) {
    case .boolean(let flag): return flag
    case .integer(0): return false
    case .integer(1): return true
    case let other: throw mismatch(column, other, "a boolean")
    }
  }

  package func blob(_ column: String) throws(SQLError) -> [UInt8] {
    guard let value = try blobOrNil(column) else { throw mismatch(column, .null, "a blob") }
    return value
  }

  package func blobOrNil(_ column: String) throws(SQLError) -> [UInt8]? {
    switch try value(column) {
    case .null: return nil
    case .blob(let bytes): return bytes
    case let other: throw mismatch(column, other, "a blob")
    }
  }

  /// The value as the engine gave it.
  package func value(_ column: String) throws(SQLError) -> SQLValue {
    guard let index = shape.indexes[column] else {
      let known = shape.indexes.keys.sorted().joined(separator: ", ")
      throw SQLError(.decoding, "no column \(column) in the result; it has \(known)", sql: shape.sql)
    }
    return values[index]
  }

  private func mismatch(_ column: String, _ found: SQLValue, _ expected: String) -> SQLError {
    SQLError(.decoding, "column \(column) holds \(found.kindText), not \(expected)", sql: shape.sql)
  }
}

/// The column names of a result, shared by its rows.
final class RowShape: Sendable {
  let indexes: [String: Int]
  let sql: String

  init(columns: [String], sql: String) {
    indexes = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
    self.sql = sql
  }
}
