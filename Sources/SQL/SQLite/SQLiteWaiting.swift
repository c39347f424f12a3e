import CSQLite
import Glibc

/// Patience with other processes: while one of them writes, wait a little longer each time, up to a limit,
/// and stop at once when the task is cancelled.
final class SQLiteWaiting {
  /// Instructions of SQLite's machine between two looks at the cancellation, some tens of microseconds.
  private static let instructions: Int32 = 10_000

  private let interruption: Interruption
  private let patience: Duration
  private var since = ContinuousClock.now

  init(_ interruption: Interruption, _ patience: Duration) {
    self.interruption = interruption
    self.patience = patience
  }

  /// The handle owns this object and closes the connection before it lets go of it.
  func install(on pointer: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_busy_handler(
      pointer,
      { context, attempt in
        guard let context else { return 0 }
        return Unmanaged<SQLiteWaiting>.fromOpaque(context).takeUnretainedValue().waitsAgain(Int(attempt))
          ? 1 : 0
      }, context)
    sqlite3_progress_handler(
      pointer, Self.instructions,
      { context in
        guard let context else { return 0 }
        return Unmanaged<SQLiteWaiting>.fromOpaque(context).takeUnretainedValue().interruption.isCancelled
          ? 1 : 0
      }, context)
  }

  /// Between 1 and 25 ms, by chance, so that many waiting writers do not come back together.
  func waitsAgain(_ attempt: Int) -> Bool {
    if attempt == 0 { since = .now }
    guard !interruption.isCancelled, ContinuousClock.now - since < patience else { return false }
    let most = min(25_000, 1_000 << UInt32(min(attempt, 5)))
    usleep(UInt32.random(in: 500...UInt32(most)))
    return true
  }
}
