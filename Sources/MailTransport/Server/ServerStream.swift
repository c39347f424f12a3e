import CCurl

/// An authenticated byte stream to a mail server, with a deadline on every read and write. It belongs to one
/// actor on the loop. After any error it is closed: a stream that lost its place in a protocol is of no use.
final class ServerStream {
  let endpoint: ServerEndpoint
  private let loop: TransportLoop
  private let session: CurlSession
  private var input = InputBuffer()
  private let output = OutputBuffer()
  private(set) var isOpen = false

  init(endpoint: ServerEndpoint, loop: TransportLoop) throws(TransportError) {
    guard let session = CurlSession() else {
      throw .invalidArgument(
        ServerNote(server: endpoint.name, during: "set-up", words: "libcurl has no memory"))
    }
    self.endpoint = endpoint
    self.loop = loop
    self.session = session
  }

  deinit {
    if isOpen { loop.retire(session) }
  }

  var serverLines: [[UInt8]] { session.serverLines }

  func note(_ during: String, _ words: String = "") -> ServerNote {
    ServerNote(server: endpoint.name, during: during, words: words)
  }

  nonisolated(nonsending) func open(
    _ mail: MailProtocol, login: LoginChoice
  ) async throws(TransportError) {
    try endpoint.validate()
    guard session.configure(endpoint, as: mail, login: login) else {
      throw .invalidArgument(note("set-up", "libcurl refuses a setting"))
    }
    isOpen = true
    // libcurl's own time-out comes first and knows better what was missing.
    let outcome = await loop.connect(session, until: .after(endpoint.timeouts.connect + .seconds(2)))
    do throws(TransportError) {
      try check(outcome, "connecting")
      try session.checkConnection(note("connecting"), mail, endpoint)
      guard session.adoptSocket() else { throw .connectionClosed(note("connecting"), inLiteral: false) }
      // Until its first read libcurl counts the connection as unused and may drop it for another's sake.
      _ = input.fill { session.receive(into: $0) }
    } catch {
      throw abandon(error)
    }
  }

  func close() {
    guard isOpen else { return }
    isOpen = false
    loop.close(session)
  }
}

// MARK: - Writing

extension ServerStream {
  func write(_ text: String) {
    output.append(text)
  }

  func write(_ bytes: some Collection<UInt8>) {
    output.append(bytes)
  }

  /// Sends all that was written.
  nonisolated(nonsending) func flush(
    _ during: String, endsWithTask: Bool = true
  ) async throws(TransportError) {
    try requireOpen(during)
    let time = endpoint.timeouts.transfer(of: output.pending.count)
    let deadline = Deadline.after(time, endsWithTask: endsWithTask)
    while !output.pending.isEmpty {
      let (code, count) = session.send(output.pending)
      if code == CURLE_AGAIN {
        try await wait(until: deadline, during)
        continue
      }
      guard code == CURLE_OK else { throw lost(during) }
      output.markSent(count)
    }
  }
}

// MARK: - Reading

extension ServerStream {
  /// The next line, without its end. A longer one than `limit` is refused before it is all read.
  nonisolated(nonsending) func readLine(
    limit: Int, until deadline: Deadline, _ during: String
  ) async throws(TransportError) -> [UInt8] {
    while true {
      if let line = input.takeLine() {
        guard line.count <= limit else { throw tooLong(limit, during) }
        return line.trimmingLineEnd()
      }
      guard input.count <= limit else { throw tooLong(limit, during) }
      try await receive(until: deadline, during, inLiteral: false)
    }
  }

  /// Hands `count` bytes to `body` in pieces as they come.
  nonisolated(nonsending) func readLiteral(
    _ count: Int, _ during: String, _ body: (UnsafeRawBufferPointer) -> Void
  ) async throws(TransportError) {
    let deadline = Deadline.after(endpoint.timeouts.transfer(of: count))
    var left = count
    while left > 0 {
      if input.count == 0 { try await receive(until: deadline, during, inLiteral: true) }
      left -= input.take(atMost: left, body)
    }
  }

  /// Whether the server has said something, or left, without being asked. Does not wait.
  func hasUnreadInput() -> Bool {
    guard input.count == 0 else { return true }
    return input.fill { session.receive(into: $0) }.code != CURLE_AGAIN
  }

  /// Waits until something can be read; false when the deadline passed first, which is no error here.
  nonisolated(nonsending) func hasInput(
    until deadline: Deadline, _ during: String
  ) async throws(TransportError) -> Bool {
    while input.count == 0 {
      let (code, count) = input.fill { session.receive(into: $0) }
      if code == CURLE_AGAIN, let socket = session.socket {
        let outcome = await loop.wait(for: socket, until: deadline)
        if outcome == .timedOut { return false }
        try orAbandon(outcome, during)
        continue
      }
      guard code == CURLE_OK, count > 0 else { throw lost(during) }
    }
    return true
  }

  private nonisolated(nonsending) func receive(
    until deadline: Deadline, _ during: String, inLiteral: Bool
  ) async throws(TransportError) {
    try requireOpen(during)
    while true {
      let (code, count) = input.fill { session.receive(into: $0) }
      if code == CURLE_AGAIN {
        try await wait(until: deadline, during)
        continue
      }
      guard code == CURLE_OK, count > 0 else { throw lost(during, inLiteral: inLiteral) }
      return
    }
  }
}

// MARK: - Failing

extension ServerStream {
  /// Closes the stream and passes the error on.
  func abandon(_ error: TransportError) -> TransportError {
    close()
    return error
  }

  private func requireOpen(_ during: String) throws(TransportError) {
    guard isOpen else { throw .notConnected(note(during)) }
  }

  private nonisolated(nonsending) func wait(
    until deadline: Deadline, _ during: String
  ) async throws(TransportError) {
    guard let socket = session.socket else { throw .notConnected(note(during)) }
    try orAbandon(await loop.wait(for: socket, until: deadline), during)
  }

  private func orAbandon(_ outcome: WaitOutcome, _ during: String) throws(TransportError) {
    do throws(TransportError) {
      try check(outcome, during)
    } catch {
      throw abandon(error)
    }
  }

  private func check(_ outcome: WaitOutcome, _ during: String) throws(TransportError) {
    switch outcome {
    case .ready: return
    case .timedOut: throw .timedOut(note(during))
    case .cancelled: throw .cancelled(note(during))
    case .stopped: throw .cancelled(note(during, "the mail transport was shut down"))
    }
  }

  private func lost(_ during: String, inLiteral: Bool = false) -> TransportError {
    abandon(.connectionClosed(note(during), inLiteral: inLiteral))
  }

  private func tooLong(_ limit: Int, _ during: String) -> TransportError {
    abandon(.limitExceeded(note(during, "a line of more than \(limit) bytes"), uid: nil))
  }
}
