/// Mailboxes as a whole, and what changes them.
extension IMAPConnection {
  /// Every mailbox of the account, sorted by name, each with its role where the server or its name tells.
  package func mailboxes() async throws(TransportError) -> [MailboxListing] {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("LIST").mailboxes()
  }

  /// How a mailbox stands, without opening it.
  package func status(of mailbox: String) async throws(TransportError) -> MailboxStatus {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("STATUS").status(of: mailbox)
  }

  /// Puts a message into a mailbox. `date` is its INTERNALDATE (`25-Nov-2026 10:00:00 +0000`); nil takes the
  /// server's clock. Returns where it stands, on servers that say so (UIDPLUS). Throws `mailboxMissing` when
  /// it has to be made first.
  @discardableResult
  package func append(
    _ message: [UInt8], to mailbox: String, flags: [MessageFlag] = [], at date: String? = nil
  ) async throws(TransportError) -> AppendedUID? {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("APPEND").append(message, to: mailbox, flags: flags, at: date)
  }

  /// Moves messages of the selected mailbox, which must not be read only. Throws `commandRefused` where the
  /// server cannot do that without touching others, `mailboxMissing` when the target has to be made first.
  package func move(_ uids: [UInt32], to mailbox: String) async throws(TransportError) {
    await turnstile.enter()
    defer { turnstile.leave() }
    try await current("MOVE").move(uids, to: mailbox)
  }

  /// Makes a mailbox.
  package func create(_ mailbox: String) async throws(TransportError) {
    await turnstile.enter()
    defer { turnstile.leave() }
    try await current("CREATE").create(mailbox)
  }

  /// UIDs in the selected mailbox, ascending, whose Message-ID contains the text.
  package func find(messageID: String) async throws(TransportError) -> [UInt32] {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("SEARCH").find(messageID: messageID)
  }

  /// Waits for news in the selected mailbox and in others, at most `upTo`; returns the mailboxes that have
  /// some. A mailbox that this connection has not opened yet counts as news once. Cancelling the task closes
  /// the connection.
  package func waitForNews(in others: [String], upTo: Duration) async throws(TransportError) -> Set<String> {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("IDLE").waitForNews(in: others, upTo)
  }
}
