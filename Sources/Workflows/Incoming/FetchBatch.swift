import MailTransport

/// Some mails of the open mailbox, into a sink; one that its server does not hand out keeps none of the others back.
///
/// A refusal of the whole batch may be about one damaged mail (seen in the wild: Exchange and Dovecot answer NO for
/// the command), so each is asked for alone. A refusal counts against a mail only when one behind it could be had:
/// otherwise the server is busy or throttles us, and everything is asked for again later.
struct FetchBatch {
  private let connection: IMAPConnection
  private let sink: JournalSink
  private let limit: Int

  init(_ connection: IMAPConnection, sink: JournalSink, limit: Int) {
    self.connection = connection
    self.sink = sink
    self.limit = limit
  }

  /// A mail that is there but can't be had, with the server's words.
  struct Unreadable {
    let listed: UIDSize
    let words: String
  }

  /// - Returns: those that the server has and does not hand out. Mails that vanished since they were listed are
  ///   nobody's any more: not returned, not an error.
  func callAsFunction(_ batch: [UIDSize]) async throws -> [Unreadable] {
    guard !batch.isEmpty else { return [] }
    do {
      let missing = try await connection.fetch(batch.map(\.uid), limit: limit, into: sink)
      return missing.isEmpty ? [] : try await stillThere(batch.filter { missing.contains($0.uid) })
    } catch TransportError.commandRefused(let note) {
      guard batch.count > 1 else { throw TransportError.commandRefused(note) }
      let taken = sink.takenUIDs
      return try await oneByOne(batch.filter { !taken.contains($0.uid) })
    }
  }

  private func oneByOne(_ batch: [UIDSize]) async throws -> [Unreadable] {
    var believed: [Unreadable] = []
    var refused: [Unreadable] = []
    var last: TransportError?
    for listed in batch {
      do {
        let missing = try await connection.fetch([listed.uid], limit: limit, into: sink)
        believed += refused
        refused = []
        if !missing.isEmpty { believed += try await stillThere([listed]) }
      } catch let error as TransportError {
        guard case .commandRefused(let note) = error else { throw error }
        refused.append(Unreadable(listed: listed, words: note.words))
        last = error
      }
    }
    if !refused.isEmpty, let last { throw last }
    return believed
  }

  /// The server said OK without them: they are gone, or it hides its trouble.
  private func stillThere(_ missing: [UIDSize]) async throws -> [Unreadable] {
    guard let first = missing.map(\.uid).min() else { return [] }
    let listed = Set(try await connection.uids(from: first).map(\.uid))
    return missing.filter { listed.contains($0.uid) }
      .map { Unreadable(listed: $0, words: "it is listed, but FETCH does not return it") }
  }
}
