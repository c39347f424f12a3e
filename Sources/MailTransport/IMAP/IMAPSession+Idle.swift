/// Waiting for news. IDLE is renewed within 29 minutes, because a server may log out a client that is silent
/// for thirty (RFC 2177); routers forget idle connections too, so TCP keep-alive is on.
extension IMAPSession {
  private static var longestIdle: Duration { .seconds(29 * 60) }
  private static var pollInterval: Duration { .seconds(60) }

  nonisolated(nonsending) func waitForNews(_ upTo: Duration) async throws(TransportError) -> Bool {
    let end = ContinuousClock.Instant.now.advanced(by: upTo)
    while arrivals == 0, .now < end {
      let left = ContinuousClock.Instant.now.duration(to: end)
      if capabilities.contains("IDLE") {
        try await idle(for: min(left, Self.longestIdle))
      } else {
        try await poll(after: min(left, Self.pollInterval))
      }
    }
    defer { arrivals = 0 }
    return arrivals > 0
  }

  private nonisolated(nonsending) func idle(for time: Duration) async throws(TransportError) {
    let tag = send("IDLE")
    try await stream.flush("IDLE")
    guard try await isGranted(tag) else { return try await poll(after: min(time, Self.pollInterval)) }
    let deadline = Deadline.after(time)
    var responses = 0
    while arrivals == 0, try await stream.hasInput(until: deadline, "IDLE") {
      responses += 1
      guard responses < limits.untagged else { throw tooTalkative("IDLE") }
      if case .completed(_, let status) = try await step("IDLE") { throw unexpected(status, "IDLE") }
    }
    stream.write("DONE\r\n")
    try await stream.flush("DONE")
    try await complete(tag, "DONE")
  }

  /// The server's `+`; false when it had news instead of an invitation and ended the command at once.
  private nonisolated(nonsending) func isGranted(_ tag: [UInt8]) async throws(TransportError) -> Bool {
    for _ in 0..<limits.untagged {
      switch try await step("IDLE") {
      case .untagged(.continuation): return true
      case .untagged: continue
      case .completed(tag, let status):
        _ = try accept(status, "IDLE")
        return false
      case .completed(_, let status): throw unexpected(status, "IDLE")
      }
    }
    throw tooTalkative("IDLE")
  }

  private nonisolated(nonsending) func poll(after pause: Duration) async throws(TransportError) {
    switch await loop.sleep(until: .after(pause)) {
    case .timedOut, .ready: try await run("NOOP", during: "NOOP")
    case .cancelled, .stopped: throw stream.abandon(.cancelled(stream.note("waiting for mail")))
    }
  }
}
