/// Who waits for what on the loop's thread: at most one waiter a socket, each with a deadline. A waiter
/// leaves exactly once, by whichever comes first; a later reason for the same ticket finds nobody and does
/// nothing.
struct WaitingRoom {
  typealias Ticket = UInt64

  private struct Waiter {
    let continuation: CheckedContinuation<WaitOutcome, Never>
    let deadline: ContinuousClock.Instant
    let socket: Int32?
  }

  private var waiters: [Ticket: Waiter] = [:]
  private var ticketOfSocket: [Int32: Ticket] = [:]
  /// No waiter's deadline is earlier. Who leaves does not move it, so it is found anew only when it passes: the
  /// thread wakes once too often for a deadline that was met, and never looks at all waiters for one of them.
  private(set) var nextDeadline: ContinuousClock.Instant?

  var isEmpty: Bool { waiters.isEmpty }

  mutating func admit(
    _ ticket: Ticket, socket: Int32?, deadline: ContinuousClock.Instant,
    _ continuation: CheckedContinuation<WaitOutcome, Never>
  ) {
    waiters[ticket] = Waiter(continuation: continuation, deadline: deadline, socket: socket)
    if let socket { ticketOfSocket[socket] = ticket }
    nextDeadline = min(nextDeadline ?? deadline, deadline)
  }

  mutating func release(_ ticket: Ticket, _ outcome: WaitOutcome) {
    guard let waiter = waiters.removeValue(forKey: ticket) else { return }
    if let socket = waiter.socket, ticketOfSocket[socket] == ticket { ticketOfSocket[socket] = nil }
    waiter.continuation.resume(returning: outcome)
  }

  mutating func release(socket: Int32, _ outcome: WaitOutcome) {
    guard let ticket = ticketOfSocket[socket] else { return }
    release(ticket, outcome)
  }

  mutating func releaseAll(_ outcome: WaitOutcome) {
    for ticket in Array(waiters.keys) { release(ticket, outcome) }
  }

  mutating func releaseExpired(at now: ContinuousClock.Instant) {
    guard let next = nextDeadline, next <= now else { return }
    let expired = waiters.filter { $0.value.deadline <= now }.keys
    for ticket in expired { release(ticket, .timedOut) }
    nextDeadline = waiters.values.map(\.deadline).min()
  }
}
