/// Which connections of a pool may be opened, used and closed, as a value that knows no socket. A lane is the
/// place of one connection.
struct LaneTable {
  typealias Instant = ContinuousClock.Instant

  private enum State: Equatable {
    case free
    case opening
    case busy
    case idle(since: Instant)
    case closing
  }

  private let limits: PoolLimits
  private var states: [State]
  /// How many messages went over the connection of the lane.
  private var messages: [Int]
  /// Lanes that carry nothing; the one used last is at the end, and the one that may close first in front.
  private var idle: [Int] = []
  private(set) var openingCount = 0
  private var occupied = 0
  /// The server refused another connection while it had so many from us; none is tried before that time.
  private var ceiling: (lanes: Int, until: Instant)?

  init(_ limits: PoolLimits) {
    self.limits = limits
    states = Array(repeating: .free, count: limits.connections)
    messages = Array(repeating: 0, count: limits.connections)
  }

  var isEmpty: Bool { occupied == 0 }

  /// The last used of those that carry nothing.
  mutating func takeIdle() -> Int? {
    guard let lane = idle.popLast() else { return nil }
    states[lane] = .busy
    return lane
  }

  /// A lane to open for somebody who waits without a connection on the way. Whether the server is there and
  /// takes the login is found out by one alone.
  mutating func startOpening(waiting: Int, at now: Instant) -> Int? {
    guard waiting > openingCount, openingCount == 0 || openingCount < occupied else { return nil }
    if let ceiling, now < ceiling.until, occupied >= ceiling.lanes { return nil }
    guard let lane = states.firstIndex(of: .free) else { return nil }
    states[lane] = .opening
    messages[lane] = 0
    openingCount += 1
    occupied += 1
    return lane
  }

  mutating func opened(_ lane: Int) {
    guard states[lane] == .opening else { return }
    openingCount -= 1
    states[lane] = .busy
  }

  /// - Returns: whether those who wait have nothing more to wait for. Otherwise the pool makes do with the
  ///   connections it has: this one was one too many for the server.
  mutating func failedToOpen(_ lane: Int, at now: Instant) -> Bool {
    guard states[lane] == .opening else { return false }
    openingCount -= 1
    release(lane)
    guard occupied > openingCount else { return openingCount == 0 }
    ceiling = (occupied - openingCount, now.advanced(by: limits.pauseAfterRefusal))
    return false
  }

  /// What becomes of a lane whose message is through.
  enum Next: Equatable {
    case nextMessage
    /// Polite farewell: it carried as many messages as it may.
    case farewell
    /// The connection is gone, the lane is free.
    case gone
  }

  mutating func finished(_ lane: Int, isOpen: Bool) -> Next {
    guard isOpen else {
      release(lane)
      return .gone
    }
    messages[lane] += 1
    guard messages[lane] < limits.messagesPerConnection else {
      states[lane] = .closing
      return .farewell
    }
    return .nextMessage
  }

  func hasCarried(_ lane: Int) -> Bool { messages[lane] > 0 }

  mutating func rest(_ lane: Int, at now: Instant) {
    states[lane] = .idle(since: now)
    idle.append(lane)
  }

  /// Idle lanes whose time is up; they are closing now.
  mutating func takeExpired(at now: Instant) -> [Int] {
    let time = limits.idleClose
    return takeIdle { $0.advanced(by: time) <= now }
  }

  mutating func takeAllIdle() -> [Int] {
    takeIdle { _ in true }
  }

  private mutating func takeIdle(where isOver: (Instant) -> Bool) -> [Int] {
    let over = idle.filter { lane in
      guard case .idle(let since) = states[lane] else { return false }
      return isOver(since)
    }
    idle.removeAll(where: over.contains)
    for lane in over { states[lane] = .closing }
    return over
  }

  /// When the first idle lane is to be closed; nil when none is idle.
  var nextExpiry: Instant? {
    idle.lazy.compactMap { lane -> Instant? in
      guard case .idle(let since) = states[lane] else { return nil }
      return since.advanced(by: limits.idleClose)
    }.min()
  }

  mutating func release(_ lane: Int) {
    states[lane] = .free
    occupied -= 1
  }
}
