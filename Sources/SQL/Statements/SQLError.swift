/// Why the database refused or failed, in the same words for both engines.
///
/// Callers branch on `kind`; `code` is the engine's own (SQLite's extended result code, PostgreSQL's
/// SQLSTATE).
package struct SQLError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Hashable, Sendable {
    case unique, foreignKey, notNull, check
    /// A trigger refused the change: issued documents are frozen. `message` is the trigger's own text.
    case trigger
    /// Another process held the lock for too long.
    case busy
    /// The transaction lost against another one, again and again.
    case serialization
    /// No connection, or it was lost.
    case connection
    /// The database can't grow: its disk or its quota is used up.
    case diskFull
    /// The task was cancelled; the transaction is rolled back.
    case interrupted
    /// A column is missing or holds another kind of value than the program asked for.
    case decoding
    /// A write in a read transaction.
    case readOnly
    /// The database knows migrations that the program does not.
    case newerSchema
    /// This engine does not do that.
    case unsupported
    case other
  }

  package var kind: Kind
  package var code: String
  package var message: String
  package var sql: String
  /// Name of the constraint, or `table.column` where the engine tells only that.
  package var constraint: String?

  package init(
    _ kind: Kind, _ message: String, code: String = "", sql: String = "", constraint: String? = nil
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.sql = sql
    self.constraint = constraint
  }

  package var description: String {
    guard kind != .diskFull else {
      return
        "the database can't grow: \(message) [\(code)]. Make room on its disk; what was under way is done again."
    }
    var text = kind.rawValue
    if !code.isEmpty { text += " [\(code)]" }
    text += ": \(message)"
    if let constraint { text += " (\(constraint))" }
    if !sql.isEmpty { text += " in: \(sql.prefix(200))" }
    return text
  }

  static let interrupted = SQLError(.interrupted, "the task was cancelled and the transaction rolled back")
}
