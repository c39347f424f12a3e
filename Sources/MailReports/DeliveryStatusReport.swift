import MailFormat

/// A delivery status notification (RFC 3464): a `multipart/report` that a mail server wrote for machines.
package struct DeliveryStatusReport: Sendable {
  /// The server that reports (RFC 3464 §2.2.2), empty when it does not say.
  package let reportingServer: String
  /// The first of them, in the order of the report: a limit keeps hostile reports small.
  package let recipients: [RecipientStatus]
  /// How many the report names, with those that were not read.
  package let recipientCount: Int
  /// The header of the mail that was not delivered: its Message-ID and recipients tell which of ours it was.
  package let returnedHeader: HeaderFields?

  /// - Returns: `nil` when the message has no part with the status of at least one recipient.
  package static func read(_ message: MailMessage) -> DeliveryStatusReport? {
    guard let status = message.messageParts.first(where: isStatus) else { return nil }
    let bytes = status.decodedBytes()
    let groups = HeaderFields.parseBlocks(bytes)
    let recipients = RecipientStatus.read(groups)
    guard !recipients.isEmpty else { return nil }
    let server = groups.first?.first("Reporting-MTA").map(TypedField.value) ?? ""
    return DeliveryStatusReport(
      reportingServer: server, recipients: recipients,
      recipientCount: max(recipients.count, count(bytes)), returnedHeader: ReturnedMessage.header(in: message)
    )
  }

  /// The lines that begin a recipient's group, looked at by their first letter.
  private static func count(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var found = 0
      for index in buffer.indices
      where buffer[index] | 0x20 == 0x66 && (index == 0 || buffer[index - 1].isLineBreak) {
        if bytes[index...].hasCaselessPrefix("final-recipient:") { found += 1 }
      }
      return found
    }
  }

  /// Whether it tells of deliveries alone: nothing failed, nothing is late.
  package var isSuccess: Bool {
    recipients.allSatisfy { ![.failed, .delayed].contains($0.action) }
  }

  /// Whether a message says of itself that it is one, with or without the part that proves it.
  static func isClaimed(by message: MailMessage) -> Bool {
    message.root.contentType.parameters["report-type"]?.asciiLowercased == "delivery-status"
  }

  private static func isStatus(_ part: MIMEPart) -> Bool {
    part.contentType.subtype == "delivery-status" || part.contentType.subtype == "global-delivery-status"
  }
}
