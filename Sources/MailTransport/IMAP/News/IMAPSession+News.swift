/// News of several mailboxes over one connection: of the open one by IDLE, of the others by NOTIFY (RFC 5465)
/// or by asking with STATUS.
extension IMAPSession {
  /// - Returns: the mailboxes with news, as the caller writes them; the open one under the name it was opened
  ///   with. Empty when the time is over.
  nonisolated(nonsending) func waitForNews(
    in others: [String], _ upTo: Duration
  ) async throws(TransportError) -> Set<String> {
    let end = ContinuousClock.Instant.now.advanced(by: upTo)
    var names: [String: String] = [:]
    for name in others { names[try mailboxName(name, "waiting for mail").full] = name }
    if let selected { names[selected.name] = nil }
    let places = Set(names.keys)
    try await notify(of: places)
    while true {
      let silent = places.subtracting(notification.told)
      try await lookAt(silent)
      let left = ContinuousClock.Instant.now.duration(to: end)
      guard !hasNews(of: places), left > .zero else { return takeNews(names) }
      try await rest(silent.isEmpty ? left : min(left, options.pollInterval), places)
    }
  }

  private func takeNews(_ names: [String: String]) -> Set<String> {
    var news = Set(ledger.takeNews(of: Set(names.keys)).compactMap { names[$0] })
    if arrivals > 0 { news.insert(selected?.givenName ?? "INBOX") }
    arrivals = 0
    return news
  }

  /// The answers go into the ledger like any other; a mailbox that is gone is passed over.
  private nonisolated(nonsending) func lookAt(_ places: Set<String>) async throws(TransportError) {
    for place in places.sorted() {
      do throws(TransportError) {
        _ = try await status(of: place)
      } catch .mailboxMissing {}
    }
  }

  /// Asks to be told of these mailboxes. STATUS in the command brings how they stand now, so that nothing
  /// falls between, and shows which of them the server will tell of: Dovecot 2.3 passes over names that are
  /// beyond ASCII.
  private nonisolated(nonsending) func notify(of places: Set<String>) async throws(TransportError) {
    guard features.notify, !notification.isRefused, !notification.asked.isSuperset(of: places) else { return }
    let wanted = notification.asked.union(places)
    var told: Set<String> = []
    do throws(TransportError) {
      try await run(notifyCommand(wanted), during: "NOTIFY") { response in
        guard case .mailboxStatus(let wire, _) = response else { return }
        told.insert(MailboxName.decoded(wire, utf8: self.usesUTF8))
      }
      if !notification.isRefused { notification = Notification(asked: wanted, told: told) }
    } catch .commandRefused {
      notification = .refused
    }
  }

  private func notifyCommand(_ places: Set<String>) -> String {
    let names = places.sorted().compactMap { MailboxName($0, utf8: usesUTF8)?.quoted }
    let events = "(MessageNew MessageExpunge)"
    return
      "NOTIFY SET STATUS (selected-delayed \(events)) (mailboxes (\(names.joined(separator: " "))) \(events))"
  }
}

/// The mailboxes of which the server tells by itself.
struct Notification: Hashable {
  static let refused = Notification(asked: [], told: [], isRefused: true)

  var asked: Set<String> = []
  var told: Set<String> = []
  /// It would not, or lost count (`[NOTIFICATIONOVERFLOW]`, RFC 5465 section 5.8): then it is asked instead.
  var isRefused = false
}
