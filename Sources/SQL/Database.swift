/// The database: the only door of the program to its tables.
///
/// `read` and `write` run their closure as one transaction on a connection's own thread. A write may run its
/// closure again after a serialization failure or a lost connection, so the closure must do nothing but SQL.
/// SQLite has one writer connection and `readers` others; PostgreSQL has `readers` + 1 equal ones.
package final class Database: Sendable {
  package let location: DatabaseLocation
  private let writer: Lane?
  private let pool: LanePool

  private init(_ location: DatabaseLocation, writer: Lane?, pool: LanePool) {
    self.location = location
    self.writer = writer
    self.pool = pool
  }

  package var engine: Engine { location.engine }

  /// `patience` is how long a write waits for another process that writes to the same SQLite file.
  package static func open(
    _ location: DatabaseLocation, readers: Int = 4, patience: Duration = .seconds(15)
  ) async throws -> Database {
    let readers = max(1, readers)
    let database: Database
    switch location {
    case .sqlite(let path):
      let lanes = (0..<readers).map { _ in Lane(sqlite: path, .reader, patience) }
      database = Database(location, writer: Lane(sqlite: path, .writer, patience), pool: LanePool(lanes))
    case .postgresql(let url):
      let lanes = (0...readers).map { _ in Lane(postgresql: url) }
      database = Database(location, writer: nil, pool: LanePool(lanes))
    }
    for lane in database.lanes { try await lane.connect() }
    return database
  }

  /// One state of the database, seen by every statement of the closure.
  package func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
    try await pool.perform(.read, body)
  }

  /// One transaction: all or nothing.
  @discardableResult
  package func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
    if let writer { return try await writer.perform(.write, body) }
    return try await pool.perform(.write, body)
  }

  /// Writes a copy to the new file `path`, one state of the database, while others read and write.
  package func backup(to path: String) async throws {
    guard case .sqlite(let source) = location else {
      return try await pool.perform(.read) { try $0.backUp(to: path) }
    }
    let lane = Lane(sqlite: source, .reader, .seconds(15))
    try await lane.perform(.read) { try $0.backUp(to: path) }
    await lane.close()
  }

  /// Waits for what is running; whoever comes later gets an error.
  package func close() async {
    for lane in lanes { await lane.close() }
  }

  private var lanes: [Lane] { (writer.map { [$0] } ?? []) + pool.lanes }
}

extension Lane {
  fileprivate init(sqlite path: String, _ role: SQLiteDriver.Role, _ patience: Duration) {
    self.init("sqlite-\(role)") { interruption throws(SQLError) in
      try SQLiteDriver(path, role, interruption, patience)
    }
  }

  fileprivate init(postgresql url: String) {
    self.init("postgresql") { interruption throws(SQLError) in try PostgreSQLDriver(url, interruption) }
  }
}
