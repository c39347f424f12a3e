import CCurl
import CShims
import Glibc
import Synchronization

/// The one thread that owns every libcurl handle of the program, and the executor of the connection actors:
/// what an actor does with its handle happens on this thread, so that no lock and no hop stands on the data
/// path. It is a task executor too, because a continuation that is resumed goes to the executor that its task
/// prefers before it goes to its actor: without that every wait would end with a visit to another thread.
/// The thread lives while there is something to do, sleeps in epoll, and drives `curl_multi` only while
/// a connection is being made. After `shutdown` every wait ends at once and no connection can be made any
/// more.
package final class TransportLoop: SerialExecutor, TaskExecutor, @unchecked Sendable {
  /// What other threads hand to the loop.
  private struct Inbox {
    var jobs: [UnownedJob] = []
    var cancelled: [WaitingRoom.Ticket] = []
    var retired: [CurlSession] = []
    var isStopped = false
    var threadRuns = false
    /// Between taking the inbox and going to sleep: nobody needs to ring.
    var isAwake = false

    var isEmpty: Bool { jobs.isEmpty && cancelled.isEmpty && retired.isEmpty }
  }

  /// What was done until now, of all connections together.
  package let counters = TransportTally()
  let trace: ProtocolTrace?
  private let inbox = Mutex(Inbox())
  private let poller: Int32
  private let doorbell: Int32
  private let nextTicket = Atomic<WaitingRoom.Ticket>(1)

  // The loop's thread alone touches what follows.
  private var multi: UnsafeMutableRawPointer?
  private var room = WaitingRoom()
  private var connecting: [UnsafeMutableRawPointer: (session: CurlSession, ticket: WaitingRoom.Ticket)] = [:]
  private var watched: Set<Int32> = []
  private var isStopped = false

  private static let libraryIsReady: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// `trace` is shown the dialogue of every connection.
  package init(trace: ProtocolTrace? = nil) {
    self.trace = trace
    // libcurl's own guard is off with NOSIGNAL: a peer that went away must be an error, not the end of the
    // program.
    signal(SIGPIPE, SIG_IGN)
    poller = piste_poller_create()
    doorbell = piste_doorbell_create()
    multi = Self.libraryIsReady ? curl_multi_init() : nil
    _ = piste_poller_add_doorbell(poller, doorbell)
  }

  deinit {
    if let multi { curl_multi_cleanup(multi) }
    Glibc.close(doorbell)
    Glibc.close(poller)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    post { $0.jobs.append(job) }
  }

  /// Ends every wait and refuses new ones. Connections notice at their next step and close.
  package func shutdown() {
    post { $0.isStopped = true }
  }

  private func post(_ change: (inout sending Inbox) -> Void) {
    let (mustStart, mustRing) = inbox.withLock { inbox in
      change(&inbox)
      defer { inbox.threadRuns = true }
      return (!inbox.threadRuns, inbox.threadRuns && !inbox.isAwake)
    }
    if mustStart { startThread() }
    if mustRing { piste_doorbell_ring(doorbell) }
  }
}

// MARK: - Waiting

extension TransportLoop {
  /// Waits until the socket can be read or written; only after libcurl said "again", because OpenSSL may hold
  /// bytes that epoll does not know of.
  nonisolated(nonsending) func wait(for socket: Int32, until deadline: Deadline) async -> WaitOutcome {
    await wait(until: deadline) { ticket, continuation in
      self.room.admit(ticket, socket: socket, deadline: deadline.instant, continuation)
      if self.watched.insert(socket).inserted, piste_poller_add_socket(self.poller, socket) != 0 {
        self.watched.remove(socket)
        self.room.release(ticket, .stopped)
      }
    }
  }

  nonisolated(nonsending) func sleep(until deadline: Deadline) async -> WaitOutcome {
    await wait(until: deadline) { ticket, continuation in
      self.room.admit(ticket, socket: nil, deadline: deadline.instant, continuation)
    }
  }

  /// Makes the connection that the session describes, up to and including the login.
  nonisolated(nonsending) func connect(_ session: CurlSession, until deadline: Deadline) async -> WaitOutcome
  {
    await wait(until: deadline) { ticket, continuation in
      self.room.admit(ticket, socket: nil, deadline: deadline.instant, continuation)
      self.connecting[session.handle] = (session, ticket)
      if curl_multi_add_handle(self.multi, session.handle) != CURLM_OK {
        self.connecting[session.handle] = nil
        self.room.release(ticket, .stopped)
      }
    }
  }

  /// The isolation is a parameter, and named in the closure, so that the closure stays on the loop's thread
  /// too.
  private func wait(
    until deadline: Deadline, isolation: isolated (any Actor)? = #isolation,
    _ admit: (WaitingRoom.Ticket, CheckedContinuation<WaitOutcome, Never>) -> Void
  ) async -> WaitOutcome {
    guard !isStopped else { return .stopped }
    let ticket = nextTicket.add(1, ordering: .relaxed).oldValue
    guard deadline.endsWithTask else { return await suspend(ticket, admit) }
    return await withTaskCancellationHandler {
      await suspend(ticket, isolation: isolation, admit)
    } onCancel: {
      post { $0.cancelled.append(ticket) }
    }
  }

