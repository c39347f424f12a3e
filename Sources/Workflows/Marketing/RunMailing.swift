import Basics
import Documents
import MailFormat
import Mailings
import SQL
import Store

/// A mailing's way: plan it, start it, queue its copies, finish it.
///
/// Each copy has its own Message-ID, signed reply address, return path and unsubscribe address, so that
/// whatever comes back finds its recipient.
package struct RunMailing: Sendable {
  let office: Office

  package init(_ office: Office) { self.office = office }

  /// Adds recipients to a mailing that has not started; says who is left out and why.
  package func addRecipients(_ recipients: [MailingRecipient], to id: Int64) async throws -> SendPlan {
    try await office.database.write { connection in
      let table = MailingTable(connection)
      let mailing = try table.find(id)
      guard mailing.state == .draft || mailing.state == .scheduled else {
        throw Refusal(
          .wrongState, "the mailing \"\(mailing.name)\" has started already",
          remedy: "make another one with piste mailing create")
      }
      let content = Mailing.Content(mailing)
      var known = try table.addresses(of: id)
      let plan = SendPlan(
        of: content, to: recipients, suppressions: try Suppressions(connection).all(), planned: known)
      for recipient in plan.sent where known.insert(recipient.email).inserted {
        _ = try table.add(recipient, skipReason: nil, to: id)
      }
      for skipped in plan.skipped where known.insert(skipped.recipient.email).inserted {
        _ = try table.add(skipped.recipient, skipReason: skipped.reason.words, to: id)
      }
      return plan
    }
  }

  /// Starts it and puts its copies into the outbox, some hundred a commit; can be repeated after a crash.
  ///
  /// - Returns: how many copies were queued now.
  package func start(_ id: Int64) async throws -> Int {
    let now = office.now
    try await office.database.write { connection in
      let mailing = try MailingTable(connection).find(id)
      guard mailing.state != .sending else { return }
      try MailingTable(connection).save(try mailing.after(.start).mailing, at: now)
    }
    return try await queueAllCopies(of: id)
  }

  /// Goes on with mailings whose start was interrupted before all copies were queued.
  package func resume() async throws {
    let started = try await office.database.read { try MailingTable($0).unfinishedStarts() }
    for id in started { _ = try await queueAllCopies(of: id) }
  }

  private func queueAllCopies(of id: Int64) async throws -> Int {
    var queued = 0
    while true {
      let batch = try await queueCopies(of: id)
      guard batch.taken > 0 else { return queued }
      queued += batch.queued
    }
  }

  private func queueCopies(of id: Int64) async throws -> (taken: Int, queued: Int) {
    try await office.database.write { connection in
      let table = MailingTable(connection)
      let mailing = try table.find(id)
      let pending = try table.recipients(of: id).filter { $0.state == "pending" }.prefix(200)
      return (pending.count, try pending.count { try queueCopy(of: mailing, for: $0, connection) })
    }
  }

  /// A copy that can't be made is skipped with its reason and keeps no other back.
  ///
  /// - Returns: whether it was queued.
  private func queueCopy(
    of mailing: Mailing, for record: MailingTable.RecipientRecord, _ connection: any Connection
  ) throws -> Bool {
    let table = MailingTable(connection)
    do {
      let receipt = try QueueLetter(office, connection)(
        try copy(Mailing.Content(mailing), of: mailing, for: record))
      try table.setQueued(record.id, outboxID: receipt.outboxID)
      return true
    } catch let error where !(error is SQLError) && !(error is BlobError) {
      try table.setSkipped(record.id, reason: "\(error)")
      return false
    }
  }

  func copy(
    _ content: Mailing.Content, of mailing: Mailing, for record: MailingTable.RecipientRecord
  ) throws -> Letter {
    let recipient = record.recipient
    let account = try office.outgoingAccount()
    let addresses = try AccountAddresses(account, keyring: office.keyring)
    let links = UnsubscribeLinks(recipient: record.id, addresses: addresses, office)
    let text = try office.templates.render(
      .mailing, language: recipient.language ?? mailing.language,
      fields: office.firmFields.merging([
        "subject": content.subject.merged(with: recipient), "text": content.text.merged(with: recipient),
        "unsubscribe": links.readable,
      ]) { $1 })
    let name = [recipient.firstName, recipient.lastName].filter { !$0.isEmpty }.joined(separator: " ")
    guard let address = MailAddress(addrSpec: recipient.email, displayName: name) else {
      throw Refusal(.invalid, "\"\(recipient.email)\" is no address")
    }
    var letter = Letter(kind: "mailing", to: [address], text: text)
    letter.lane = .mailing
    letter.token = SignedToken(.mailing, id: record.id)
    letter.isAutomatic = false
    letter.extraFields = links.fields
    return letter
  }

  /// Mailings whose copies have all had their outcome are sent.
  package func finish() async throws {
    let now = office.now
    try await office.database.write { connection in
      let table = MailingTable(connection)
      for mailing in try table.list(limit: 1000) where mailing.state == .sending {
        guard try table.isDone(mailing.id.value) else { continue }
        try table.save(try mailing.after(.finish).mailing, at: now)
      }
    }
  }
}

extension SendPlan.SkipReason {
  /// What `piste mailing show` prints.
  package var words: String {
    switch self {
    case .suppressed(let reason): "suppressed: \(reason.rawValue)"
    case .alreadyPlanned: "already planned"
    case .emptyField(let field): "empty field: \(field.names[0])"
    }
  }
}
