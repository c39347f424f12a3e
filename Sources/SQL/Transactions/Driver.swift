/// What an engine must do for us: run statements on one connection, from one thread.
///
/// Transactions, poisoning, savepoints, retries and cancellation are the same for both and live in `Session`
/// and `Lane`; a driver knows none of them.
protocol Driver: AnyObject {
  var engine: Engine { get }
  /// The connection is gone, and a transaction that was open with it.
  var isLost: Bool { get }

  func query(_ sql: SQL) throws(SQLError) -> [Row]
  func execute(_ sql: SQL) throws(SQLError) -> Int
  func script(_ sql: String) throws(SQLError)
  /// One statement without parameters or rows that is run again and again: a savepoint.
  func repeated(_ sql: String) throws(SQLError)

  func begin(_ mode: TransactionMode) throws(SQLError)
  func commit() throws(SQLError)
  /// Ends the transaction that may be open; false when the connection can't be used any more.
  func rollBack() -> Bool

  /// Copies the whole database to a new file, inside a read transaction.
  func backUp(to path: String, isCancelled: () -> Bool) throws(SQLError)
}

/// A read sees one state of the database from its first statement to its last; a write holds SQLite's one
/// write lock from its beginning, so that it never fails half-way for want of it.
enum TransactionMode: Sendable {
  case read
  case write
}
