import CPostgres

/// SQLSTATE codes (PostgreSQL documentation, appendix A) in our words.
enum PostgreSQLFailure {
  static func error(_ result: PostgreSQLResult, connectionMessage: String, isLost: Bool, sql: String)
    -> SQLError
  {
    let code = result.field(PQ_FIELD_SQLSTATE) ?? ""
    let isStale = result.field(PQ_FIELD_SOURCE_FUNCTION) == "RevalidateCachedQuery"
    let kind = isLost ? .connection : isStale ? .serialization : kind(code)
    return SQLError(
      kind, message(result) ?? connectionMessage, code: code, sql: sql, constraint: constraint(kind, result))
  }

  /// 26000: the server forgot a prepared statement, as some poolers make it do. Like a stale plan it is cured
  /// by preparing again in a new transaction.
  private static func kind(_ code: String) -> SQLError.Kind {
    switch code {
    case "23505": .unique
    case "23503": .foreignKey
    case "23502": .notNull
    case "23514": .check
    case "P0001": .trigger
    case "40001", "40P01", "26000": .serialization
    case "55P03": .busy
    case "57014": .interrupted
    case "25006": .readOnly
    case "53100": .diskFull
    case "57P01", "57P02", "57P03", "08000", "08003", "08006": .connection
    default: .other
    }
  }

  private static func message(_ result: PostgreSQLResult) -> String? {
    guard let message = result.field(PQ_FIELD_MESSAGE) else { return nil }
    guard let detail = result.field(PQ_FIELD_DETAIL) else { return message }
    return "\(message): \(detail)"
  }

  private static func constraint(_ kind: SQLError.Kind, _ result: PostgreSQLResult) -> String? {
    if let name = result.field(PQ_FIELD_CONSTRAINT) { return name }
    guard kind == .notNull, let table = result.field(PQ_FIELD_TABLE),
      let column = result.field(PQ_FIELD_COLUMN)
    else { return nil }
    return "\(table).\(column)"
  }
}
