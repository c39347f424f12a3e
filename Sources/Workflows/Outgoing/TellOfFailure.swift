import Basics
import CRM
import Mailings
import SQL
import Store

/// A mail did not reach somebody and will not: its conversation and whoever owns it learn so, as they learn of a bounce
/// that comes back later. One letter for all recipients that failed in the same attempt.
///
/// A letter to our own people that fails tells nobody: the news would fail as well.
struct TellOfFailure {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(_ failed: [OutboxRecipient], of item: OutboxItem) throws {
    try BookFailures(office, connection).ofRefusal(failed, of: item)
    if item.lane == .mailing { return try markCopy(failed, of: item) }
    guard let conversation = item.conversationID, !item.reversePath.isEmpty else { return }
    let changes = failed.map { FieldChange("bounce", from: $0.address, to: $0.reply) }
    try Activities(connection).record(
      changes, of: "conversation", conversation, actor: "piste", message: nil, at: office.now)
    try TellColleague(office, connection).ofFailure(
      failed.map { ($0.address, $0.reply) }, in: conversation)
  }

  private func markCopy(_ failed: [OutboxRecipient], of item: OutboxItem) throws {
    guard let reply = failed.first?.reply else { return }
    try MailingTable(connection).setOutcome("failed: \(reply)", ofMail: item.id)
  }
}
