/// Opening a mailbox and listing it.
extension IMAPSession {
  nonisolated(nonsending) func select(
    _ mailbox: String, readOnly: Bool
  ) async throws(TransportError) -> MailboxStatus {
    let name = try mailboxName(mailbox, "SELECT")
    let during = "opening mailbox \(mailbox)"
    var validity: UInt32?
    var modSeq: UInt64?
    selected = nil
    uidNext = 0
    do throws(TransportError) {
      try await run("\(readOnly ? "EXAMINE" : "SELECT") \(name.quoted)", during: during) { response in
        guard case .status(let status) = response else { return }
        validity = status.number(of: "UIDVALIDITY") ?? validity
        uidNext = status.number(of: "UIDNEXT") ?? uidNext
        modSeq = status.longNumber(of: "HIGHESTMODSEQ") ?? modSeq
      }
    } catch .commandRefused(let note) {
      throw .mailboxMissing(note)
    }
    arrivals = 0
    guard let validity else {
      throw .protocolViolation(stream.note(during, "no UIDVALIDITY: mails cannot be told apart"))
    }
    selected = SelectedMailbox(name: name.full, givenName: mailbox, uidValidity: validity)
    ledger.visited(name.full, uidValidity: validity, uidNext: uidNext)
    return MailboxStatus(
      uidValidity: validity, uidNext: uidNext, exists: Int(exists), highestModSeq: modSeq)
  }

  /// In windows of UIDs, so that no reply is endless; a window that brought little is followed by a wider
  /// one, because UIDs may be sparse. The last window is open-ended, for what came since the mailbox was
  /// opened.
  nonisolated(nonsending) func uids(from first: UInt32) async throws(TransportError) -> [UIDSize] {
    arrivals = 0
    var found: [UInt32: Int] = [:]
    var start = max(first, 1)
    var width: UInt32 = 5000
    while uidNext > start, uidNext - start > width {
      let before = found.count
      try await list("\(start):\(start + width - 1)", from: first, into: &found)
      start += width
      if found.count - before < Int(width / 4) {
        width = width.multipliedReportingOverflow(by: 4).partialValue
      }
    }
    try await list("\(start):*", from: first, into: &found)
    noteVisit(upTo: found.keys.max() ?? 0)
    return found.map { UIDSize(uid: $0.key, size: $0.value) }.sorted { $0.uid < $1.uid }
  }

  private func noteVisit(upTo last: UInt32) {
    guard let selected, last < .max else { return }
    uidNext = max(uidNext, last + 1)
    ledger.visited(selected.name, uidValidity: selected.uidValidity, uidNext: uidNext)
  }

  /// `5:*` names at least the last message, even when its UID is below 5 (RFC 9051 section 9, seq-range).
  private nonisolated(nonsending) func list(
    _ range: String, from first: UInt32, into found: inout [UInt32: Int]
  ) async throws(TransportError) {
    var listed: [UIDSize] = []
    let most = Int(exists) + limits.untagged
    try await run("UID FETCH \(range) (UID RFC822.SIZE)", during: "listing", most: most) { response in
      guard case .fetched(let items) = response, let uid = items.uid, let size = items.size, uid >= first
      else {
        return
      }
      listed.append(UIDSize(uid: uid, size: size))
    }
    for message in listed { found[message.uid] = message.size }
  }
}
