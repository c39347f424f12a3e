import Testing

@testable import MailTransport

/// Which connections are opened, used and closed; without sockets.
@Suite struct LaneTableTests {
  private let now = ContinuousClock.now

  private func table(_ connections: Int, messages: Int = 1000) -> LaneTable {
    LaneTable(
      PoolLimits(connections: connections, messagesPerConnection: messages, idleClose: .seconds(10)))
  }

  /// A table with so many connections that carry a message.
  private func busy(_ count: Int, of connections: Int) -> LaneTable {
    var lanes = table(connections)
    for _ in 0..<count {
      if let lane = lanes.startOpening(waiting: 1, at: now) { lanes.opened(lane) }
    }
    return lanes
  }

  @Test("the first connection is opened alone; after it as many as wait, up to the limit")
  func growth() {
    var lanes = table(3)
    #expect(lanes.startOpening(waiting: 0, at: now) == nil)
    #expect(lanes.startOpening(waiting: 9, at: now) == 0)
    #expect(lanes.startOpening(waiting: 9, at: now) == nil)
    lanes.opened(0)
    #expect(lanes.startOpening(waiting: 9, at: now) == 1)
    #expect(lanes.startOpening(waiting: 1, at: now) == nil)
    #expect(lanes.startOpening(waiting: 9, at: now) == 2)
    #expect(lanes.startOpening(waiting: 9, at: now) == nil)
  }

  @Test("when the only connection cannot be opened nobody waits on; when others live they do")
  func failure() {
    var lanes = table(3)
    #expect(lanes.startOpening(waiting: 9, at: now) == 0)
    #expect(lanes.failedToOpen(0, at: now) == true)
    #expect(lanes.isEmpty)
    lanes = busy(1, of: 3)
    #expect(lanes.startOpening(waiting: 9, at: now) == 1)
    #expect(lanes.failedToOpen(1, at: now) == false)
  }

  @Test("after a refused connection the pool makes do with what it has, for a while")
  func ceiling() {
    var lanes = busy(2, of: 4)
    #expect(lanes.startOpening(waiting: 9, at: now) == 2)
    #expect(lanes.failedToOpen(2, at: now) == false)
    #expect(lanes.startOpening(waiting: 9, at: now.advanced(by: .seconds(59))) == nil)
    #expect(lanes.finished(0, isOpen: false) == .gone)
    #expect(lanes.startOpening(waiting: 9, at: now) == 0)
    lanes.opened(0)
    #expect(lanes.startOpening(waiting: 9, at: now) == nil)
    #expect(lanes.startOpening(waiting: 9, at: now.advanced(by: .seconds(61))) == 2)
  }

  @Test("the connection used last is taken first, and the others close when their time is up")
  func idle() {
    var lanes = busy(2, of: 2)
    lanes.rest(0, at: now)
    lanes.rest(1, at: now.advanced(by: .seconds(5)))
    #expect(lanes.nextExpiry == now.advanced(by: .seconds(10)))
    #expect(lanes.takeExpired(at: now.advanced(by: .seconds(9))).isEmpty)
    #expect(lanes.takeExpired(at: now.advanced(by: .seconds(10))) == [0])
    #expect(lanes.takeIdle() == 1)
    #expect(lanes.takeIdle() == nil && lanes.nextExpiry == nil)
    lanes.release(0)
    #expect(lanes.finished(1, isOpen: false) == .gone && lanes.isEmpty)
  }

  @Test("a connection that carried its messages is said farewell to, and its successor counts anew")
  func farewell() {
    var lanes = table(1, messages: 2)
    for _ in 0..<2 {
      #expect(lanes.startOpening(waiting: 1, at: now) == 0)
      lanes.opened(0)
      #expect(!lanes.hasCarried(0) && lanes.finished(0, isOpen: true) == .nextMessage)
      #expect(lanes.hasCarried(0) && lanes.finished(0, isOpen: true) == .farewell)
      #expect(lanes.startOpening(waiting: 1, at: now) == nil)
      lanes.release(0)
    }
  }
}
