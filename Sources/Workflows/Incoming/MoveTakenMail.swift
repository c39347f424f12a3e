import MailTransport
import SQL
import Store

/// Moves what was taken in out of a "drop here" folder: only when the settings name a folder for it.
///
/// A crash after the move and before its note does no harm: a mail that is gone from the folder counts as moved.
struct MoveTakenMail {
  private let office: Office
  private let place: MailboxPlace
  private let target: String

  init(_ office: Office, from place: MailboxPlace, to target: String) {
    self.office = office
    self.place = place
    self.target = target
  }

  /// - Throws: `TransportError.mailboxMissing` when there is no such folder.
  func callAsFunction(over connection: IMAPConnection) async throws {
    let waiting = try await office.database.read { connection -> (validity: UInt32, uids: [UInt32])? in
      let known = try MailboxProgress(connection).position(account: place.account, mailbox: place.mailbox)
      guard let known, known.origin == place.origin else { return nil }
      let uids = try DroppedMails(connection).taken(in: place, uidValidity: known.uidValidity)
      return (known.uidValidity, uids)
    }
    guard let waiting, let first = waiting.uids.first else { return }
    let status = try await connection.select(place.mailbox, readOnly: false)
    guard status.uidValidity == waiting.validity else { return }
    let present = Set(try await connection.uids(from: first).map(\.uid)).intersection(waiting.uids)
    if !present.isEmpty { try await connection.move(present.sorted(), to: target) }
    try await office.database.write {
      try DroppedMails($0).markMoved(waiting.uids, in: place, uidValidity: waiting.validity)
    }
  }
}
