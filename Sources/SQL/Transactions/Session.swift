/// One transaction after the other on one driver: the `Connection` that closures get.
///
/// The rule both engines share: the first statement that fails spoils the transaction. PostgreSQL answers
/// every later statement with 25P02 and turns COMMIT silently into ROLLBACK; SQLite would go on and commit
/// the half. Here both repeat the first error and roll back, unless a savepoint stood around it.
final class Session: Connection {
  private let driver: any Driver
  private let interruption: Interruption
  private var depth = 0
  /// The failure that spoiled the transaction, kept for whoever decides about a retry.
  private(set) var failure: SQLError?
  /// False once the connection can't be trusted with another transaction.
  private(set) var isUsable = true

  init(_ driver: any Driver, _ interruption: Interruption) {
    self.driver = driver
    self.interruption = interruption
  }

  var engine: Engine { driver.engine }

  func query(_ sql: SQL) throws(SQLError) -> [Row] {
    try guarded { () throws(SQLError) in try driver.query(sql) }
  }

  func execute(_ sql: SQL) throws(SQLError) -> Int {
    try guarded { () throws(SQLError) in try driver.execute(sql) }
  }

  func script(_ sql: String) throws(SQLError) {
    try guarded { () throws(SQLError) in try driver.script(sql) }
  }

  func savepoint<T>(_ body: () throws -> T) throws -> T {
    depth += 1
    defer { depth -= 1 }
    let name = "piste_\(depth)"
    try guarded { () throws(SQLError) in try driver.repeated("SAVEPOINT \(name)") }
    do {
      let value = try body()
      try guarded { () throws(SQLError) in try driver.repeated("RELEASE SAVEPOINT \(name)") }
      return value
    } catch {
      try returnTo(name)
      throw error
    }
  }

  func backUp(to path: String) throws(SQLError) {
    try guarded { () throws(SQLError) in
      try driver.backUp(to: path) { interruption.isCancelled }
    }
  }

  func transaction<T>(_ mode: TransactionMode, _ body: (Session) throws -> T) throws -> T {
    failure = nil
    let value: T
    do {
      try guarded { () throws(SQLError) in try driver.begin(mode) }
      value = try body(self)
      if let failure { throw failure }
      guard mode == .read || interruption.enterCommit() else { throw SQLError.interrupted }
    } catch {
      rollBack()
      throw interruption.isCancelled ? SQLError.interrupted : error
    }
    guard mode == .write else {
      rollBack()
      return value
    }
    try commit()
    return value
  }

  /// A lost answer is not a failure of the transaction, which may well be there: it must not be run again.
  private func commit() throws(SQLError) {
    do throws(SQLError) {
      try driver.commit()
    } catch {
      if driver.isLost || error.kind == .connection {
        isUsable = false
        throw SQLError(
          .connection,
          "the answer to COMMIT was lost; look whether the change is there, then repeat: \(error.message)",
          code: error.code)
      }
      failure = error
      rollBack()
      throw error
    }
  }

  private func rollBack() {
    isUsable = !driver.isLost && driver.rollBack()
  }

  private func returnTo(_ name: String) throws(SQLError) {
    guard !driver.isLost, !interruption.isCancelled else { return }
    do throws(SQLError) {
      try driver.script("ROLLBACK TO SAVEPOINT \(name); RELEASE SAVEPOINT \(name)")
      failure = nil
    } catch {
      failure = failure ?? error
      throw failure ?? error
    }
  }

  private func guarded<T>(_ body: () throws(SQLError) -> T) throws(SQLError) -> T {
    if let failure { throw failure }
    do throws(SQLError) {
      guard !interruption.isCancelled else { throw SQLError.interrupted }
      return try body()
    } catch {
      failure = interruption.isCancelled ? .interrupted : error
      throw failure ?? error
    }
  }
}