  private func suspend(
    _ ticket: WaitingRoom.Ticket, isolation: isolated (any Actor)? = #isolation,
    _ admit: (WaitingRoom.Ticket, CheckedContinuation<WaitOutcome, Never>) -> Void
  ) async -> WaitOutcome {
    await withTaskExecutorPreference(self) {
      await withCheckedContinuation(isolation: isolation) { admit(ticket, $0) }
    }
  }

  /// Closes the session's connection; on the loop's thread.
  func close(_ session: CurlSession) {
    connecting[session.handle] = nil
    if let socket = session.socket, watched.remove(socket) != nil {
      _ = piste_poller_remove(poller, socket)
      room.release(socket: socket, .stopped)
    }
    curl_multi_remove_handle(multi, session.handle)
    session.dispose()
  }

  /// The same from any thread, for a connection that nobody closed.
  func retire(_ session: CurlSession) {
    post { $0.retired.append(session) }
  }
}

// MARK: - The thread

extension TransportLoop {
  private func startThread() {
    let myself = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<TransportLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, myself.toOpaque())
    precondition(code == 0, "no thread for the mail transport: error \(code); raise the limit of processes")
    pthread_detach(thread)
  }

  private func run() {
    while let work = takeInbox() {
      run(work.jobs)
      for ticket in work.cancelled { room.release(ticket, .cancelled) }
      for session in work.retired { close(session) }
      if work.isStopped { stop() }
      advanceConnections()
      room.releaseExpired(at: .now)
      sleepUntilNeeded()
    }
  }

  /// The jobs, and those that they bring up at once: most go on where they were, so the sockets need not be
  /// looked at between them. Not for ever, because others wait.
  private func run(_ jobs: [UnownedJob]) {
    var jobs = jobs
    for _ in 0..<16 where !jobs.isEmpty {
      for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
      jobs = inbox.withLock { inbox in
        defer { inbox.jobs = [] }
        return inbox.jobs
      }
    }
    guard !jobs.isEmpty else { return }
    inbox.withLock { $0.jobs.insert(contentsOf: jobs, at: 0) }
  }

  /// Nil when there is nothing to do and nothing to wait for: then the thread ends, and the next job starts
  /// another.
  private func takeInbox() -> Inbox? {
    inbox.withLock { inbox in
      guard !inbox.isEmpty || inbox.isStopped != isStopped || !room.isEmpty || !watched.isEmpty else {
        inbox.threadRuns = false
        inbox.isAwake = false
        return nil
      }
      defer {
        inbox.jobs = []
        inbox.cancelled = []
        inbox.retired = []
        inbox.isAwake = true
      }
      return inbox
    }
  }

  private func stop() {
    isStopped = true
    room.releaseAll(.stopped)
  }

  private func advanceConnections() {
    guard !connecting.isEmpty else { return }
    var running: Int32 = 0
    var left: Int32 = 0
    curl_multi_perform(multi, &running)
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
        let done = connecting.removeValue(forKey: handle)
      else { continue }
      done.session.result = message.pointee.data.result
      room.release(done.ticket, .ready)
    }
  }

  private func sleepUntilNeeded() {
    let mayBlock = inbox.withLock { inbox in
      inbox.isAwake = !inbox.isEmpty || inbox.isStopped != isStopped
      return !inbox.isAwake
    }
    var milliseconds = mayBlock ? millisecondsToNextDeadline() : 0
    guard mayBlock || !watched.isEmpty else { return }
    if mayBlock, room.isEmpty, watched.isEmpty { return }
    if mayBlock, !connecting.isEmpty {
      var poll = curl_waitfd(fd: poller, events: Int16(CURL_WAIT_POLLIN), revents: 0)
      curl_multi_poll(multi, &poll, 1, milliseconds < 0 ? 1000 : min(milliseconds, 1000), nil)
      milliseconds = 0
    }
    collectEvents(milliseconds)
  }

  private func collectEvents(_ milliseconds: Int32) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 64) { ready in
      let count = piste_poller_wait(poller, ready.baseAddress, Int32(ready.count), milliseconds)
      // What the waiters do now comes from this thread: it need not ring for itself.
      inbox.withLock { $0.isAwake = true }
      for descriptor in ready.prefix(Int(max(count, 0))) {
        if descriptor == doorbell {
          piste_doorbell_silence(doorbell)
        } else {
          room.release(socket: descriptor, .ready)
        }
      }
    }
  }

  /// Rounded up, so that a deadline has passed when its waiter is looked at.
  private func millisecondsToNextDeadline() -> Int32 {
    guard let next = room.nextDeadline else { return -1 }
    let left = ContinuousClock.Instant.now.duration(to: next).components
    let milliseconds = left.seconds.clamped(to: 0...86_400) * 1000 + left.attoseconds / 1_000_000_000_000_000
    return Int32(milliseconds.clamped(to: 0...86_400_000)) + 1
  }
}

extension Int64 {
  fileprivate func clamped(to range: ClosedRange<Int64>) -> Int64 {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
