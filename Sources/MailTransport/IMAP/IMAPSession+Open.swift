/// From the endpoint to a session that knows what its server can do.
extension IMAPSession {
  static nonisolated(nonsending) func open(
    _ endpoint: ServerEndpoint, on loop: TransportLoop, _ options: IMAPOptions
  ) async throws(TransportError) -> IMAPSession {
    let stream = try await connect(endpoint, on: loop)
    let session = IMAPSession(stream: stream, loop: loop, options: options)
    try await session.synchronise()
    try await session.introduce()
    if options.compression == .always, session.features.compress { try await session.compress() }
    return session
  }

  /// A server without any SASL mechanism gets a second attempt, with the LOGIN command.
  private static nonisolated(nonsending) func connect(
    _ endpoint: ServerEndpoint, on loop: TransportLoop
  ) async throws(TransportError) -> ServerStream {
    let stream = try ServerStream(endpoint: endpoint, loop: loop)
    do throws(TransportError) {
      try await stream.open(.imap, login: .sasl)
      try stream.refusePreauthentication()
      return stream
    } catch .loginRefused where stream.wantsLoginCommand {
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

  /// Who we are, where mailboxes stand, whether names and headers may be UTF-8: three questions in one round
  /// trip. A refusal of any of them changes nothing.
  private nonisolated(nonsending) func introduce() async throws(TransportError) {
    var commands: [String] = []
    if features.id, let client = options.client { commands.append(Self.identification(client)) }
    if features.namespace { commands.append("NAMESPACE") }
    if features.utf8 { commands.append("ENABLE UTF8=ACCEPT") }
    guard !commands.isEmpty else { return }
    let tags = commands.map { send($0) }
    try await stream.flush("introduction")
    for tag in tags {
      do throws(TransportError) {
        try await complete(tag, "introduction")
      } catch .commandRefused {}
    }
  }

  /// Alone on the wire: what follows the server's OK is compressed already (RFC 4978 section 3).
  private nonisolated(nonsending) func compress() async throws(TransportError) {
    do throws(TransportError) {
      try await run("COMPRESS DEFLATE", during: "COMPRESS")
    } catch .commandRefused {
      return
    }
    guard stream.startCompression() else {
      throw stream.abandon(.unavailable(stream.note("COMPRESS", "no memory for zlib")))
    }
  }

  /// Name and version and nothing else (RFC 2971): a server needs no more to tell its operator who we are.
  private static func identification(_ client: (name: String, version: String)) -> String {
    let words = ["name", client.name, "version", client.version]
    let printable = words.map { word in word.unicodeScalars.filter { (32..<127).contains($0.value) } }
    return
      "ID (\(printable.map { String(String.UnicodeScalarView($0)).quotedForIMAP }.joined(separator: " ")))"
  }
}

extension ServerStream {
  /// Only where the server offers no SASL at all: else libcurl would take another mechanism without asking.
  fileprivate var wantsLoginCommand: Bool {
    let offered = OfferedMechanisms(serverLines, .imap)
    return endpoint.mechanism == .password && offered.names.isEmpty && !offered.forbidsLogin
  }

  /// A server that takes us for somebody without asking is not the one that the account's owner configured.
  fileprivate func refusePreauthentication() throws(TransportError) {
    guard endpoint.hasCredentials, serverLines.contains(where: { $0.startsIgnoringCase("* PREAUTH") }) else {
      return
    }
    throw abandon(.protocolViolation(note("login", "the server did not ask for the password (PREAUTH)")))
  }
}
