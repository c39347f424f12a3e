import Basics
import Logging
import MailTransport
import SQL
import Store

/// Puts copies of what our servers took into the account's Sent folder, marked as seen.
///
/// Each is looked for by its Message-ID first: a crash after saving and before the note, or a provider that saves
/// by itself (seen in the wild: Gmail), leads to no second copy.
struct SaveSentCopies {
  private let office: Office
  private let account: String
  private let mailbox: String
  private static let batch = 50

  init(_ office: Office, account: String, mailbox: String) {
    self.office = office
    self.account = account
    self.mailbox = mailbox
  }

  /// - Throws: `TransportError.mailboxMissing` when there is no such folder.
  func callAsFunction(over connection: IMAPConnection) async throws {
    let now = office.now
    guard try await office.database.read({ try SentCopies($0).isDue(account: account) }) else { return }
    let waiting = try await office.database.write { connection in
      let copies = SentCopies(connection)
      try copies.queue(account: account, at: now)
      return try copies.waiting(account: account, limit: Self.batch)
    }
    guard !waiting.isEmpty else { return }
    _ = try await connection.select(mailbox)
    for copy in waiting { try await save(copy, over: connection) }
  }

  private func save(_ copy: SentCopies.Waiting, over connection: IMAPConnection) async throws {
    guard try await connection.find(messageID: copy.messageID).isEmpty else {
      return try await settle(copy, as: .saved)
    }
    do {
      guard let digest = SHA256Digest(hex: copy.digest) else {
        throw Refusal.damaged("the outbox names no digest for mail \(copy.outboxID)")
      }
      let date = InternalDate.text(copy.finishedAt)
      try await connection.append(try office.blobs.read(digest), to: mailbox, flags: [.seen], at: date)
      try await settle(copy, as: .saved)
    } catch TransportError.commandRefused(let note) {
      // Over quota, or this one mail: the others have their turn first next time.
      try await settle(copy, as: .waiting, reason: note.words)
      throw TransportError.commandRefused(note)
    } catch {
      guard let reason = Self.lossReason(error) else { throw error }
      office.log.error(
        "a sent mail can't be saved", metadata: ["outbox": "\(copy.outboxID)", "error": "\(reason)"])
      try await settle(copy, as: .lost, reason: reason)
    }
  }

  /// What no later attempt mends, or would keep all others waiting.
  private static func lossReason(_ error: any Error) -> String? {
    switch error {
    case TransportError.limitExceeded, TransportError.invalidArgument, is BlobError, is Refusal: "\(error)"
    default: nil
    }
  }

  private func settle(
    _ copy: SentCopies.Waiting, as state: SentCopies.State, reason: String = ""
  ) async throws {
    let now = office.now
    try await office.database.write {
      try SentCopies($0).settle(copy.outboxID, as: state, reason: reason, at: now)
    }
  }
}

/// The date-time of IMAP (RFC 9051, 9), in UTC: `25-Nov-2026 10:00:00 +0000`.
enum InternalDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func text(_ instant: Instant) -> String {
    let date = CalendarDate(daysSince1970: instant.milliseconds.quotientFloored(by: 86_400_000))
    let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
    let time = instant.description.dropFirst(11).prefix(8)
    return "\(day)-\(months[date.month - 1])-\(date.year) \(time) +0000"
  }
}
