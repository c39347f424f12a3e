import MailFormat

/// A complaint in the Abuse Reporting Format (RFC 5965), or in the form that Hotmail has used since before it: a
/// provider says that a recipient called a mail spam.
package struct FeedbackReport: Sendable, Hashable {
  /// `abuse`, `fraud`, `not-spam` …, lower case.
  package let type: String
  /// Who complained, lower case; empty when the provider hides it.
  package let originalRecipient: String
  /// The Message-ID of the mail that was complained about.
  package let returnedMessageID: MessageID?

  package static func read(_ message: MailMessage) -> FeedbackReport? {
    guard let part = message.messageParts.first(where: { $0.contentType.subtype == "feedback-report" }) else {
      return hotmail(message) ?? service(message)
    }
    let fields = HeaderFields.parseBlocks(part.decodedBytes(), limit: 1).first ?? .empty
    let returned = ReturnedMessage.header(in: message)
    let stated = ["Original-Rcpt-To", "Original-Recipient", "Removal-Recipient"].lazy.compactMap(fields.first)
    return FeedbackReport(
      type: type(fields), stated: stated.first ?? returned?.first(hotmailField), returned: returned)
  }

  /// `Abuse`, `abuse; spam` and `abuse (reported by a user)` are all `abuse`.
  private static func type(_ fields: HeaderFields) -> String {
    let stated = fields.first("Feedback-Type")?.asciiLowercased ?? ""
    let word = stated.utf8.drop(while: \.isWhiteSpace).prefix { $0.isLetter || $0.isDigit || $0 == 0x2D }
    return word.isEmpty ? "abuse" : String(decoding: word.prefix(64), as: UTF8.self)
  }

  private init(type: String, originalRecipient: String, returnedMessageID: MessageID?) {
    self.type = type
    self.originalRecipient = originalRecipient
    self.returnedMessageID = returnedMessageID
  }

  private init(type: String, stated: String?, returned: HeaderFields?) {
    let recipient =
      stated.flatMap { AddressText.first(in: $0) } ?? returned.flatMap(SoleRecipient.sole)
    self.type = type
    originalRecipient = recipient.flatMap { Self.isRedacted($0) ? nil : $0 } ?? ""
    returnedMessageID = returned?.messageID
  }

  /// AOL writes `redacted@aol.com` or `redacted-address@…` where the complainant stood, others a row of one letter.
  private static func isRedacted(_ address: String) -> Bool {
    let name = address.utf8.prefix { $0 != 0x40 }
    return address.hasPrefix("redacted") || (name.count > 2 && Set(name).count == 1)
  }

  /// `not-spam` takes a complaint back; the rest are complaints.
  package var isComplaint: Bool { type != "not-spam" }

  /// Whether a reader wants no more mail. What a server found by itself (RFC 6591 authentication failures, viruses)
  /// is our fault and not the reader's wish.
  package var isReadersWish: Bool {
    isComplaint && !["auth-failure", "dkim", "virus", "miscategorized"].contains(type)
  }

  /// Hotmail's junk mail reporting: no report part, the mail itself with one field more.
  private static func hotmail(_ message: MailMessage) -> FeedbackReport? {
    if let recipient = message.header.first(hotmailField) {
      return FeedbackReport(type: "abuse", stated: recipient, returned: message.header)
    }
    guard message.from.contains(where: { reporters.contains($0.addrSpec.asciiLowercased) }),
      let returned = ReturnedMessage.header(in: message)
    else { return nil }
    return FeedbackReport(type: "abuse", stated: returned.first(hotmailField), returned: returned)
  }

  private static func service(_ message: MailMessage) -> FeedbackReport? {
    guard let notice = ServiceNotice.read(message), notice.type == "complaint" else { return nil }
    return FeedbackReport(
      type: notice.feedbackType, originalRecipient: notice.recipients.first?.address ?? "",
      returnedMessageID: notice.returnedMessageID)
  }

  private static let hotmailField = "X-HmXmrOriginalRecipient"
  private static let reporters: Set<String> = ["staff@hotmail.com", "complaints@email-abuse.amazonses.com"]
}
