import Basics
import Logging
import MailTransport
import SQL
import Settings
import Store

/// One pass over an account's folders: what is new is journalled and understood, and what the settings ask to be
/// filed is filed.
///
/// A folder that can't be opened keeps no other from its turn; it comes back as a ``FolderTrouble``.
package struct ReadAccount: Sendable {
  private let office: Office
  private let account: AccountSettings
  private let imap: IMAPSettings

  package init(_ office: Office, account: AccountSettings, imap: IMAPSettings) {
    self.office = office
    self.account = account
    self.imap = imap
  }

  /// What a pass brought.
  package struct Outcome: Sendable {
    /// Mails that are new in the journal.
    package var fetched = 0
    package var understood = 0
    package var troubles: [FolderTrouble] = []
    /// The folders that were used in this pass; of the others nothing new is known.
    package var tried: Set<String> = []
  }

  /// Which folders there are; asks the server only when a Sent folder is wanted that the settings don't name.
  package func folders(over connection: IMAPConnection) async throws -> AccountFolders {
    let asks = imap.usesSentFolder && imap.sentMailbox == nil
    return AccountFolders.choose(imap, listings: asks ? try await connection.mailboxes() : [])
  }

  /// - Parameter news: the folders that have some; `nil` reads all. The first watched one is always read, last.
  package func callAsFunction(
    _ folders: AccountFolders, news: Set<String>? = nil, over connection: IMAPConnection
  ) async throws -> Outcome {
    var outcome = Outcome()
    let others = folders.folders.dropLast().filter { news?.contains($0.name) != false }
    if !others.isEmpty { try await take(others, over: connection, into: &outcome) }
    try await file(folders, over: connection, into: &outcome)
    try await take(folders.folders.suffix(1), over: connection, into: &outcome)
    return outcome
  }

  /// What has come in is understood while more comes.
  private func take(
    _ folders: some Sequence<AccountFolders.Folder>, over connection: IMAPConnection,
    into outcome: inout Outcome
  ) async throws {
    let (fetched, understood) = try await ReceiveMail(office).alongside { news in
      var fetched = Outcome()
      for folder in folders {
        try await tolerate(folder.name, over: connection, into: &fetched) { fetched in
          let fetch = FetchMailbox(office, place(folder.name), role: folder.role)
          fetched.fetched += try await fetch(over: connection, news: news)
        }
      }
      return fetched
    }
    outcome.fetched += fetched.fetched
    outcome.troubles += fetched.troubles
    outcome.tried.formUnion(fetched.tried)
    outcome.understood += understood
  }

  /// Whether a mail of ours may be proved by its copy in the mailbox, or wants to be saved in the Sent folder: then
  /// there is a reason to read although no news came.
  package func isOwnMailWaiting() async throws -> Bool {
    try await office.database.read { connection in
      if try Outbox(connection).hasUncertain(account: account.name) { return true }
      return try imap.savesSent && SentCopies(connection).isDue(account: account.name)
    }
  }

  private func place(_ mailbox: String) -> MailboxPlace {
    MailboxPlace(account: account.name, origin: imap.server.origin, mailbox: mailbox)
  }

  /// What may be changed on the server, each only by setting.
  private func file(
    _ folders: AccountFolders, over connection: IMAPConnection, into outcome: inout Outcome
  ) async throws {
    if !imap.drop.isEmpty { try await TakeDropped(office, account: account.name)() }
    if let done = imap.dropDone {
      for mailbox in imap.drop {
        try await tolerate(done, over: connection, into: &outcome) { _ in
          try await MoveTakenMail(office, from: place(mailbox), to: done)(over: connection)
        }
      }
    }
    guard imap.savesSent else { return }
    guard let sent = folders.sent else {
      outcome.tried.insert("")
      let existing = try await connection.mailboxes().map(\.name)
      outcome.troubles.append(.noSentFolder(existing: existing))
      return
    }
    try await tolerate(sent, over: connection, into: &outcome) { _ in
      try await SaveSentCopies(office, account: account.name, mailbox: sent)(over: connection)
    }
  }

  /// What a server says about one folder is that folder's trouble; a lost connection is everybody's.
  private func tolerate(
    _ mailbox: String, over connection: IMAPConnection, into outcome: inout Outcome,
    _ step: (inout Outcome) async throws -> Void
  ) async throws {
    outcome.tried.insert(mailbox)
    do {
      try await step(&outcome)
    } catch let error as TransportError {
      switch error {
      case .mailboxMissing(let note):
        let existing = try await connection.mailboxes().filter(\.isSelectable).map(\.name)
        outcome.troubles.append(.missing(mailbox, existing: existing, words: note.words))
      case .commandRefused: outcome.troubles.append(.refused(mailbox, error))
      default: throw error
      }
    }
  }
}
