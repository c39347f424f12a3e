import Logging

/// Submits mail over up to so many connections to one server. Connections are opened when somebody waits, the
/// one used last is taken first, and a lost one is made anew when it is missed. The first one is opened alone:
/// a wrong password is tried once and not once a connection, and when it fails all who wait hear of it.
///
/// Which mail may go when, and how long to stay away after trouble, is the caller's affair: the pool tries as
/// often as it is asked. What it does runs on the loop's thread.
package actor SubmissionPool {
  let loop: TransportLoop
  let log: Logger
  let access: @Sendable () async throws -> ServerEndpoint
  var lanes: LaneTable
  var sessions: [Int: SMTPSession] = [:]
  var line = SubmissionLine()
  var isClosed = false
  /// Learnt from a server that offers CHUNKING and does not know it.
  var avoidsChunking = false
  var sweeper: Task<Void, Never>?
  var whoCloses: [CheckedContinuation<Void, Never>] = []
  private var nextTicket: UInt64 = 0

  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// `access` is asked for the server and the login before each connection is made, so that a token may be
  /// fresh. What it throws, if it is no `TransportError`, counts as a login that is refused.
  package init(
    loop: TransportLoop, log: Logger, limits: PoolLimits,
    access: @escaping @Sendable () async throws -> ServerEndpoint
  ) {
    self.loop = loop
    self.log = log
    self.access = access
    lanes = LaneTable(limits)
  }

  /// Sends one message over the first connection that is free. A task that is cancelled while it waits for one
  /// gives up at once; a message that was begun is carried through, within its deadlines. Never throws: what
  /// went wrong is said per recipient, and what concerns the server or us as the report's trouble.
  package func submit(_ envelope: SubmissionEnvelope, message: [UInt8]) async -> SubmissionReport {
    while true {
      switch await turn() {
      case .trouble(let trouble): return SubmissionReport(envelope, trouble)
      case .lane(let lane):
        // Nil is a connection that had ended while it was idle, which says nothing about the server: the next
        // turn brings another one. Each such turn uses one up, so there is an end to it.
        guard let report = await carry(envelope, message, over: lane) else { continue }
        return report
      }
    }
  }

  /// Ends all connections politely, after the messages that are under way; who still waits for a connection
  /// gets none. What is submitted later is refused.
  package func close() async {
    isClosed = true
    sweeper?.cancel()
    dismiss(.closed)
    for lane in lanes.takeAllIdle() { sayFarewell(lane) }
    guard !lanes.isEmpty else { return }
    await withCheckedContinuation { whoCloses.append($0) }
  }

  // MARK: Waiting for a connection

  private func turn() async -> SubmissionLine.Turn {
    guard !isClosed else { return .trouble(.closed) }
    guard !Task.isCancelled else { return .trouble(.left) }
    if let lane = lanes.takeIdle() { return .lane(lane) }
    nextTicket += 1
    let ticket = nextTicket
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        line.append(ticket, waiter)
        grow()
      }
    } onCancel: {
      Task { await self.leave(ticket) }
    }
  }

  private func leave(_ ticket: UInt64) {
    line.remove(ticket)?.resume(returning: .trouble(.left))
  }

  func dismiss(_ trouble: SubmissionTrouble) {
    while let waiter = line.popFirst() { waiter.resume(returning: .trouble(trouble)) }
  }
}

extension SubmissionTrouble {
  static let closed = SubmissionTrouble.unreachable(
    .cancelled(ServerNote(server: "the mail server", during: "submitting", words: "the pool was closed")))
  static let left = SubmissionTrouble.unreachable(
    .cancelled(ServerNote(server: "the mail server", during: "waiting for a connection", words: "")))
}
