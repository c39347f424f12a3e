import Basics
import Mailings
import SQL
import Store

/// Somebody wants no more mailings: by mail, or by the link in one (RFC 8058).
package struct Unsubscribe {
  private let office: Office
  private let connection: any Connection

  package init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// - Parameter recipient: the copy of a mailing whose token was used.
  /// - Returns: the address that is suppressed now.
  @discardableResult
  package func callAsFunction(recipient: Int64, journalID: Int64? = nil) throws -> String {
    guard let address = try MailingTable(connection).address(ofRecipient: recipient) else {
      throw Refusal(.missing, "there is no mailing recipient \(recipient)")
    }
    let entry = SuppressionEntry(
      address: address, reason: .unsubscribed, since: office.now, message: journalID)
    try Suppressions(connection).add(entry, evidence: "asked by the recipient")
    let mailings = MailingTable(connection)
    if let journalID {
      try mailings.setOutcome("unsubscribed", of: recipient, because: journalID, at: office.now)
    } else {
      try mailings.setOutcome("unsubscribed", of: recipient)
    }
    return address
  }
}
