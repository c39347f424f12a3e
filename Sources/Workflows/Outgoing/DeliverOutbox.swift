import Basics
import Logging
import MailTransport
import Mailings
import SQL
import Settings
import Store

/// Sends what is due and writes down what the servers said: the only place from which mail leaves.
///
/// A mail is claimed in one commit, submitted, and its outcome recorded in another. When the program dies in
/// between, the mail is uncertain, and ``ResolveUncertain`` finds out by our own proof copy.
package struct DeliverOutbox: Sendable {
  private let office: Office
  private let loop: TransportLoop

  package init(_ office: Office, loop: TransportLoop) {
    self.office = office
    self.loop = loop
  }

  /// Sends until nothing is due.
  ///
  /// - Returns: how many mails were handed over or given back.
  @discardableResult
  package func callAsFunction() async throws -> Int {
    var handled = 0
    while true {
      let now = office.now
      let items = try await office.database.write {
        try Outbox($0).claim(limit: office.configuration.outbox.batch, at: now)
      }
      guard !items.isEmpty else { return handled }
      for (account, items) in Dictionary(grouping: items, by: \.account).sorted(by: { $0.key < $1.key }) {
        try await deliver(items, account: account)
      }
      handled += items.count
    }
  }

  private func deliver(_ items: [OutboxItem], account: String) async throws {
    guard let settings = office.account(account)?.smtp else {
      return try await release(items, reason: "the account \(account) has no smtp server in the settings")
    }
    let lanes = min(settings.connections, items.count)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<lanes {
        let share = stride(from: lane, to: items.count, by: lanes).map { items[$0] }
        group.addTask { try await deliver(share, settings) }
      }
      try await group.waitForAll()
    }
  }

  /// One connection, many mails; a lost one is made anew, and when that fails the rest is given back.
  private func deliver(_ items: [OutboxItem], _ settings: SMTPSettings) async throws {
    let connection = SMTPConnection(loop: loop, log: office.log)
    for (index, item) in items.enumerated() {
      do {
        if await !connection.isOpen {
          try await connection.open(
            try ServerAccess(settings.server, environment: office.environment).endpoint)
        }
      } catch {
        office.log.error("mail can't be sent now", metadata: ["error": "\(error)"])
        return try await release(Array(items[index...]), reason: "\(error)")
      }
      try await submit(item, over: connection)
    }
    await connection.quit()
  }

  /// A mail whose bytes can't be read waits for its blob to be restored, and keeps no other back.
  private func submit(_ item: OutboxItem, over connection: SMTPConnection) async throws {
    let open = try await office.database.read { try Outbox($0).openRecipients(of: item.id) }
    let bytes: [UInt8]
    do {
      bytes = try content(of: item)
    } catch {
      office.log.error("a mail can't be read", metadata: ["outbox": "\(item.id)", "error": "\(error)"])
      let unread = open.map { OutboxRecipient(address: $0, state: .deferred, reply: "not sent: \(error)") }
      return try await record(unread, of: item)
    }
    let proof = item.proofAddress.isEmpty ? [] : [item.proofAddress]
    let report = await connection.submit(
      SubmissionEnvelope(reversePath: item.reversePath, recipients: open + proof), message: bytes)
    let outcomes = report.perRecipient.filter { open.contains($0.address) }.map {
      OutboxRecipient($0.address, $0.outcome)
    }
    try await record(outcomes, of: item)
  }

  private func content(of item: OutboxItem) throws -> [UInt8] {
    guard let digest = SHA256Digest(hex: item.digest) else {
      throw Refusal(.invalid, "the outbox names no digest for mail \(item.id)")
    }
    return try office.blobs.read(digest)
  }

  private func record(_ outcomes: [OutboxRecipient], of item: OutboxItem) async throws {
    let now = office.now
    let settings = office.configuration.outbox
    let schedule = DeliverySchedule(retryMinutes: settings.retryMinutes, giveUpDays: settings.giveUpDays)
    let retryAt = schedule.nextAttempt(after: item.attempts, queuedAt: item.createdAt, now: now)
    let settled = outcomes.map { $0.givenUp(when: retryAt == nil) }
    try await office.database.write {
      try Outbox($0).record(settled, of: item.id, retryAt: retryAt, at: now)
    }
    office.log.info(
      "mail handed over",
      metadata: [
        "outbox": "\(item.id)", "kind": "\(item.kind)",
        "outcome": "\(OutboxState.overall(of: settled.map(\.state)).rawValue)",
        "reply": "\(settled.last?.reply ?? "")",
      ])
  }

  private func release(_ items: [OutboxItem], reason: String) async throws {
    let now = office.now
    let settings = office.configuration.outbox
    let schedule = DeliverySchedule(retryMinutes: settings.retryMinutes, giveUpDays: settings.giveUpDays)
    try await office.database.write { connection in
      for item in items {
        let outbox = Outbox(connection)
        if let next = schedule.nextAttempt(after: item.attempts, queuedAt: item.createdAt, now: now) {
          try outbox.release(item.id, reason: reason, retryAt: next)
        } else {
          let failed = try outbox.openRecipients(of: item.id).map {
            OutboxRecipient(address: $0, state: .failed, reply: "given up: " + reason)
          }
          try outbox.record(failed, of: item.id, retryAt: nil, at: now)
        }
      }
    }
  }
}

extension OutboxRecipient {
  /// A deferred recipient fails when its time is up.
  fileprivate func givenUp(when isLate: Bool) -> OutboxRecipient {
    guard isLate, state == .deferred else { return self }
    return OutboxRecipient(address: address, state: .failed, reply: "given up: " + reply)
  }
}
