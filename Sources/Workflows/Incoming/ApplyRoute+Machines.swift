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
    let known = try Activities(connection).history(of: "conversation", conversation)
      .filter { $0.field == "autoReply" && $0.actor == reply.sender }
    guard !known.contains(where: { $0.message == mail.id }) else { return conversation }
    try Activities(connection).record(
      [FieldChange("autoReply", from: "", to: outcome)], of: "conversation", conversation,
      actor: reply.sender, message: mail.id, at: office.now)
    try follow(reply, in: conversation, isNews: !known.contains { $0.after == outcome })
    return conversation
  }

  /// Of the addresses that the mail went to, those that the report concerns; no mailing reaches any that is gone.
  func record(_ bounces: [Bounce], _ delivery: DeliveryFact) throws -> Int64? {
    try BookFailures(office, connection, message: mail.id)
      .ofReport(BounceBooking.book(bounces, delivery), delivery)
    return delivery.conversation
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
