/// Lanes of the same kind, lent out one caller each; who comes late waits in order and may be cancelled
/// there.
actor LanePool {
  let lanes: [Lane]
  private var idle: [Lane]
  private var waiting: [(ticket: Int, continuation: CheckedContinuation<Lane, any Error>)] = []
  private var issued = 0

  init(_ lanes: [Lane]) {
    self.lanes = lanes
    idle = lanes.reversed()
  }

  func perform<T: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (Session) throws -> T
  ) async throws -> T {
    let lane = try await take()
    defer { giveBack(lane) }
    return try await lane.perform(mode, body)
  }

  private func take() async throws -> Lane {
    if let lane = idle.popLast() { return lane }
    issued += 1
    let ticket = issued
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if Task.isCancelled { return continuation.resume(throwing: SQLError.interrupted) }
        waiting.append((ticket, continuation))
      }
    } onCancel: {
      Task { await self.leave(ticket) }
    }
  }

  private func leave(_ ticket: Int) {
    guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiting.remove(at: place).continuation.resume(throwing: SQLError.interrupted)
  }

  private func giveBack(_ lane: Lane) {
    guard !waiting.isEmpty else { return idle.append(lane) }
    waiting.removeFirst().continuation.resume(returning: lane)
  }
}
