import Basics
import Mailings
import SQL
import Settings
import Store

/// A mail that was taken up, with those of its recipients whom it may reach now.
struct ClaimedMail: Sendable {
  let item: OutboxItem
  let recipients: [OutboxRecipient]
  /// Whether these are all recipients that the mail has.
  let isWhole: Bool
  let server: ServerSettings

  /// The attempt under way included.
  var attempts: Int { item.attempts + 1 }
}

/// Takes up mails of one lane of an account, as many as may leave now, in one transaction; what may not leave yet is
/// kept back with the reason.
struct ClaimMail: Sendable {
  let office: Office
  let account: AccountSettings
  let smtp: SMTPSettings
  let lane: OutboxLane

  struct Claim: Sendable {
    var mails: [ClaimedMail] = []
    /// How many were looked at; fewer than asked for means that nothing more is due.
    var examined = 0
  }

  func callAsFunction(limit: Int) async throws -> Claim {
    let now = office.now
    let isDue = try await office.database.read {
      try Outbox($0).hasDue(lane, of: account.name, at: now)
    }
    guard isDue else { return Claim() }
    return try await office.database.write { try claim(limit, at: now, $0) }
  }

  private func claim(_ limit: Int, at now: Instant, _ connection: any Connection) throws -> Claim {
    let facts = DeliveryFacts(office, connection)
    let verdict = LaneTurn.decide(
      try facts.lane(lane, of: account, smtp, at: now), now: now, in: office.localTime)
    guard case .success(let turn) = verdict else { return Claim() }
    let outbox = Outbox(connection)
    let due = try outbox.due(lane, of: account.name, limit: min(limit, turn.room), at: now)
    let server = smtp.servers[turn.server]
    var gate = try facts.gate(at: now)
    var claim = Claim(examined: due.count)
    for mail in due {
      if let claimed = try pass(mail, &gate, server, at: now, outbox) { claim.mails.append(claimed) }
    }
    try outbox.take(claim.mails.map(\.item.id), over: server.name, at: now)
    return claim
  }

  /// - Returns: `nil` when the mail waits for every one of its recipients.
  private func pass(
    _ mail: DueMail, _ gate: inout DomainGate, _ server: ServerSettings, at now: Instant, _ outbox: Outbox
  ) throws -> ClaimedMail? {
    let open = mail.recipients.filter { $0.isOpen && $0.notBefore ?? now <= now }
    var ready: [OutboxRecipient] = []
    var hold: Verdict<Instant, HoldReason>?
    for recipient in open {
      guard let kept = gate.hold(recipient.domain) else {
        ready.append(recipient)
        continue
      }
      if kept.value < hold?.value ?? Instant(milliseconds: .max) { hold = kept }
    }
    guard ready.isEmpty else {
      return ClaimedMail(
        item: mail.item, recipients: ready, isWhole: ready.count == mail.recipients.count, server: server)
    }
    let wait = hold ?? Verdict(now.adding(seconds: 60), .retrySchedule)
    try outbox.postpone(mail.item.id, until: wait.value, because: wait.evidence)
    return nil
  }
}

extension ServerSettings {
  /// How the outbox, `piste status` and the log call it.
  package var name: String { "\(host):\(port)" }
}
