/// A value on its way into or out of the database.
///
/// There is no floating point on purpose: money, quantities and instants are integers (see Basics), and a
/// database expression that yields a real number or a decimal arrives as its text.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
  case boolean(Bool)

  /// The kind of value for messages, e.g. `an integer`; never the value itself, which may be private.
  var kindText: String {
    switch self {
    case .null: "NULL"
    case .integer: "an integer"
    case .text: "a text"
    case .blob: "a blob"
    case .boolean: "a boolean"
    }
  }
}

/// What may stand in an interpolated statement as a parameter.
package protocol SQLBindable {
  /// The value to bind.
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
  package var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
  package var sqlValue: SQLValue { .integer(self) }
}

extension String: SQLBindable {
  package var sqlValue: SQLValue { .text(self) }
}

extension Bool: SQLBindable {
  package var sqlValue: SQLValue { .boolean(self) }
}

extension [UInt8]: SQLBindable {
  package var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
