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
  let options: IMAPOptions
  private let reader: IMAPReader
  private var tagNumber = 0
  private(set) var capabilities: Set<String> = []
  private(set) var features = IMAPFeatures(capabilities: [])
  private(set) var namespaces = MailboxNamespaces()
  /// The server agreed to UTF-8 in names and headers (ENABLE UTF8=ACCEPT).
  private(set) var usesUTF8 = false
  /// How many messages the selected mailbox has; the server tells when it changes.
  private(set) var exists: UInt32 = 0
  /// Messages that came since the mailbox was last opened or listed, in whichever reply they were announced.
  var arrivals: UInt32 = 0
  var uidNext: UInt32 = 0
  var selected: SelectedMailbox?
  var ledger = MailboxLedger()
  var notification = Notification()

  init(stream: ServerStream, loop: TransportLoop, options: IMAPOptions) {
    self.stream = stream
    self.loop = loop
    self.options = options
    reader = IMAPReader(stream: stream, limits: limits)
  }

  func learn(_ words: some Sequence<[UInt8]>) {
    capabilities = Set(words.map { String(decoding: $0.map(\.asciiUppercased), as: UTF8.self) })
    features = IMAPFeatures(capabilities: capabilities)
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
    case .namespaces(let found): namespaces = found
    case .enabled(let words): usesUTF8 = usesUTF8 || words.contains { $0.equalsIgnoringCase("UTF8=ACCEPT") }
    case .mailboxStatus(let wire, let items):
      ledger.told(MailboxName.decoded(wire, utf8: usesUTF8), items)
    case .status(let status): try hear(status, during)
    case .continuation, .fetched, .list, .found, .other: break
    }
    return .untagged(response)
  }

  /// A status that belongs to no command: a farewell, or that what we know is no longer so.
  private func hear(_ status: StatusText, _ during: String) throws(TransportError) {
    if status.condition == .bye { throw stream.abandon(.unavailable(stream.note(during, status.words))) }
    if status.hasCode("NOTIFICATIONOVERFLOW") { notification = .refused }
    guard let selected, let validity = status.number(of: "UIDVALIDITY"), validity != selected.uidValidity
    else {
      return
    }
    let words = "the mailbox was made anew meanwhile: UIDVALIDITY \(selected.uidValidity) became \(validity)"
    throw stream.abandon(.unavailable(stream.note(during, words)))
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

/// The mailbox that is open.
struct SelectedMailbox: Hashable {
  /// With the prefix of its namespace.
  let name: String
  /// As the caller wrote it.
  let givenName: String
  let uidValidity: UInt32
}
