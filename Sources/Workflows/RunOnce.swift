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
  private static let accountsAtOnce = 8

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
    var summary = try await readAccounts()
    summary.understood += try await ReceiveMail(office)()
    try await AskForHours(office).ifDue()
    try await SendDigest(office).ifDue()
    try await RunMailing(office).goOn()
    let before = try await outboxCounts()
    try await SendDueMail(office, loop: loop)()
    let after = try await outboxCounts()
    summary.sent = Int((after[.accepted] ?? 0) - (before[.accepted] ?? 0))
    summary.waiting = Int([.queued, .deferred, .uncertain].reduce(0) { $0 + (after[$1] ?? 0) })
    return summary
  }

  private func outboxCounts() async throws -> [OutboxState: Int64] {
    try await office.database.read { try Outbox($0).counts() }
  }

  /// Several at once: one that doesn't answer keeps no other waiting.
  private func readAccounts() async throws -> Summary {
    let accounts = office.configuration.accounts.filter { $0.imap != nil }
    var summary = Summary()
    try await withThrowingTaskGroup(of: (String, Result<ReadAccount.Outcome, any Error>).self) { group in
      var rest = accounts[...]
      for account in rest.prefix(Self.accountsAtOnce) { group.addTask { await result(of: account) } }
      rest = rest.dropFirst(Self.accountsAtOnce)
      while let (name, result) = try await group.next() {
        summary.add(result, of: name)
        if let next = rest.popFirst() { group.addTask { await self.result(of: next) } }
      }
    }
    summary.failures.sort { $0.account < $1.account }
    for failure in summary.failures {
      office.log.error(
        "the mailbox can't be read", metadata: ["account": "\(failure.account)", "error": "\(failure.error)"])
    }
    return summary
  }

  private func result(of account: AccountSettings) async -> (String, Result<ReadAccount.Outcome, any Error>) {
    do {
      return (account.name, .success(try await read(account)))
    } catch {
      return (account.name, .failure(error))
    }
  }

  private func read(_ account: AccountSettings) async throws -> ReadAccount.Outcome {
    guard let imap = account.imap else { return ReadAccount.Outcome() }
    let connection = IMAPConnection(loop: loop, log: office.log)
    try await connection.open(ServerAccess(office, loop: loop).endpoint(for: imap.server))
    do {
      let read = ReadAccount(office, account: account, imap: imap)
      let outcome = try await read(try await read.folders(over: connection), over: connection)
      await connection.logout()
      return outcome
    } catch {
      await connection.logout()
      throw error
    }
  }
}

extension RunOnce.Summary {
  fileprivate mutating func add(_ result: Result<ReadAccount.Outcome, any Error>, of account: String) {
    switch result {
    case .success(let outcome):
      fetched += outcome.fetched
      understood += outcome.understood
      failures += outcome.troubles.map { (account, $0.description) }
    case .failure(let error): failures.append((account, IntakeTrouble.words(error)))
    }
  }
}
