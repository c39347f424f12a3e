import CPostgres

/// One PostgreSQL connection over libpq, used blocking: the thread is ours.
///
/// Statements are prepared once a connection and cached. After a change of schema the server refuses a stale
/// plan ("cached plan must not change result type"): that spoils the transaction, so the cache is dropped and
/// the failure reported as one that a retry cures.
final class PostgreSQLDriver: Driver {
  private static let cachedStatements = 200

  private let handle: PostgreSQLHandle
  private var cache = StatementCache<String>(capacity: cachedStatements)
  private var preparedCount = 0
  private var isStale = false

  init(_ url: String, _ interruption: Interruption) throws(SQLError) {
    handle = try PostgreSQLHandle(url)
    interruption.install(stop: handle.cancelKey.send)
  }

  var engine: Engine { .postgresql }
  var isLost: Bool { handle.isLost }

  func query(_ sql: SQL) throws(SQLError) -> [Row] {
    let text = sql.text
    return try run(text, sql.parameters).rows(text)
  }

  func execute(_ sql: SQL) throws(SQLError) -> Int { try run(sql.text, sql.parameters).rowsChanged }

  func script(_ sql: String) throws(SQLError) { _ = try handle.run(sql) }

  func repeated(_ sql: String) throws(SQLError) { try script(sql) }

  /// A read sees one snapshot, as it does in SQLite; a write sees what others commit meanwhile and locks
  /// rows.
  func begin(_ mode: TransactionMode) throws(SQLError) {
    if isStale { try forgetStatements() }
    switch mode {
    case .read: try script("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    case .write: try script("BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE")
    }
  }

  func commit() throws(SQLError) { try script("COMMIT") }

  /// A cancellation sent to the failed statement may arrive only now and hit the ROLLBACK: repeat it.
  func rollBack() -> Bool {
    for _ in 0..<3 where !isLost {
      if (try? script("ROLLBACK")) != nil { return true }
    }
    return false
  }

  func backUp(to path: String, isCancelled: () -> Bool) throws(SQLError) {
    throw SQLError(
      .unsupported,
      "a PostgreSQL database is backed up by its own tool: pg_dump --format=custom --file=\(path)")
  }

  private func run(_ text: String, _ parameters: [SQLValue]) throws(SQLError) -> PostgreSQLResult {
    do throws(SQLError) {
      return try handle.run(prepared: try name(text), parameters, text)
    } catch {
      isStale = isStale || error.kind == .serialization
      throw error
    }
  }

  private func name(_ text: String) throws(SQLError) -> String {
    if let name = cache.find(text) { return name }
    preparedCount += 1
    let name = "piste_\(preparedCount)"
    try handle.prepare(name, text)
    if let evicted = cache.insert(name, for: text) { try script("DEALLOCATE \(evicted)") }
    return name
  }

  private func forgetStatements() throws(SQLError) {
    cache.removeAll()
    try script("DEALLOCATE ALL")
    isStale = false
  }
}
