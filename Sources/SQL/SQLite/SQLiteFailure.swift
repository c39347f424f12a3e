import CSQLite

/// SQLite's extended result codes (https://sqlite.org/rescode.html) in our words.
enum SQLiteFailure {
  static func error(code: Int32, message: String, sql: String) -> SQLError {
    let kind = kind(code)
    return SQLError(
      kind, kind == .busy ? "another process is writing to the database; try again (\(message))" : message,
      code: "\(code)", sql: sql, constraint: constraint(kind, message))
  }

  private static func kind(_ code: Int32) -> SQLError.Kind {
    switch code {
    // UNIQUE, PRIMARYKEY, ROWID
    case 2067, 1555, 2579: .unique
    // FOREIGNKEY, NOTNULL, CHECK, TRIGGER: 19 | n << 8; SQLite spells them as macros that Swift can't read
    case 787: .foreignKey
    case 1299: .notNull
    case 275: .check
    case 1811: .trigger
    default: primaryKind(code & 0xff)
    }
  }

  private static func primaryKind(_ code: Int32) -> SQLError.Kind {
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_INTERRUPT: .interrupted
    case SQLITE_READONLY: .readOnly
    case SQLITE_FULL: .diskFull
    case SQLITE_CANTOPEN, SQLITE_NOTADB: .connection
    default: .other
    }
  }

  /// "UNIQUE constraint failed: lead.email" names the column, "… failed: index 'lead_email'" an index on an
  /// expression, "CHECK constraint failed: amount_positive" the constraint; a foreign key is never named.
  private static func constraint(_ kind: SQLError.Kind, _ message: String) -> String? {
    guard [.unique, .notNull, .check].contains(kind), let range = message.firstRange(of: " failed: ") else {
      return nil
    }
    let name = message[range.upperBound...]
    guard name.hasPrefix("index '"), name.hasSuffix("'") else { return String(name) }
    return String(name.dropFirst(7).dropLast())
  }
}
