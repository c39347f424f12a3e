import Basics
import CRM
import Logging
import MailTransport
import Mailings
import SQL
import Settings
import Store

/// Writes a group of attempts down, in one transaction: outcomes, what domains and servers did to us, and what somebody
/// must be told.
struct RecordHandovers {
  private let office: Office
  private let connection: any Connection
  private let now: Instant
  private var domains: [String: DomainStanding]
  private var servers: [Key: ServerStanding]
  private var outbox: Outbox { Outbox(connection) }
  private var settings: OutboxSettings { office.configuration.outbox }
  private var schedule: DeliverySchedule {
    DeliverySchedule(retryMinutes: settings.retryMinutes, giveUpDays: settings.giveUpDays)
  }

  private struct Key: Hashable {
    let account: String
    let server: String
  }

  init(_ office: Office, _ connection: any Connection) throws {
    self.office = office
    self.connection = connection
    now = office.now
    domains = try DomainTroubles(connection).all()
    servers = [:]
    for trouble in try ServerTroubles(connection).all() {
      servers[Key(account: trouble.account, server: trouble.standing.server)] = trouble.standing
    }
  }

  mutating func callAsFunction(_ handovers: [Handover]) throws {
    for handover in handovers {
      try note(handover.trouble, of: handover)
      if handover.isUntouched { try giveBack(handover) } else { try record(handover) }
    }
  }

  // MARK: Answers

  private mutating func record(_ handover: Handover) throws {
    let mail = handover.mail
    let retryAt = schedule.nextAttempt(
      after: mail.attempts, queuedAt: mail.item.createdAt, now: now, chance: chance())
    var settled: [OutboxRecipient] = []
    for answer in handover.answers {
      try judge(answer)
      settled.append(answer.recipient.tried(again: retryAt, domains[answer.recipient.domain]?.waitsUntil))
    }
    let outcome = OutboxOutcome(
      mail.item.id, settled, isWhole: mail.isWhole, server: mail.server.name)
    guard try outbox.record(outcome, at: now) else { return }
    try tell(settled.filter { $0.state == .failed }, of: mail.item)
  }

  /// What the answer says of the recipient's domain and of our server.
  private mutating func judge(_ answer: RecipientAnswer) throws {
    let recipient = answer.recipient
    switch recipient.state {
    case .deferred where answer.scope == .domain:
      let standing = (domains[recipient.domain] ?? DomainStanding(domain: recipient.domain))
        .deferred(recipient.reply, patience: settings.domains.patience, now: now, chance: chance())
      domains[recipient.domain] = standing
      try DomainTroubles(connection).save(standing)
    case .accepted:
      guard domains.removeValue(forKey: recipient.domain) != nil else { return }
      try DomainTroubles(connection).clear(recipient.domain)
    default: return
    }
  }

  // MARK: Servers

  private mutating func note(_ trouble: ServerTrouble?, of handover: Handover) throws {
    let key = Key(account: handover.mail.item.account, server: handover.mail.server.name)
    guard let trouble else {
      let isTaken = handover.answers.contains { $0.recipient.state == .accepted }
      guard isTaken, servers.removeValue(forKey: key) != nil else { return }
      office.log.notice("the server takes mail again", metadata: ["server": "\(key.server)"])
      return try ServerTroubles(connection).clear(key.server, of: key.account)
    }
    let before = servers[key]
    let standing =
      before?.after(trouble.kind, words: trouble.words, now: now, chance: chance())
      ?? ServerStanding(server: key.server, trouble.kind, words: trouble.words, now: now, chance: chance())
    servers[key] = standing
    try ServerTroubles(connection).save(standing, of: key.account)
    guard standing.failures != before?.failures else { return }
    office.log.error(
      "a mail server is in trouble", metadata: ["server": "\(key.server)", "error": "\(trouble.words)"])
    try safely("the operator can't be told") {
      try AlertOperator(office, connection)(standing, of: key.account)
    }
  }

  /// No recipient's fault: the attempt does not count, and the next server takes over where there is one.
  private func giveBack(_ handover: Handover) throws {
    let mail = handover.mail
    let (retryAt, words) = wait(handover)
    guard now >= schedule.givenUpAt(mail.item.createdAt) else {
      return try outbox.release(mail.item.id, reason: words, retryAt: retryAt)
    }
    let failed = mail.recipients.map {
      OutboxRecipient(address: $0.address, state: .failed, reply: "given up: " + words)
    }
    let outcome = OutboxOutcome(mail.item.id, failed, isWhole: mail.isWhole, server: mail.server.name)
    guard try outbox.record(outcome, at: now) else { return }
    try tell(failed, of: mail.item)
  }

  private func wait(_ handover: Handover) -> (until: Instant, words: String) {
    guard let trouble = handover.trouble else {
      let holds = handover.mail.recipients.compactMap { domains[$0.domain]?.hold(now: now) }
      let first = holds.min { $0.value < $1.value }
      return (first?.value ?? now, first?.evidence ?? "the program was stopped before its turn")
    }
    let account = handover.mail.item.account
    let own = servers[Key(account: account, server: handover.mail.server.name)]?.pausedUntil ?? now
    guard trouble.kind.allowsFallback, let smtp = office.account(account)?.smtp else {
      return (own, trouble.words)
    }
    let standings = smtp.servers.map { servers[Key(account: account, server: $0.name)] }
    switch ServerChoice.decide(standings, now: now).choice {
    case .use: return (now, trouble.words)
    case .wait(let until): return (until, trouble.words)
    }
  }

  // MARK: People

  /// Whoever owns the conversation learns whom the mail did not reach.
  private func tell(_ failed: [OutboxRecipient], of item: OutboxItem) throws {
    guard !failed.isEmpty else { return }
    try safely("nobody can be told of a failed mail") {
      try TellOfFailure(office, connection)(failed, of: item)
    }
  }

  /// A letter that can't be queued must not keep an outcome from being written down.
  private func safely(_ complaint: String, _ body: () throws -> Void) throws {
    do {
      try connection.savepoint(body)
    } catch let error where !(error is SQLError) {
      office.log.error("\(complaint)", metadata: ["error": "\(error)"])
    }
  }

  private func chance() -> UInt8 { office.chance(1).first ?? 0 }
}

extension OutboxRecipient {
  /// A deferred recipient waits for the schedule, and for its domain when that takes longer; it fails when its time is up.
  fileprivate func tried(again retryAt: Instant?, _ domainWaits: Instant?) -> OutboxRecipient {
    guard state == .deferred else { return self }
    var next = self
    guard let retryAt else {
      next.state = .failed
      next.reply = "given up: " + reply
      return next
    }
    next.notBefore = max(retryAt, domainWaits ?? retryAt)
    return next
  }
}
