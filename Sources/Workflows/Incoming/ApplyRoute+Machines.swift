import Basics
import CRM
import Intake
import MailReports
import Mailings
import Store

extension ApplyRoute {
  /// An out-of-office answer is written down where it belongs and answered by nobody.
  func record(_ reply: AutoReply) throws -> Int64? {
    let words = reply.absence.summary
    let outcome = words.isEmpty ? reply.kind.rawValue : "\(reply.kind.rawValue), \(words)"
    if let copy = reply.mailing {
      try MailingTable(connection).setOutcome(
        outcome, of: copy.recipient, because: mail.id, at: office.now)
    }
    guard let conversation = reply.conversation else { return nil }
    try Activities(connection).record(
      [FieldChange("autoReply", from: "", to: outcome)], of: "conversation", conversation,
      actor: reply.sender, message: mail.id, at: office.now)
    return conversation
  }

  /// The address is gone: no mailing reaches it any more, and the mail that bounced says so.
  func suppress(_ bounces: [Bounce], _ delivery: DeliveryFact) throws -> Int64? {
    let evidence = bounces.map(\.summary).joined(separator: "; ")
    let entry = SuppressionEntry(
      address: delivery.address, reason: .hardBounce, since: office.now, message: mail.id)
    try Suppressions(connection).add(entry, evidence: evidence)
    return try record(bounces, delivery)
  }

  func record(_ bounces: [Bounce], _ delivery: DeliveryFact) throws -> Int64? {
    let evidence = bounces.map(\.summary).joined(separator: "; ")
    try noteBounce(of: delivery)
    try Outbox(connection).bounce(
      delivery.outboxItem, recipient: delivery.address, reply: evidence, at: office.now)
    if let copy = delivery.mailing {
      try MailingTable(connection).setOutcome(
        "bounced: \(evidence)", of: copy.recipient, because: mail.id, at: office.now)
    }
    guard let conversation = delivery.conversation else { return nil }
    let known = try Activities(connection).history(of: "conversation", conversation)
    guard !known.contains(where: { $0.message == mail.id }) else { return conversation }
    try Activities(connection).record(
      [FieldChange("bounce", from: delivery.address, to: evidence)], of: "conversation", conversation,
      actor: "piste", message: mail.id, at: office.now)
    try TellColleague(office, connection).ofBounce(delivery.address, reason: evidence, in: conversation)
    return conversation
  }

  /// Where that recipient's copy stood before.
  private func noteBounce(of delivery: DeliveryFact) throws {
    let recipient = try Outbox(connection).recipients(of: delivery.outboxItem)
      .first { $0.address == delivery.address }
    guard let recipient, recipient.state != .bounced else { return }
    let change = FieldChange(
      delivery.address, from: recipient.state.rawValue, to: OutboxState.bounced.rawValue)
    try Activities(connection).record(
      [change], of: "outbox", delivery.outboxItem, actor: "piste", message: mail.id, at: office.now)
  }

  func recordComplaint(_ delivery: DeliveryFact) throws -> Int64? {
    let entry = SuppressionEntry(
      address: delivery.address, reason: .complaint, since: office.now, message: mail.id)
    try Suppressions(connection).add(entry, evidence: "feedback report")
    if let copy = delivery.mailing {
      try MailingTable(connection).setOutcome(
        "complaint", of: copy.recipient, because: mail.id, at: office.now)
    }
    return delivery.conversation
  }

  func unsubscribe(_ recipient: Int64) throws -> Int64? {
    try Unsubscribe(office, connection)(recipient: recipient, journalID: mail.id)
    return nil
  }
}

extension Bounce {
  /// One line for a person: the address's status, the reason, the server's words.
  fileprivate var summary: String {
    [status ?? "", reason.rawValue, evidence].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
