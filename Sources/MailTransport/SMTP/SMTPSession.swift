/// One logged-in SMTP conversation: commands out, replies in, transaction after transaction. It belongs to
/// its connection actor. Nothing here ends with the task: see `SMTPConnection.submit`.
final class SMTPSession {
  /// Why there is none, and the last thing the server said before.
  struct SetupFailure: AttemptError {
    let error: TransportError
    let said: SMTPReply?

    func replaced(by error: TransportError) -> SetupFailure { SetupFailure(error: error, said: said) }
  }

  let stream: ServerStream
  var features: SMTPCapabilities
  /// The last transaction left something behind; RSET goes out in front of the next one.
  var needsReset = false
  /// It offered CHUNKING and does not know BDAT.
  var doesNotKnowChunking = false

  /// The group that is going out; kept for its memory.
  var commands: [UInt8] = []

  private init(stream: ServerStream) {
    self.stream = stream
    features = SMTPCapabilities(serverLines: stream.serverLines)
  }

  static nonisolated(nonsending) func open(
    _ endpoint: ServerEndpoint, on loop: TransportLoop
  ) async throws(SetupFailure) -> SMTPSession {
    try await endpoint.establish(.smtp, on: loop) { (endpoint) throws(SetupFailure) in
      try await attempt(endpoint, on: loop)
    }
  }

  /// A server that offers no AUTH lets libcurl go on without a login and without a word, so the 235 is looked
  /// for.
  private static nonisolated(nonsending) func attempt(
    _ endpoint: ServerEndpoint, on loop: TransportLoop
  ) async throws(SetupFailure) -> SMTPSession {
    let stream: ServerStream
    do throws(TransportError) {
      stream = try ServerStream(endpoint: endpoint, loop: loop)
    } catch {
      throw SetupFailure(error: error, said: nil)
    }
    do throws(TransportError) {
      try await stream.open(.smtp, login: .sasl)
    } catch {
      throw SetupFailure(error: error, said: stream.serverLines.lastReply)
    }
    let session = SMTPSession(stream: stream)
    guard session.features.isLoggedIn || !endpoint.hasCredentials else {
      let error = TransportError.loginRefused(stream.note("login", "the server offers no login (AUTH)"))
      throw SetupFailure(error: stream.abandon(error), said: nil)
    }
    return session
  }

  nonisolated(nonsending) func reply(
    within time: Duration, _ during: String
  ) async throws(TransportError) -> SMTPReply {
    let deadline = Deadline.after(time, endsWithTask: false)
    var lines: [SMTPReplyLine] = []
    while lines.count < 200 {
      let bytes = try await stream.readLine(limit: 8192, until: deadline, during)
      guard let line = SMTPReplyLine(bytes), line.code == lines.first?.code ?? line.code else {
        throw stream.abandon(.protocolViolation(stream.note(during, bytes.printable())))
      }
      lines.append(line)
      if line.isLast { return SMTPReply(lines: lines) }
    }
    throw stream.abandon(.limitExceeded(stream.note(during, "a reply without end"), uid: nil))
  }

  nonisolated(nonsending) func quit() async {
    guard stream.isOpen else { return }
    stream.write("QUIT\r\n")
    do throws(TransportError) {
      try await stream.flush("QUIT", endsWithTask: false)
      _ = try await reply(within: .seconds(5), "QUIT")
    } catch {
      // The server was told; whether it answers makes no difference.
    }
    stream.close()
  }
}

extension [[UInt8]] {
  /// The reply that these lines of a server end with.
  fileprivate var lastReply: SMTPReply? {
    var lines: [SMTPReplyLine] = []
    for line in reversed().lazy.map(SMTPReplyLine.init) {
      guard let line, line.code == lines.last?.code ?? line.code, lines.isEmpty || !line.isLast else { break }
      lines.append(line)
    }
    return lines.isEmpty ? nil : SMTPReply(lines: lines.reversed())
  }
}
