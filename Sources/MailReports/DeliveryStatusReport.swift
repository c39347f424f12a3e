import MailFormat

/// A delivery status notification (RFC 3464): a `multipart/report` that a mail server wrote for machines.
package struct DeliveryStatusReport: Sendable {
  /// The server that reports (RFC 3464 §2.2.2), empty when it does not say.
  package let reportingServer: String
  package let recipients: [RecipientStatus]
  /// The header of the mail that was not delivered: its Message-ID and recipients tell which of ours it was.
  package let returnedHeader: HeaderFields?

  /// - Returns: `nil` when the message has no part with the status of at least one recipient.
  package static func read(_ message: MailMessage) -> DeliveryStatusReport? {
    let parts = message.root.descendants
    guard let status = parts.first(where: isStatus) else { return nil }
    let groups = HeaderFields.parseBlocks(status.decodedBytes())
    let recipients = groups.compactMap(RecipientStatus.init)
    guard !recipients.isEmpty else { return nil }
    let server = groups.first?.first("Reporting-MTA").map(TypedField.value) ?? ""
    return DeliveryStatusReport(
      reportingServer: server, recipients: recipients, returnedHeader: ReturnedMessage.header(in: message))
  }

  private static func isStatus(_ part: MIMEPart) -> Bool {
    part.contentType.type == "message"
      && (part.contentType.subtype == "delivery-status"
        || part.contentType.subtype == "global-delivery-status")
  }
}

/// What became of the mail for one recipient (RFC 3464 §2.3).
package struct RecipientStatus: Sendable, Hashable {
  package enum Action: String, Sendable, Hashable, CaseIterable {
    case failed, delayed, delivered, relayed, expanded
  }

  /// The address that the sender gave; empty when the server does not say.
  package let original: String
  /// The address it ended at, after aliases and forwards.
  package let final: String
  package let action: Action
  /// `5.1.1`; empty when the server does not say.
  package let status: String
  /// The refusing server's words.
  package let diagnostic: String
  package let remoteServer: String

  init?(_ group: HeaderFields) {
    let original = group.first("Original-Recipient").map(TypedField.address) ?? ""
    let final = group.first("Final-Recipient").map(TypedField.address) ?? ""
    guard !original.isEmpty || !final.isEmpty || group.field("Action") != nil else { return nil }
    self.original = original
    self.final = final
    status = group.first("Status").flatMap(StatusCode.first) ?? ""
    diagnostic = group.first("Diagnostic-Code").map(TypedField.value) ?? ""
    remoteServer = group.first("Remote-MTA").map(TypedField.value) ?? ""
    let word = group.first("Action")?.asciiLowercased.split { !$0.isLetter }.first.map(String.init) ?? ""
    action =
      Action(rawValue: word)
      ?? (status.hasPrefix("2") ? .delivered : status.hasPrefix("4") ? .delayed : .failed)
  }

  /// The sender's own form of the address is the one to look up.
  package var recipient: String { original.isEmpty ? final : original }
}
