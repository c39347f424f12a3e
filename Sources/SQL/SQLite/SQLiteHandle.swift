import CSQLite
import Glibc

/// The open database file: opens it, waits for other processes, listens to cancellation, closes it last.
///
/// Statements hold on to it, so it outlives every one of them.
final class SQLiteHandle {
  let pointer: OpaquePointer
  private let waiting: SQLiteWaiting

  init(_ path: String, _ interruption: Interruption, _ patience: Duration) throws(SQLError) {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    var opened: OpaquePointer?
    let result = sqlite3_open_v2(path, &opened, flags, nil)
    guard result == SQLITE_OK, let opened else {
      let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw SQLError(
        .connection, "cannot open the database file \(path): \(reason); check the path and its permissions",
        code: "\(result)")
    }
    pointer = opened
    waiting = SQLiteWaiting(interruption, patience)
    sqlite3_extended_result_codes(opened, 1)
    waiting.install(on: opened)
    guard piste_sqlite_refuse_quoted_strings(opened) == SQLITE_OK else { throw failure("opening \(path)") }
  }

  deinit { sqlite3_close_v2(pointer) }

  var isInTransaction: Bool { sqlite3_get_autocommit(pointer) == 0 }

  func script(_ sql: String) throws(SQLError) {
    guard sqlite3_exec(pointer, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
  }

  /// Runs `body` again while another process holds the lock, for the few statements that get SQLITE_BUSY at
  /// once, without the busy handler.
  func patiently<Result>(_ body: () throws(SQLError) -> Result) throws(SQLError) -> Result {
    var attempt = 0
    while true {
      do throws(SQLError) {
        return try body()
      } catch {
        guard error.kind == .busy, waiting.waitsAgain(attempt) else { throw error }
        attempt += 1
      }
    }
  }

  func failure(_ sql: String) -> SQLError {
    SQLiteFailure.error(
      code: sqlite3_extended_errcode(pointer), message: String(cString: sqlite3_errmsg(pointer)), sql: sql)
  }
}
