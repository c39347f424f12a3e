import Basics
import CRM
import Intake
import MailReports
import Mailings
import SQL
import Store

/// Writes down that a mail of ours did not reach somebody, and tells whoever must know; the same for a report that
/// comes back and for a refusal while the mail was handed over.
///
/// An address that is gone is suppressed. What a server holds against us suppresses nobody: the owner of the
/// conversation learns of it, and for a copy of a mailing whoever runs Piste.
struct BookFailures {
  private let office: Office
  private let connection: any Connection
  /// The journalled report; `nil` for a refusal.
  private let message: Int64?

  init(_ office: Office, _ connection: any Connection, message: Int64? = nil) {
    self.office = office
    self.connection = connection
    self.message = message
  }

  /// A report came back. One that was heard before tells nobody anything.
  func ofReport(_ bookings: [BounceBooking], _ delivery: DeliveryFact) throws {
    let known = try Outbox(connection).recipients(of: delivery.outboxItem)
    for booking in bookings {
      try suppress(booking)
      let news = known.first { $0.address == booking.address && $0.state != .bounced }
      guard let news else { continue }
      try note(news, of: delivery.outboxItem)
      try Outbox(connection).bounce(
        delivery.outboxItem, recipient: booking.address, reply: booking.evidence, at: office.now)
      if let copy = delivery.mailing {
        try setOutcome("bounced: \(booking.evidence)", of: copy.recipient)
      }
      try tell(booking, in: delivery.conversation)
    }
  }

  /// The server refused it; the outbox knows already.
  func ofRefusal(_ failed: [OutboxRecipient], of item: OutboxItem) throws {
    for recipient in failed {
      let bounce = Bounce.refused(recipient.address, status: recipient.status, reply: recipient.reply)
      let booking = BounceBooking(address: recipient.address, bounces: [bounce])
      try suppress(booking)
      guard item.lane == .mailing, booking.isAboutUs else { continue }
      try TellOfRefusal(office, connection)(booking)
    }
  }

  /// Where the recipient's copy stood before.
  private func note(_ recipient: OutboxRecipient, of item: Int64) throws {
    let change = FieldChange(
      recipient.address, from: recipient.state.rawValue, to: OutboxState.bounced.rawValue)
    try Activities(connection).record(
      [change], of: "outbox", item, actor: "piste", message: message, at: office.now)
  }

  private func setOutcome(_ outcome: String, of recipient: Int64) throws {
    guard let message else { return try MailingTable(connection).setOutcome(outcome, of: recipient) }
    try MailingTable(connection).setOutcome(outcome, of: recipient, because: message, at: office.now)
  }

  private func suppress(_ booking: BounceBooking) throws {
    guard booking.isGone else { return }
    let entry = SuppressionEntry(
      address: booking.address, reason: .hardBounce, since: office.now, message: message)
    try Suppressions(connection).add(entry, evidence: booking.evidence)
  }

  private func tell(_ booking: BounceBooking, in conversation: Int64?) throws {
    guard let conversation else {
      if booking.isAboutUs { try TellOfRefusal(office, connection)(booking) }
      return
    }
    try Activities(connection).record(
      [FieldChange("bounce", from: booking.address, to: booking.evidence)], of: "conversation", conversation,
      actor: "piste", message: message, at: office.now)
    try TellColleague(office, connection).ofBounce(
      booking.address, reason: booking.evidence, in: conversation)
  }
}
