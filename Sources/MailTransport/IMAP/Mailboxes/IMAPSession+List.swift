/// Which mailboxes there are, what stands in one without opening it, and making one.
extension IMAPSession {
  nonisolated(nonsending) func mailboxes() async throws(TransportError) -> [MailboxListing] {
    var found =
      features.specialUse && features.listExtended
      ? try await list("LIST \"\" \"*\" RETURN (SPECIAL-USE)") : nil
    if found == nil { found = try await list("LIST \"\" \"*\"", mayBeRefused: false) }
    let listings = (found ?? []).sorted { $0.name < $1.name }
    return MailboxListing.withUsualRoles(listings, namespaces)
  }

  /// Nil when the server does not understand what it said it would.
  private nonisolated(nonsending) func list(
    _ command: String, mayBeRefused: Bool = true
  ) async throws(TransportError) -> [MailboxListing]? {
    var found: [String: MailboxListing] = [:]
    do throws(TransportError) {
      try await run(command, during: "listing the mailboxes") { response in
        guard case .list(let tokens) = response,
          let listing = MailboxListing(tokens, utf8: self.usesUTF8)
        else { return }
        found[listing.name] = listing
      }
    } catch .commandRefused where mayBeRefused {
      return nil
    }
    return Array(found.values)
  }

  /// STATUS (RFC 9051 section 6.3.11).
  nonisolated(nonsending) func status(of mailbox: String) async throws(TransportError) -> MailboxStatus {
    let name = try mailboxName(mailbox, "STATUS")
    let during = "looking at mailbox \(mailbox)"
    var items = StatusItems()
    let wanted = "MESSAGES UIDNEXT UIDVALIDITY" + (features.condStore ? " HIGHESTMODSEQ" : "")
    do throws(TransportError) {
      try await run("STATUS \(name.quoted) (\(wanted))", during: during) { response in
        guard case .mailboxStatus(let wire, let found) = response,
          MailboxName.decoded(wire, utf8: self.usesUTF8) == name.full
        else { return }
        items = found
      }
    } catch .commandRefused(let note) {
      throw .mailboxMissing(note)
    }
    guard let validity = items.uidValidity else {
      throw .protocolViolation(stream.note(during, "no UIDVALIDITY: mails cannot be told apart"))
    }
    return MailboxStatus(
      uidValidity: validity, uidNext: items.uidNext ?? 0, exists: items.messages ?? 0,
      highestModSeq: items.highestModSeq)
  }

  nonisolated(nonsending) func create(_ mailbox: String) async throws(TransportError) {
    let name = try mailboxName(mailbox, "CREATE")
    try await run("CREATE \(name.quoted)", during: "making mailbox \(mailbox)")
  }

  func mailboxName(_ mailbox: String, _ during: String) throws(TransportError) -> MailboxName {
    guard let name = MailboxName(namespaces.resolve(mailbox), utf8: usesUTF8) else {
      throw .invalidArgument(stream.note(during, "not a mailbox name: \(mailbox.utf8.printable())"))
    }
    return name
  }
}
