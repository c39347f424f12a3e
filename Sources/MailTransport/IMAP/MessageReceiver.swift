/// Takes the bodies of one fetch and hands them to the sink. A body usually follows its UID and date and is
/// streamed; when a server sends the body first (the order is free, RFC 9051 section 7.5.2) it is held until
/// the rest is known.
final class MessageReceiver {
  private let sink: any MessageSink
  private let limit: Int
  private let slack: Int
  private(set) var missing: Set<UInt32>
  private var current: UInt32?
  private var held: [UInt8]?
  /// The sink's first error; what is left of its message is read and dropped.
  private var failure: (any Error)?

  init(sink: any MessageSink, limit: Int, slack: Int, uids: [UInt32]) {
    self.sink = sink
    self.limit = limit
    self.slack = slack
    missing = Set(uids)
  }

  /// Nil when the size is acceptable, or the words of the refusal; asked before any byte is read.
  func refusal(of size: Int, _ items: FetchItems) -> String? {
    guard size <= limit else { return "a message of \(size) bytes, over the limit of \(limit)" }
    guard let announced = items.size, size > announced.addingReportingOverflow(announced).partialValue + slack
    else { return nil }
    return "a message of \(size) bytes that was announced with \(announced)"
  }

  func begin(_ size: Int, _ items: FetchItems) {
    current = nil
    held = nil
    guard let uid = items.uid, let date = items.internalDate else {
      held = []
      held?.reserveCapacity(min(size, 1024 * 1024))
      return
    }
    guard missing.remove(uid) != nil else { return }
    current = uid
    attempt { try sink.begin(uid: uid, size: size, internalDate: date) }
  }

  /// Bytes of a message that nobody asked for are let go.
  func append(_ bytes: UnsafeRawBufferPointer) {
    if current != nil { attempt { try sink.append(bytes) } }
    held?.append(contentsOf: bytes)
  }

  /// The response is complete; true when a message went to the sink. Throws what the sink threw, now or before.
  nonisolated(nonsending) func finish(_ items: FetchItems) async throws -> Bool {
    defer {
      current = nil
      held = nil
    }
    if current == nil, let bytes = bytesAtHand(items), let uid = items.uid, missing.remove(uid) != nil {
      try sink.begin(uid: uid, size: bytes.count, internalDate: items.internalDate ?? "")
      try bytes.withUnsafeBytes { try sink.append($0) }
      current = uid
    }
    if let failure { throw failure }
    guard current != nil else { return false }
    try await sink.finish()
    return true
  }

  private func attempt(_ step: () throws -> Void) {
    guard failure == nil else { return }
    do { try step() } catch { failure = error }
  }

  private func bytesAtHand(_ items: FetchItems) -> [UInt8]? {
    if case .text(let bytes) = items.body { return bytes }
    return held
  }
}
