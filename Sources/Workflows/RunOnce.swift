import Logging
import MailTransport
import Mailings
import SQL
import Settings
import Store

/// One pass of all that the daemon does: every mailbox is read to its end, every mail understood, everything
/// that is due sent.
///
/// A mailbox that can't be read does not keep the others or the outbox from their turn; its error comes back.
package struct RunOnce: Sendable {
  private let office: Office
  private let loop: TransportLoop

  package init(_ office: Office, loop: TransportLoop) {
    self.office = office
    self.loop = loop
  }

  /// What a pass did; `failures` names the accounts that could not be read.
  package struct Summary: Sendable {
    package var fetched = 0
    package var understood = 0
    /// Mails that the servers took in this pass.
    package var sent = 0
    /// Mails that wait for their hour, for another attempt, or for the answer whether they were taken.
    package var waiting = 0
    package var failures: [(account: String, error: String)] = []
  }

  package func callAsFunction() async throws -> Summary {
    var (summary, understood) = try await ReceiveMail(office).alongside { news in await fetchAll(news) }
    summary.understood = understood
    let before = try await outboxCounts()
    try await SendDueMail(office, loop: loop)()
    let after = try await outboxCounts()
    summary.sent = Int((after[.accepted] ?? 0) - (before[.accepted] ?? 0))
    summary.waiting = Int([.queued, .deferred, .uncertain].reduce(0) { $0 + (after[$1] ?? 0) })
    return summary
  }

  private func fetchAll(_ news: @escaping @Sendable () -> Void) async -> Summary {
    var summary = Summary()
    for account in office.configuration.accounts {
      guard let imap = account.imap else { continue }
      do {
        summary.fetched += try await fetch(account, imap, news)
      } catch {
        office.log.error(
          "the mailbox can't be read", metadata: ["account": "\(account.name)", "error": "\(error)"])
        summary.failures.append((account.name, "\(error)"))
      }
    }
    return summary
  }

  private func outboxCounts() async throws -> [OutboxState: Int64] {
    try await office.database.read { try Outbox($0).counts() }
  }

  private func fetch(
    _ account: AccountSettings, _ imap: IMAPSettings, _ news: @escaping @Sendable () -> Void
  ) async throws -> Int {
    let connection = IMAPConnection(loop: loop, log: office.log)
    try await connection.open(try ServerAccess(imap.server, environment: office.environment).endpoint)
    do {
      var new = 0
      for mailbox in imap.mailboxes {
        let place = MailboxPlace(account: account.name, origin: imap.server.origin, mailbox: mailbox)
        new += try await FetchMailbox(office, place)(over: connection, news: news)
      }
      await connection.logout()
      return new
    } catch {
      await connection.logout()
      throw error
    }
  }
}
