/// A connection inside a transaction, as `Database.read` and `Database.write` hand it to their closure.
///
/// It is synchronous and lives on its own thread: no `await` can sit inside a transaction. A statement that
/// fails spoils the transaction on both engines (SQLite alone would carry on); who wants to survive a refusal
/// wraps the statement in `savepoint`.
package protocol Connection: AnyObject {
  var engine: Engine { get }

  func query(_ sql: SQL) throws(SQLError) -> [Row]

  /// Runs the statement and returns how many rows it inserted, updated or deleted.
  @discardableResult func execute(_ sql: SQL) throws(SQLError) -> Int

  /// Runs several statements without parameters, divided by semicolons.
  func script(_ sql: String) throws(SQLError)

  /// What `body` did is undone when it throws, and the transaction goes on.
  func savepoint<T>(_ body: () throws -> T) throws -> T
}

extension Connection {
  package func first(_ sql: SQL) throws(SQLError) -> Row? { try query(sql).first }

  /// Runs an INSERT into a table with the column `id` and returns the new one.
  @discardableResult
  package func insert(_ sql: SQL) throws(SQLError) -> Int64 {
    guard let row = try first("\(fragment: sql) RETURNING id") else {
      throw SQLError(.decoding, "the INSERT made no row", sql: sql.text)
    }
    return try row.int("id")
  }
}
