/// Collects what servers answered and writes it down in groups: as soon as the writer is free, or when a hundred wait.
///
/// What was sent and could not be written stays here and is written before anything else; only the death of the program
/// makes it uncertain.
actor OutcomeCommits<Outcome: Sendable> {
  private static var greatestGroup: Int { 100 }

  private let write: @Sendable ([Outcome]) async throws -> Void
  private var waiting: [Outcome] = []
  private var writing: Task<(any Error)?, Never>?
  private var failure: (any Error)?

  init(write: @escaping @Sendable ([Outcome]) async throws -> Void) { self.write = write }

  func keep(_ outcome: Outcome) {
    waiting.append(outcome)
    start()
  }

  /// Returns at once while few wait, else when they are written.
  ///
  /// - Returns: why they can't be; then nothing more may be sent.
  func failureOnceRoomy() async -> (any Error)? {
    guard failure == nil, waiting.count >= Self.greatestGroup else { return failure }
    return await writing?.value
  }

  /// Returns when everything is written.
  func drain() async throws {
    while !waiting.isEmpty || writing != nil {
      start()
      if let failure = await writing?.value { throw failure }
    }
  }

  private func start() {
    guard writing == nil else { return }
    writing = Task { await writeAll() }
  }

  private func writeAll() async -> (any Error)? {
    defer { writing = nil }
    while !waiting.isEmpty {
      let group = Array(waiting.prefix(Self.greatestGroup))
      do {
        try await write(group)
        waiting.removeFirst(group.count)
        failure = nil
      } catch {
        failure = error
        return error
      }
    }
    return nil
  }
}
