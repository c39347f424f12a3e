import MailFormat

/// A complaint in the Abuse Reporting Format (RFC 5965): a provider says that a recipient called a mail spam.
package struct FeedbackReport: Sendable, Hashable {
  /// `abuse`, `fraud`, `not-spam` …, lower case.
  package let type: String
  /// Who complained, lower case; empty when the provider hides it.
  package let originalRecipient: String
  /// The Message-ID of the mail that was complained about.
  package let returnedMessageID: MessageID?

  package static func read(_ message: MailMessage) -> FeedbackReport? {
    let parts = message.root.descendants
    guard let part = parts.first(where: { $0.contentType.mediaType == "message/feedback-report" }) else {
      return nil
    }
    let fields = HeaderFields.parseBlocks(part.decodedBytes(), limit: 1).first ?? .empty
    let returned = ReturnedMessage.header(in: message)
    let recipient =
      fields.first("Original-Rcpt-To").flatMap(AddressText.first)
      ?? returned?.addresses("To").first?.addrSpec.asciiLowercased
    return FeedbackReport(
      type: fields.first("Feedback-Type")?.asciiLowercased ?? "abuse", originalRecipient: recipient ?? "",
      returnedMessageID: returned?.messageID)
  }

  /// `not-spam` takes a complaint back; the rest are complaints.
  package var isComplaint: Bool { type != "not-spam" }
}
