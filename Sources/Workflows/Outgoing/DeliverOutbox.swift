import Basics
import Logging
import MailTransport
import Mailings
import SQL
import Settings
import Store

/// Sends what is due and writes down what the servers said: the only place from which mail leaves.
///
/// Letters and mailings of each account have lanes and connections of their own. A mail is claimed in one commit,
/// submitted, and its outcome recorded in another. When the program dies in between, the mail is uncertain, and
/// ``ResolveUncertain`` finds out by our own proof copy. Connections stay open between passes until ``close()``.
package actor DeliverOutbox {
  private struct LaneKey: Hashable {
    let account: String
    let lane: OutboxLane
  }

  private nonisolated let office: Office
  private let smarthosts: Smarthosts
  private let commits: OutcomeCommits<Handover>
  private let isStopping: @Sendable () -> Bool
  private var lanes: [LaneKey: LaneDelivery] = [:]

  /// - Parameter isStopping: asked before a mail is begun; what is under way then is brought to its end.
  package init(
    _ office: Office, loop: TransportLoop, isStopping: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) {
    self.office = office
    self.isStopping = isStopping
    smarthosts = Smarthosts(office, loop: loop)
    commits = OutcomeCommits { handovers in
      try await office.database.write { connection in
        var record = try RecordHandovers(office, connection)
        try record(handovers)
      }
      for handover in handovers { handover.log(to: office.log) }
    }
  }

  /// Sends until nothing is due in any lane; all of them at the same time.
  ///
  /// - Returns: how many mails were handed over or given back.
  @discardableResult
  package func callAsFunction() async throws -> Int {
    var handled = try await ReturnStrays(office)()
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for account in office.configuration.accounts {
        for lane in OutboxLane.allCases {
          group.addTask { try await self.empty(lane, of: account) }
        }
      }
      while let count = try await group.next() { handled += count }
      return handled
    }
  }

  /// Sends until nothing is due in one lane of an account.
  ///
  /// - Returns: how many mails were handed over or given back.
  @discardableResult
  package func empty(_ lane: OutboxLane, of account: AccountSettings) async throws -> Int {
    guard let smtp = account.smtp else { return 0 }
    return try await delivery(lane, of: account, smtp)()
  }

  private func delivery(_ lane: OutboxLane, of account: AccountSettings, _ smtp: SMTPSettings) -> LaneDelivery
  {
    let key = LaneKey(account: account.name, lane: lane)
    if let known = lanes[key] { return known }
    let claim = ClaimMail(office: office, account: account, smtp: smtp, lane: lane)
    let delivery = LaneDelivery(claim, smarthosts, commits, isStopping: isStopping)
    lanes[key] = delivery
    return delivery
  }

  /// Leaves the servers politely.
  package func close() async {
    await smarthosts.close()
  }
}

extension Handover {
  fileprivate func log(to log: Logger) {
    log.info(
      "mail handed over",
      metadata: [
        "outbox": "\(mail.item.id)", "kind": "\(mail.item.kind)", "server": "\(mail.server.name)",
        "outcome": "\(OutboxState.overall(of: answers.map(\.recipient.state)).rawValue)",
        "reply": "\(answers.last?.recipient.reply ?? trouble?.words ?? "")",
      ])
  }
}
