/// The few header fields that tell which message it is, of messages whose bodies are not wanted.
extension IMAPSession {
  private static var batch: Int { 100 }
  /// Octets of each message; what is longer is cut by the server (RFC 9051 section 6.4.5, partial fetch).
  private static var most: Int { 16_384 }

  nonisolated(nonsending) func headers(of uids: [UInt32]) async throws(TransportError) -> [UInt32: [UInt8]] {
    let uids = Set(uids).sorted()
    var found: [UInt32: [UInt8]] = [:]
    for start in stride(from: 0, to: uids.count, by: Self.batch) {
      let set = UIDSet(uids[start..<min(start + Self.batch, uids.count)])
      let item = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM SUBJECT DATE)]<0.\(Self.most)>"
      try await run("UID FETCH \(set.text) (UID \(item))", during: "FETCH") { response in
        guard case .fetched(let items) = response, let uid = items.uid, let header = items.header else {
          return
        }
        found[uid] = header
      }
    }
    return found
  }
}

extension IMAPConnection {
  /// Message-ID, From, Subject and Date of messages in the open mailbox, as header bytes, without marking them as
  /// seen. What the server does not return is missing.
  package func headers(of uids: [UInt32]) async throws(TransportError) -> [UInt32: [UInt8]] {
    await turnstile.enter()
    defer { turnstile.leave() }
    return try await current("FETCH").headers(of: uids)
  }
}
