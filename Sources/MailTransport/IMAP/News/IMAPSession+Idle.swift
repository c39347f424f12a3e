/// Waiting for news. IDLE is renewed within 29 minutes, because a server may log out a client that is silent
/// for thirty (RFC 2177); routers forget idle connections too, so TCP keep-alive is on.
extension IMAPSession {
  private static var longestIdle: Duration { .seconds(29 * 60) }

  /// Until something happens that this session takes for news, or the time is over.
  nonisolated(nonsending) func rest(_ time: Duration, _ others: Set<String>) async throws(TransportError) {
    if features.idle {
      try await idle(for: min(time, Self.longestIdle), others)
    } else {
      try await poll(after: min(time, options.pollInterval))
    }
  }

  private nonisolated(nonsending) func idle(
    for time: Duration, _ others: Set<String>
  ) async throws(TransportError) {
    let tag = send("IDLE")
    try await stream.flush("IDLE")
    guard try await isGranted(tag) else { return try await poll(after: min(time, options.pollInterval)) }
    let deadline = Deadline.after(time)
    var responses = 0
    while !hasNews(of: others), try await stream.hasInput(until: deadline, "IDLE") {
      responses += 1
      guard responses < limits.untagged else { throw tooTalkative("IDLE") }
      if case .completed(_, let status) = try await step("IDLE") { throw unexpected(status, "IDLE") }
    }
    stream.write("DONE\r\n")
    try await stream.flush("DONE")
    try await complete(tag, "DONE")
  }

  func hasNews(of others: Set<String>) -> Bool { arrivals > 0 || ledger.hasNews(of: others) }

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
