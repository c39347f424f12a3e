import Basics
import Logging
import SQL
import Store

/// Writes down how an account is, for `piste account list`: called when something changes.
///
/// A database that can't keep the note keeps nobody from reading mail; what ails it shows elsewhere.
package struct NoteHealth: Sendable {
  private let office: Office
  private let account: String

  package init(_ office: Office, account: String) {
    self.office = office
    self.account = account
  }

  /// A connection was made and a first pass went well.
  package func connected() async { await note("") { try $0.connected($1, at: $2) } }

  package func failed(_ trouble: String, mailbox: String = "") async {
    await note(mailbox) { try $0.failed($1, trouble, at: $2) }
  }

  package func mended(mailbox: String) async { await note(mailbox) { try $0.succeeded($1, at: $2) } }

  private func note(
    _ mailbox: String,
    _ step: @escaping @Sendable (AccountHealth, AccountHealth.Subject, Instant) throws -> Void
  ) async {
    let subject = AccountHealth.Subject(account, .imap, mailbox: mailbox)
    let now = office.now
    do {
      try await office.database.write { try step(AccountHealth($0), subject, now) }
    } catch {
      office.log.debug("an account's health can't be noted", metadata: ["error": "\(error)"])
    }
  }
}
