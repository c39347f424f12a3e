import CCurl

/// An authenticated byte stream to a mail server, with a deadline on every read and write. It belongs to one
/// actor on the loop. After any error it is closed: a stream that lost its place in a protocol is of no use.
final class ServerStream {
  let endpoint: ServerEndpoint
  private let loop: TransportLoop
  private let session: CurlSession
  private let input = InputBuffer()
  private let output = OutputBuffer()
  private var compression: StreamCompression?
  /// What `output` becomes when it is compressed.
  private let packed = OutputBuffer()
  private let trace: TracedConversation?
  private(set) var isOpen = false
  private var isCounted = false

  init(endpoint: ServerEndpoint, loop: TransportLoop) throws(TransportError) {
    guard let session = CurlSession() else {
      throw .invalidArgument(
        ServerNote(server: endpoint.name, during: "set-up", words: "libcurl has no memory"))
    }
    self.endpoint = endpoint
    self.loop = loop
    self.session = session
    trace = loop.trace?.conversation(with: endpoint.name)
  }

  deinit {
    if isOpen { loop.retire(session) }
    if isCounted { loop.counters.add(-1, to: \.connectionsOpen) }
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
      traceLogin()
      try check(outcome, "connecting")
      try session.checkConnection(note("connecting"), mail, endpoint)
      guard session.adoptSocket() else { throw .connectionClosed(note("connecting"), inLiteral: false) }
      // Until its first read libcurl counts the connection as unused and may drop it for another's sake.
      _ = fill()
      isCounted = true
      loop.counters.connected()
    } catch {
      loop.counters.add(to: \.connectionsFailed)
      throw abandon(error)
    }
  }

  /// libcurl shows what the server said until the login; what it sent itself holds the credentials.
  private func traceLogin() {
    guard let trace else { return }
    trace.remark("login by libcurl, \(endpoint.security.rawValue)")
    for line in serverLines { trace.server(line) }
  }

  func close() {
    guard isOpen else { return }
    isOpen = false
    trace?.remark("closed")
    if isCounted { loop.counters.add(-1, to: \.connectionsOpen) }
    isCounted = false
    loop.close(session)
  }

  /// From here on both directions are compressed; nothing may be on its way. False when there is no memory.
  func startCompression() -> Bool {
    _ = input.take(atMost: input.count) { compression = StreamCompression(early: $0) }
    return compression != nil
  }
}

// MARK: - Writing

extension ServerStream {
  /// Commands: whole lines, which a trace shows.
  func write(_ text: String) {
    output.append(text)
    trace?.client(text)
  }

  /// Parts of a message, of which a trace shows the size.
  func write(_ bytes: some Collection<UInt8>) {
    output.append(bytes)
    trace?.clientBytes(bytes.count)
  }

  /// Sends all that was written.
  nonisolated(nonsending) func flush(
    _ during: String, endsWithTask: Bool = true
  ) async throws(TransportError) {
    try requireOpen(during)
    loop.counters.sent(output.pending.count)
    let wire = try packedOutput(during)
    let time = endpoint.timeouts.transfer(of: wire.pending.count)
    let deadline = Deadline.after(time, endsWithTask: endsWithTask)
    while !wire.pending.isEmpty {
      let (code, count) = session.send(wire.pending)
      if code == CURLE_AGAIN {
        try await wait(until: deadline, during)
        continue
      }
      guard code == CURLE_OK else { throw lost(during) }
      wire.markSent(count)
    }
  }

  private func packedOutput(_ during: String) throws(TransportError) -> OutputBuffer {
    guard let compression else { return output }
    guard compression.compress(output.pending, to: packed) else { throw lost(during) }
    output.markSent(output.pending.count)
    return packed
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
        let text = Array(line.withoutLineEnd)
        trace?.server(text)
        return text
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
    trace?.serverBytes(count)
    var left = count
    while left > 0 {
      if input.count == 0 { try await receive(until: deadline, during, inLiteral: true) }
      left -= input.take(atMost: left, body)
    }
  }

  /// Whether the server has said something, or left, without being asked. Does not wait.
  func hasUnreadInput() -> Bool {
    guard input.count == 0 else { return true }
    return fill().code != CURLE_AGAIN
  }

  /// Waits until something can be read; false when the deadline passed first, which is no error here. That may
  /// take long, so the buffers are given back meanwhile.
  nonisolated(nonsending) func hasInput(
    until deadline: Deadline, _ during: String
  ) async throws(TransportError) -> Bool {
    while input.count == 0 {
      let (code, count) = fill()
      if code == CURLE_AGAIN, let socket = session.socket {
        input.release()
        output.release()
        packed.release()
        let outcome = await loop.wait(for: socket, until: deadline)
        if outcome == .timedOut { return false }
        try orAbandon(outcome, during)
        continue
      }
      guard code == CURLE_OK, count > 0 else { throw lost(during) }
    }
    return true
  }

  private func fill() -> (code: CURLcode, count: Int) {
    let received = input.fill { room in
      guard let compression else { return session.receive(into: room) }
      return compression.receive(into: room) { session.receive(into: $0) }
    }
    if received.count > 0 { loop.counters.received(received.count) }
    return received
  }

  private nonisolated(nonsending) func receive(
    until deadline: Deadline, _ during: String, inLiteral: Bool
  ) async throws(TransportError) {
    try requireOpen(during)
    while true {
      let (code, count) = fill()
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
    trace?.remark("given up: \(error)")
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
