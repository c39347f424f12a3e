/// Fetching bodies: commands of some hundred UIDs, two in flight, so that the server never waits for us and a
/// slow sink holds at most two answers.
extension IMAPSession {
  private static var batch: Int { 500 }
  private static var window: Int { 2 }

  nonisolated(nonsending) func fetch(
    _ uids: [UInt32], limit: Int, into sink: any MessageSink
  ) async throws -> [UInt32] {
    let uids = Set(uids).sorted()
    let receiver = MessageReceiver(sink: sink, limit: limit, slack: limits.sizeSlack, uids: uids)
    var batches = stride(from: 0, to: uids.count, by: Self.batch).map {
      UIDSet(uids[$0..<min($0 + Self.batch, uids.count)])
    }[...]
    var inFlight: Set<[UInt8]> = []
    var refusal: StatusText?
    while !inFlight.isEmpty || (!batches.isEmpty && refusal == nil) {
      while inFlight.count < Self.window, refusal == nil, let next = batches.popFirst() {
        inFlight.insert(send("UID FETCH \(next.text) (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])"))
      }
      try await stream.flush("FETCH")
      let (tag, status) = try await receive(receiver)
      guard inFlight.remove(tag) != nil else { throw unexpected(status, "FETCH") }
      if status.condition != .ok { refusal = refusal ?? status }
    }
    if let refusal { _ = try accept(refusal, "FETCH") }
    return receiver.missing.sorted()
  }

  /// Messages until the end of one of the commands.
  private nonisolated(nonsending) func receive(
    _ receiver: MessageReceiver
  ) async throws -> (tag: [UInt8], StatusText) {
    for _ in 0..<limits.untagged {
      switch try await step("FETCH", receiver: receiver) {
      case .completed(let tag, let status): return (tag, status)
      case .untagged(.fetched(let items)):
        do {
          if try await receiver.finish(items) { loop.counters.add(to: \.messagesFetched) }
        } catch {
          stream.close()
          throw error
        }
      case .untagged: break
      }
    }
    throw tooTalkative("FETCH")
  }
}
