import Foundation

/// The table `schema_migration`: which steps this database has taken, and when.
///
/// Each step is a transaction of its own together with its row. Two processes may start at once: SQLite
/// lets one write at a time, PostgreSQL takes an advisory lock, and who comes second finds the step taken.
struct SchemaHistory {
  /// "piste" in ASCII: one lock for every migration of a Piste database.
  private static let lock: Int64 = 0x70_6973_7465

  let connection: any Connection

  /// Waits for other processes that migrate, until the transaction ends.
  init(locking connection: any Connection) throws(SQLError) {
    self.connection = connection
    if connection.engine == .postgresql {
      _ = try connection.query("SELECT pg_advisory_xact_lock(\(Self.lock))")
    }
    try connection.script(
      """
      CREATE TABLE IF NOT EXISTS schema_migration (
        name TEXT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)
      """
    )
  }

  func applied() throws(SQLError) -> [String] {
    try connection.query("SELECT name FROM schema_migration ORDER BY name")
      .map { row throws(SQLError) in try row.text("name") }
  }

  /// Refuses a database that an other version of the program has migrated in a way this one does not know.
  func check(against known: [String]) throws(SQLError) {
    let applied = Set(try applied())
    if let stranger = applied.subtracting(known).min() {
      throw SQLError(
        .newerSchema,
        "the database is newer than this program: it has '\(stranger)'; install the version that wrote it")
    }
    if let gap = known.firstIndex(where: { !applied.contains($0) }),
      let late = known[gap...].first(where: applied.contains)
    {
      throw SQLError(.other, "'\(known[gap])' stands before '\(late)', which is applied: append it instead")
    }
  }

  /// False when another process has taken the step meanwhile.
  func apply(_ migration: Migration) throws(SQLError) -> Bool {
    guard try !applied().contains(migration.name) else { return false }
    try connection.script(try connection.engine.expand(migration.ddl))
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    try connection.execute(
      "INSERT INTO schema_migration (name, applied_at) VALUES (\(migration.name), \(now))")
    return true
  }
}

extension Database {
  /// Takes the steps that are missing, in order, and returns their names.
  package func migrate(_ migrations: [Migration]) async throws -> [String] {
    let names = migrations.map(\.name)
    try await write { try SchemaHistory(locking: $0).check(against: names) }
    var taken: [String] = []
    for migration in migrations where try await write({ try SchemaHistory(locking: $0).apply(migration) }) {
      taken.append(migration.name)
    }
    return taken
  }
}
