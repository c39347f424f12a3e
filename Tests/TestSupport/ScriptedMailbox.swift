import Synchronization

/// The INBOX of a scripted IMAP server that a test may damage: it answers what a reader asks, and breaks off, hides or
/// refuses where it is told to.
package final class ScriptedMailbox: Sendable {
  /// What there is, and what goes wrong; a test may change it between two connections.
  package struct State: Sendable {
    package var uidValidity: UInt32 = 7
    package var mails: [UInt32: [UInt8]]
    /// Listed once more, and gone when it is asked for.
    package var vanishing: Set<UInt32> = []
    /// Listed, and left out of every answer.
    package var hidden: Set<UInt32> = []
    /// A command that asks for one of them is refused as a whole.
    package var damaged: Set<UInt32> = []
    /// The connection ends after so many pieces of answers; `nil` keeps it.
    package var piecesLeft: Int?
    /// A mail that comes in when the mailbox has been listed.
    package var arriving: [UInt32: [UInt8]] = [:]
  }

  private let state: Mutex<State>
  private let fetched = Mutex<[UInt32]>([])

  package init(_ mails: [[UInt8]]) {
    let numbered = mails.enumerated().map { (UInt32($0 + 1), $1) }
    state = Mutex(State(mails: Dictionary(uniqueKeysWithValues: numbered)))
  }

  package func change(_ step: @Sendable (inout State) -> Void) { state.withLock { step(&$0) } }

  /// UIDs whose bodies have been asked for, in order.
  package var asked: [UInt32] { fetched.withLock { $0 } }

  package func serve() throws -> ScriptedServer {
    try ScriptedServer { client in
      try client.beginIMAP()
      while true { try self.answer(try client.line(), client) }
    }
  }

  private func answer(_ line: String, _ client: ScriptedConversation) throws {
    let words = line.split(separator: " ").map(String.init)
    guard let tag = words.first, words.count > 1 else { return }
    switch words[1].uppercased() {
    case "EXAMINE", "SELECT": try open(tag, client)
    case "UID" where line.contains("BODY.PEEK[]"): try bodies(tag, words[3], client)
    case "UID": try list(tag, words[3], client)
    default: try say("\(tag) OK done\r\n", client)
    }
  }

  private func open(_ tag: String, _ client: ScriptedConversation) throws {
    let now = state.withLock { $0 }
    try say(
      "* \(now.mails.count) EXISTS\r\n* OK [UIDVALIDITY \(now.uidValidity)] ok\r\n"
        + "* OK [UIDNEXT \((now.mails.keys.max() ?? 0) + 1)] ok\r\n\(tag) OK done\r\n", client)
  }

  private func list(_ tag: String, _ set: String, _ client: ScriptedConversation) throws {
    let now = state.withLock { $0 }
    for (number, uid) in now.mails.keys.sorted().enumerated() where Self.set(set, has: uid) {
      try say("* \(number + 1) FETCH (UID \(uid) RFC822.SIZE \(now.mails[uid]?.count ?? 0))\r\n", client)
    }
    state.withLock { state in
      for uid in state.vanishing { state.mails[uid] = nil }
      state.mails.merge(state.arriving) { $1 }
      state.arriving = [:]
    }
    try say("\(tag) OK done\r\n", client)
  }

  private func bodies(_ tag: String, _ set: String, _ client: ScriptedConversation) throws {
    let now = state.withLock { $0 }
    let wanted = now.mails.keys.sorted().filter { Self.set(set, has: $0) }
    fetched.withLock { $0 += wanted }
    guard now.damaged.isDisjoint(with: wanted) else {
      return try say("\(tag) NO [SERVERBUG] the message is damaged\r\n", client)
    }
    for uid in wanted where !now.hidden.contains(uid) {
      let mail = now.mails[uid] ?? []
      let date = "25-Nov-2026 10:00:00 +0000"
      try say(
        "* \(uid) FETCH (UID \(uid) INTERNALDATE \"\(date)\" RFC822.SIZE \(mail.count) BODY[] {\(mail.count)}\r\n",
        client)
      try say(mail.prefix(mail.count / 2), client)
      try say(mail.dropFirst(mail.count / 2) + Array(")\r\n".utf8), client)
    }
    try say("\(tag) OK done\r\n", client)
  }

  private func say(_ text: String, _ client: ScriptedConversation) throws {
    try say(Array(text.utf8)[...], client)
  }

  private func say(_ bytes: ArraySlice<UInt8>, _ client: ScriptedConversation) throws {
    let mayGo = state.withLock { state in
      guard let left = state.piecesLeft else { return true }
      state.piecesLeft = left > 0 ? left - 1 : nil
      return left > 0
    }
    guard mayGo else { throw ScriptFailed(words: "the test wants the connection to end here") }
    try client.send(Array(bytes))
  }

  /// Whether a set such as `1:3,7:*` names the UID.
  private static func set(_ text: String, has uid: UInt32) -> Bool {
    text.split(separator: ",").contains { part in
      let ends = part.split(separator: ":").map { UInt32($0) ?? .max }
      guard let first = ends.first, let last = ends.last else { return false }
      return (min(first, last)...max(first, last)).contains(uid)
    }
  }
}
