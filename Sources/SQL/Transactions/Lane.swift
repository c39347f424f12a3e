import Dispatch

/// One connection with a thread of its own: the serial queue is the actor's executor, so a blocking call
/// never holds a thread of Swift's pool and the connection is never used from two threads.
actor Lane {
  private let executor: QueueExecutor
  private let open: @Sendable (Interruption) throws(SQLError) -> any Driver
  private let interruption = Interruption()
  private var session: Session?
  private var isClosed = false

  init(_ name: String, open: @escaping @Sendable (Interruption) throws(SQLError) -> any Driver) {
    executor = QueueExecutor(name)
    self.open = open
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens the connection now, so that a wrong path or password shows at start.
  func connect() throws(SQLError) { _ = try currentSession() }

  func close() {
    isClosed = true
    session = nil
  }

  nonisolated func perform<T: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (Session) throws -> T
  ) async throws -> T {
    let job = interruption.issue()
    return try await withTaskCancellationHandler {
      try await run(job, mode, body)
    } onCancel: {
      interruption.cancel(job)
    }
  }

  private func run<T: Sendable>(
    _ job: Int, _ mode: TransactionMode, _ body: @Sendable (Session) throws -> T
  ) throws -> T {
    interruption.begin(job)
    defer { interruption.end() }
    var retries = RetryPolicy()
    while true {
      let session = try currentSession()
      do {
        let value = try session.transaction(mode, body)
        if !session.isUsable { self.session = nil }
        return value
      } catch {
        if !session.isUsable { self.session = nil }
        guard !interruption.isCancelled, retries.allowsAnother(after: session.failure) else { throw error }
      }
    }
  }

  private func currentSession() throws(SQLError) -> Session {
    guard !isClosed else { throw SQLError(.connection, "the database was closed by this program") }
    if let session { return session }
    let opened = Session(try open(interruption), interruption)
    session = opened
    return opened
  }
}

/// Runs the actor's jobs one after the other on a queue of its own.
private final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(_ name: String) { queue = DispatchQueue(label: name) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
