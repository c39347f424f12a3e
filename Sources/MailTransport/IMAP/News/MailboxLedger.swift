/// Up to where each mailbox has been looked at, and which of them have something new since. A mailbox that
/// was never looked at is news once.
struct MailboxLedger: Hashable {
  private struct Mark: Hashable {
    var uidValidity: UInt32?
    var uidNext: UInt32?
    var messages: Int?
  }

  private var marks: [String: Mark] = [:]
  private var fresh: Set<String> = []

  /// Somebody has seen all of the mailbox below `uidNext`.
  mutating func visited(_ name: String, uidValidity: UInt32, uidNext: UInt32) {
    marks[name] = Mark(uidValidity: uidValidity, uidNext: uidNext == 0 ? nil : uidNext)
    fresh.remove(name)
  }

  /// The server told how a mailbox stands, with what it thought worth telling.
  mutating func told(_ name: String, _ items: StatusItems) {
    guard var mark = marks[name] else {
      marks[name] = Mark(uidValidity: items.uidValidity, uidNext: items.uidNext, messages: items.messages)
      fresh.insert(name)
      return
    }
    if isNews(items, mark) { fresh.insert(name) }
    mark.uidValidity = items.uidValidity ?? mark.uidValidity
    mark.uidNext = items.uidNext ?? mark.uidNext
    mark.messages = items.messages ?? mark.messages
    marks[name] = mark
  }

  /// UIDNEXT grows with every new message; only a server that keeps it to itself is judged by its count.
  private func isNews(_ items: StatusItems, _ mark: Mark) -> Bool {
    if let now = items.uidValidity, let before = mark.uidValidity, now != before { return true }
    if let now = items.uidNext {
      guard let before = mark.uidNext else { return true }
      return now > before
    }
    guard let now = items.messages, let before = mark.messages else { return items.messages != nil }
    return now > before
  }

  func hasNews(of names: some Sequence<String>) -> Bool { names.contains { fresh.contains($0) } }

  mutating func takeNews(of names: Set<String>) -> Set<String> {
    let news = fresh.intersection(names)
    fresh.subtract(news)
    return news
  }
}
