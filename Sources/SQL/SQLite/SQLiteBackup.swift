import CSQLite
import Glibc

/// A copy of the database while it is in use (https://sqlite.org/backup.html), a few pages a step.
///
/// The source is a connection of its own inside a read transaction, so the copy is one state of the
/// database and never starts over, however much is written meanwhile. The copy appears under its name when
/// it is complete.
struct SQLiteBackup {
  private static let pagesPerStep: Int32 = 256

  let path: String
  private var partial: String { path + ".partial" }

  func copy(_ source: OpaquePointer, _ isCancelled: () -> Bool) throws(SQLError) {
    guard access(path, F_OK) != 0 else {
      throw SQLError(.other, "the backup file \(path) exists; give another name or remove it")
    }
    unlink(partial)
    do throws(SQLError) {
      try copyPages(source, isCancelled)
      guard rename(partial, path) == 0 else { throw failure(String(cString: strerror(errno))) }
    } catch {
      unlink(partial)
      throw error
    }
  }

  private func copyPages(_ source: OpaquePointer, _ isCancelled: () -> Bool) throws(SQLError) {
    var target: OpaquePointer?
    defer { sqlite3_close_v2(target) }
    guard sqlite3_open(partial, &target) == SQLITE_OK, let target,
      let backup = sqlite3_backup_init(target, "main", source, "main")
    else { throw failure(message(target)) }
    var result = SQLITE_OK
    while result == SQLITE_OK, !isCancelled() { result = sqlite3_backup_step(backup, Self.pagesPerStep) }
    sqlite3_backup_finish(backup)
    guard !isCancelled() else { throw SQLError.interrupted }
    guard result == SQLITE_DONE else { throw failure(message(target)) }
  }

  private func message(_ target: OpaquePointer?) -> String {
    target.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
  }

  private func failure(_ reason: String) -> SQLError {
    SQLError(.other, "cannot write the backup \(path): \(reason)")
  }
}
