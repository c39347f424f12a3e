import Logging

/// One IMAP account (RFC 9051, and RFC 3501 servers): opens, lists mailboxes, examines one, lists UIDs with
/// sizes, fetches bodies, waits for news. What is read is never marked; only `append`, `move` and `create`
/// change anything, and only what they name. Operations pass one after the other; after any error but a
/// refused command the connection is closed, and `open` may be called again.
package actor IMAPConnection {
  let loop: TransportLoop
  let turnstile = Turnstile()
  private let log: Logger
  private let options: IMAPOptions
  private var session: IMAPSession?

  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  package init(loop: TransportLoop, log: Logger, options: IMAPOptions = IMAPOptions()) {
    self.loop = loop
    self.log = log
    self.options = options
  }

  package var isOpen: Bool { session?.stream.isOpen ?? false }

  /// What the server offers after the login, in upper case.
  package var capabilities: Set<String> { session?.capabilities ?? [] }

  /// What of it is used.
  package var features: IMAPFeatures { session?.features ?? IMAPFeatures(capabilities: []) }

  /// Connects and logs in. An open connection is closed first.
  package func open(_ endpoint: ServerEndpoint) async throws(TransportError) {
    await turnstile.enter()
    defer { turnstile.leave() }
    session?.stream.close()
    session = nil
    if endpoint.security == .plaintext {
      log.warning("mail and password travel in clear text", metadata: ["server": "\(endpoint.name)"])
    }
    session = try await endpoint.establish(.imap, on: loop) { (endpoint) throws(TransportError) in
      try await IMAPSession.open(endpoint, on: loop, options)
    }
    log.debug("logged in", metadata: ["server": "\(endpoint.name)", "protocol": "imap"])
  }

  /// Opens a mailbox; read only unless told otherwise.
  package func select(_ mailbox: String, readOnly: Bool = true) async throws(TransportError) -> MailboxStatus
  {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("SELECT").select(mailbox, readOnly: readOnly)
  }

  /// Every UID from `first` on with its RFC822.SIZE, ascending: cheap, before any body is read.
  package func uids(from first: UInt32) async throws(TransportError) -> [UIDSize] {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("listing").uids(from: first)
  }

  /// Fetches whole messages into the sink, without marking them as seen, in the order that the server likes. Throws a `TransportError`, or what
  /// the sink threw; messages that the sink has finished stay finished. Returns the UIDs that the server does
  /// not have any more. A message over `limit` bytes is refused before it is read, so look at `uids(from:)`
  /// first.
  @discardableResult
  package func fetch(_ uids: [UInt32], limit: Int, into sink: any MessageSink) async throws -> [UInt32] {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("FETCH").fetch(uids, limit: limit, into: sink)
  }

  /// Waits for news in the selected mailbox, at most `upTo`; true when a message came. Uses IDLE (RFC 2177),
  /// or asks with NOOP where the server has no IDLE. Cancelling the task closes the connection.
  package func idle(upTo: Duration) async throws(TransportError) -> Bool {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await !current("IDLE").waitForNews(in: [], upTo).isEmpty
  }

  /// Ends the session politely; errors do not matter any more.
  package func logout() async {
    await turnstile.enter()
    defer { turnstile.leave() }
    await session?.logout()
    session = nil
  }

  func current(_ during: String) throws(TransportError) -> IMAPSession {
    guard let session else {
      throw .notConnected(ServerNote(server: "the IMAP server", during: during, words: ""))
    }
    return session
  }
}

/// What a mailbox looks like when it is opened. UIDs of another UIDVALIDITY mean nothing (RFC 9051 section
/// 2.3.1.1).
package struct MailboxStatus: Hashable, Sendable {
  package let uidValidity: UInt32
  /// Zero when the server does not say.
  package let uidNext: UInt32
  package let exists: Int
  /// Grows with every change of the mailbox (RFC 7162); nil where the server does not count them.
  package let highestModSeq: UInt64?

  package init(uidValidity: UInt32, uidNext: UInt32, exists: Int, highestModSeq: UInt64? = nil) {
    self.uidValidity = uidValidity
    self.uidNext = uidNext
    self.exists = exists
    self.highestModSeq = highestModSeq
  }
}

/// A message before it is read.
package struct UIDSize: Hashable, Sendable {
  package let uid: UInt32
  package let size: Int

  package init(uid: UInt32, size: Int) {
    self.uid = uid
    self.size = size
  }
}
