/// One logged-in IMAP conversation: tags, commands, and what the server said meanwhile. It belongs to its
/// connection actor.
final class IMAPSession {
  enum Step {
    case untagged(IMAPResponse)
    case completed(tag: [UInt8], StatusText)
  }

  let stream: ServerStream
  let loop: TransportLoop
  let limits = IMAPLimits()
  private let reader: IMAPReader
  private var tagNumber = 0
  private(set) var capabilities: Set<String> = []
  /// How many messages the selected mailbox has; the server tells when it changes.
  private(set) var exists: UInt32 = 0
  /// Messages that came since the mailbox was last opened or listed, in whichever reply they were announced.
  var arrivals: UInt32 = 0
  var uidNext: UInt32 = 0

  private init(stream: ServerStream, loop: TransportLoop) {
    self.stream = stream
    self.loop = loop
    reader = IMAPReader(stream: stream, limits: limits)
  }

  static nonisolated(nonsending) func open(
    _ endpoint: ServerEndpoint, on loop: TransportLoop
  ) async throws(TransportError) -> IMAPSession {
    let session = IMAPSession(stream: try await connect(endpoint, on: loop), loop: loop)
    try await session.synchronise()
    return session
  }

  /// A server without a SASL mechanism of ours gets a second attempt, with whatever it offers or LOGIN.
  private static nonisolated(nonsending) func connect(
    _ endpoint: ServerEndpoint, on loop: TransportLoop
  ) async throws(TransportError) -> ServerStream {
    let stream = try ServerStream(endpoint: endpoint, loop: loop)
    do throws(TransportError) {
      try await stream.open(.imap, login: .sasl)
      try stream.refusePreauthentication()
      return stream
    } catch .loginRefused where !stream.offersSASL {
      let second = try ServerStream(endpoint: endpoint, loop: loop)
      try await second.open(.imap, login: .anything)
      return second
    }
  }

  /// What stood behind the login's reply in the same packet is lost in libcurl, perhaps in the middle of a
  /// line. So everything up to the reply to our own first command is read leniently.
  private nonisolated(nonsending) func synchronise() async throws(TransportError) {
    let tag = send("CAPABILITY")
    try await stream.flush("CAPABILITY")
    let deadline = Deadline.after(stream.endpoint.timeouts.reply)
    for _ in 0..<1000 {
      let line = try await stream.readLine(limit: limits.line, until: deadline, "CAPABILITY")
      let words = line.split(separator: .space).map(Array.init)
      if words.count > 2, words[1].equalsIgnoringCase("CAPABILITY") { learn(words.dropFirst(2)) }
      if words.first == tag { return }
    }
    throw stream.abandon(
      .limitExceeded(stream.note("CAPABILITY", "too many lines after the login"), uid: nil))
  }

  private func learn(_ words: some Sequence<[UInt8]>) {
    capabilities = Set(words.map { String(decoding: $0.map(\.asciiUppercased), as: UTF8.self) })
  }

  // MARK: Commands

  /// Writes a command with a new tag; `flush` sends it.
  func send(_ command: String) -> [UInt8] {
    tagNumber += 1
    stream.write("p\(tagNumber) \(command)\r\n")
    return Array("p\(tagNumber)".utf8)
  }

  /// The next response; keeps account of the mailbox and notices a farewell.
  nonisolated(nonsending) func step(
    _ during: String, until deadline: Deadline? = nil, receiver: MessageReceiver? = nil
  ) async throws(TransportError) -> Step {
    let deadline = deadline ?? .after(stream.endpoint.timeouts.reply)
    let response = try await reader.next(until: deadline, during, receiver: receiver)
    switch response {
    case .completed(let tag, let status): return .completed(tag: tag, status)
    case .exists(let count):
      arrivals += count > exists ? count - exists : 0
      exists = count
    case .expunged: exists -= min(exists, 1)
    case .capabilities(let words): learn(words)
    case .status(let status) where status.condition == .bye:
      throw stream.abandon(.unavailable(stream.note(during, status.words)))
    case .status, .continuation, .fetched, .other: break
    }
    return .untagged(response)
  }

  /// Runs one command to its end and shows every response to `see`. Throws when the server refuses it.
  @discardableResult
  nonisolated(nonsending) func run(
    _ command: String, during: String, most: Int? = nil, _ see: (IMAPResponse) -> Void = { _ in }
  ) async throws(TransportError) -> StatusText {
    let tag = send(command)
    try await stream.flush(during)
    return try await complete(tag, during, most: most, see)
  }

  @discardableResult
  nonisolated(nonsending) func complete(
    _ tag: [UInt8], _ during: String, most: Int? = nil, _ see: (IMAPResponse) -> Void = { _ in }
  ) async throws(TransportError) -> StatusText {
    for _ in 0..<(most ?? limits.untagged) {
      switch try await step(during) {
      case .untagged(let response): see(response)
      case .completed(tag, let status): return try accept(status, during)
      case .completed(_, let status): throw unexpected(status, during)
      }
    }
    throw tooTalkative(during)
  }

  func accept(_ status: StatusText, _ during: String) throws(TransportError) -> StatusText {
    if status.condition == .ok { return status }
    let note = stream.note(during, status.words)
    if status.hasCode("UNAVAILABLE") || status.hasCode("INUSE") || status.hasCode("LIMIT") {
      throw .unavailable(note)
    }
    throw .commandRefused(note)
  }

  func unexpected(_ status: StatusText, _ during: String) -> TransportError {
    stream.abandon(.protocolViolation(stream.note(during, "a reply to no command of ours: \(status.words)")))
  }

  func tooTalkative(_ during: String) -> TransportError {
    stream.abandon(.limitExceeded(stream.note(during, "too many responses to one command"), uid: nil))
  }

  nonisolated(nonsending) func logout() async {
    guard stream.isOpen else { return }
    let tag = send("LOGOUT")
    let deadline = Deadline.after(.seconds(5))
    do throws(TransportError) {
      try await stream.flush("LOGOUT")
      for _ in 0..<100 {
        if case .completed(tag, _) = try await reader.next(until: deadline, "LOGOUT") { break }
      }
    } catch {
      // The server was told; whether it answers makes no difference.
    }
    stream.close()
  }
}

extension ServerStream {
  /// Whether the set-up showed a mechanism that `LoginChoice.sasl` knows.
  fileprivate var offersSASL: Bool {
    serverLines.contains { line in
      line.split(separator: .space).contains {
        $0.equalsIgnoringCase("AUTH=PLAIN") || $0.equalsIgnoringCase("AUTH=LOGIN")
      }
    }
  }

  /// A server that takes us for somebody without asking is not the one that the account's owner configured.
  fileprivate func refusePreauthentication() throws(TransportError) {
    guard endpoint.hasCredentials, serverLines.contains(where: { $0.startsIgnoringCase("* PREAUTH") }) else {
      return
    }
    throw abandon(.protocolViolation(note("login", "the server did not ask for the password (PREAUTH)")))
  }
}
