import CPostgres
import Synchronization

/// The open connection: libpq's calls with their results checked.
final class PostgreSQLHandle {
  private let pointer: OpaquePointer
  let cancelKey: PostgreSQLCancelKey

  init(_ url: String) throws(SQLError) {
    try Self.loadLibrary(named: "libpq.so.5")
    // What stands before the URL may be overridden by it, what stands after may not.
    let settings = [
      ("connect_timeout", "10"), ("fallback_application_name", "piste"), ("dbname", url),
      ("client_encoding", "UTF8"),
    ]
    let opened = Self.connect(settings)
    guard let opened, pq_status(opened) == PQ_CONNECTION_OK else {
      let reason = opened.map { String(cString: pq_error_message($0)) } ?? "out of memory"
      pq_finish(opened)
      let place = DatabaseLocation.postgresql(url)
      throw SQLError(.connection, "cannot reach \(place): \(reason.trimmed); check the server and the URL")
    }
    pointer = opened
    cancelKey = PostgreSQLCancelKey(opened)
    _ = try run("SET bytea_output = hex")
  }

  deinit { pq_finish(pointer) }

  var isLost: Bool { pq_status(pointer) != PQ_CONNECTION_OK }

  /// libpq is opened only when a PostgreSQL database is, so that users of SQLite need not install it.
  static func loadLibrary(named name: String) throws(SQLError) {
    guard let problem = pq_load(name) else { return }
    throw SQLError(
      .connection,
      "PostgreSQL's client library is missing (\(String(cString: problem))); install it: apt install libpq5")
  }

  func run(_ sql: String) throws(SQLError) -> PostgreSQLResult {
    try checked(PostgreSQLResult(pq_exec(pointer, sql)), sql)
  }

  func prepare(_ name: String, _ text: String) throws(SQLError) {
    _ = try checked(PostgreSQLResult(pq_prepare(pointer, name, text)), text)
  }

  func run(prepared name: String, _ values: [SQLValue], _ sql: String) throws(SQLError) -> PostgreSQLResult {
    let parameters = try PostgreSQLParameters(values, sql)
    let result = parameters.withPointers { values, lengths, formats in
      pq_exec_prepared(pointer, name, Int32(parameters.count), values, lengths, formats)
    }
    return try checked(PostgreSQLResult(result), sql)
  }

  private func checked(_ result: PostgreSQLResult, _ sql: String) throws(SQLError) -> PostgreSQLResult {
    guard result.isSuccess else {
      let message = String(cString: pq_error_message(pointer)).trimmed
      throw PostgreSQLFailure.error(result, connectionMessage: message, isLost: isLost, sql: sql)
    }
    return result
  }

  private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
    let names = CStrings(settings.map(\.0))
    let values = CStrings(settings.map(\.1))
    return names.withPointers { names in values.withPointers { pq_connect(names, $0) } }
  }
}

/// Stops a running statement from another thread (libpq documentation, "Canceling Queries in Progress").
///
/// libpq allows `PQcancel` from any thread, even while the connection is in use; the address is kept as a
/// number because a pointer can't cross threads in Swift.
final class PostgreSQLCancelKey: Sendable {
  private let address: Mutex<UInt>

  init(_ connection: OpaquePointer) {
    address = Mutex(UInt(bitPattern: pq_cancel_key(connection)))
  }

  deinit { address.withLock { pq_free_cancel_key(OpaquePointer(bitPattern: $0)) } }

  @Sendable func send() {
    address.withLock { address in
      if let key = OpaquePointer(bitPattern: address) { _ = pq_cancel(key) }
    }
  }
}

extension String {
  /// Without the line end that libpq puts after its messages.
  fileprivate var trimmed: String {
    var text = self
    while text.utf8.last == UInt8(ascii: "\n") { text.unicodeScalars.removeLast() }
    return text
  }
}
