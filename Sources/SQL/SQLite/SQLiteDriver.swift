import CSQLite

/// One SQLite connection (https://sqlite.org/c3ref): WAL, foreign keys on, `synchronous=FULL` on the
/// writer, so that a mail acknowledged after the commit survives a power cut.
final class SQLiteDriver: Driver {
  enum Role: Sendable {
    case writer
    case reader
  }

  private static let cachedStatements = 200

  /// A batch of some hundred mails stays in memory until it commits, savepoints too, and hot pages of indexes are
  /// not copied from the WAL into the file every few batches. Kibioctets when negative; pages of 4 KiB.
  private static let writerSettings = """
    PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000
    """

  private let handle: SQLiteHandle
  private var cache = StatementCache<SQLiteStatement>(capacity: cachedStatements)

  init(
    _ path: String, _ role: Role, _ interruption: Interruption, _ patience: Duration
  ) throws(SQLError) {
    handle = try SQLiteHandle(path, interruption, patience)
    try handle.script("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL")
    switch role {
    case .writer:
      try enterWAL(path)
      try handle.script(Self.writerSettings)
    case .reader: try handle.script("PRAGMA query_only = ON")
    }
  }

  /// Two programs that turn a new file to WAL at once disturb each other; a database in memory can't do it.
  private func enterWAL(_ path: String) throws(SQLError) {
    let mode = try handle.patiently { () throws(SQLError) in
      let statement = try SQLiteStatement(handle, "PRAGMA journal_mode = WAL")
      return try statement.rows([]).first?.text("journal_mode")
    }
    guard mode == "wal" else {
      throw SQLError(
        .unsupported,
        "the database \(path) has journal mode \(mode ?? "none"), not WAL; use a file on a local disk")
    }
  }

  var engine: Engine { .sqlite }
  var isLost: Bool { false }

  func query(_ sql: SQL) throws(SQLError) -> [Row] {
    let statement = try prepared(sql)
    defer { statement.reset() }
    return try statement.rows(sql.parameters)
  }

  func execute(_ sql: SQL) throws(SQLError) -> Int {
    let statement = try prepared(sql)
    defer { statement.reset() }
    return try statement.changes(sql.parameters)
  }

  func script(_ sql: String) throws(SQLError) { try handle.script(sql) }

  func repeated(_ sql: String) throws(SQLError) { _ = try execute(SQL(stringLiteral: sql)) }

  func begin(_ mode: TransactionMode) throws(SQLError) {
    switch mode {
    case .read: try handle.script("BEGIN")
    case .write: try handle.script("BEGIN IMMEDIATE")
    }
  }

  func commit() throws(SQLError) { try handle.script("COMMIT") }

  /// Some errors (disk full, RAISE(ROLLBACK)) have ended the transaction already.
  func rollBack() -> Bool {
    guard handle.isInTransaction else { return true }
    return (try? handle.script("ROLLBACK")) != nil
  }

  /// The transaction has not read yet, and only a read fixes what it sees.
  func backUp(to path: String, isCancelled: () -> Bool) throws(SQLError) {
    try handle.script("SELECT 1 FROM sqlite_schema LIMIT 1")
    try SQLiteBackup(path: path).copy(handle.pointer, isCancelled)
  }

  private func prepared(_ sql: SQL) throws(SQLError) -> SQLiteStatement {
    let text = sql.text
    if let statement = cache.find(text) { return statement }
    let statement = try SQLiteStatement(handle, text)
    _ = cache.insert(statement, for: text)
    return statement
  }
}
