import MailFormat

/// A message disposition notification (RFC 8098): what a recipient's mail program did with a mail, "read" above all.
///
/// It proves that the mail arrived and nothing more: whoever reads may refuse to say so, and filters say it for them.
package struct DispositionNotification: Sendable, Hashable {
  /// Whether a person or a rule acted (RFC 8098 §3.2.6.1).
  package enum Mode: String, Sendable, Hashable {
    case manual, automatic
  }

  /// What was done (RFC 8098 §3.2.6.2, and the words of RFC 2298 before it).
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case displayed, deleted, dispatched, processed, denied, failed
  }

  /// The address that the sender gave, lower case; empty when it is not stated.
  package let originalRecipient: String
  /// Whose mail program speaks.
  package let finalRecipient: String
  package let originalMessageID: MessageID?
  package let mode: Mode
  package let outcome: Outcome

  package static func read(_ message: MailMessage) -> DispositionNotification? {
    guard let part = message.messageParts.first(where: isNotification) else { return nil }
    let fields = HeaderFields.parseBlocks(part.decodedBytes(), limit: 1).first ?? .empty
    guard let disposition = fields.first("Disposition")?.asciiLowercased else { return nil }
    let original = fields.field("Original-Message-ID").flatMap { ReferenceChain.parse($0.unfolded).first }
    return DispositionNotification(
      originalRecipient: fields.first("Original-Recipient").map(TypedField.address) ?? "",
      finalRecipient: fields.first("Final-Recipient").map(TypedField.address) ?? "",
      originalMessageID: original ?? ReturnedMessage.header(in: message)?.messageID,
      mode: disposition.hasPrefix("automatic") ? .automatic : .manual, outcome: outcome(disposition))
  }

  /// The sender's own form of the address is the one to look up.
  package var recipient: String { originalRecipient.isEmpty ? finalRecipient : originalRecipient }

  private static func isNotification(_ part: MIMEPart) -> Bool {
    ["disposition-notification", "global-disposition-notification"].contains(part.contentType.subtype)
  }

  /// `manual-action/MDN-sent-manually; displayed/error`
  private static func outcome(_ disposition: String) -> Outcome {
    let types =
      disposition.utf8.split(separator: 0x3B, maxSplits: 1).dropFirst().first ?? disposition.utf8[...]
    let words = types.split { !($0.isLetter || $0 == 0x2D) }
    return words.first.flatMap { Outcome(rawValue: String(decoding: $0, as: UTF8.self)) } ?? .processed
  }
}

extension DispositionNotification {
  /// The mail came back: a Sieve script refused it (RFC 5429 §2.1.2), or Dovecot's delivery agent did, which use this
  /// form for it; the words are the refusal.
  static func rejection(_ message: MailMessage) -> Bounce? {
    guard let notification = read(message), notification.mode == .automatic, notification.outcome == .deleted
    else { return nil }
    let text = NoticeText(message)
    guard !unread.isIn(text.words), !unread.begins(text.subject) else { return nil }
    guard rejected.isIn(text.words) || rejections.begins(text.subject) else { return nil }
    let recipient = notification.recipient
    let final = notification.finalRecipient
    return Bounce(
      recipient: recipient.isEmpty ? nil : recipient, final: final.isEmpty ? nil : final, status: nil,
      words: text.text)
  }

  private static let rejected = PhraseTable([
    "automatically rejected", "was rejected", "rejected:", "has been rejected", "refused", "refusé",
    "abgelehnt", "rifiutato", "rechazado",
  ])

  /// At the start alone: behind it stands the subject of our own mail.
  private static let rejections = PhraseTable([
    "automatically rejected", "rejected", "refused", "refusé", "abgelehnt", "rifiutato", "rechazado",
  ])

  /// A person, or a rule of a mailbox, deleted it: it had arrived, whatever words its subject has.
  private static let unread = PhraseTable([
    "without being read", "not read:", "deleted without", "sans être lu", "sans avoir été lu", "non lu :",
    "non lu:", "gelöscht, ohne gelesen", "ohne gelesen zu werden", "ungelesen gelöscht", "nicht gelesen:",
    "senza essere stato letto", "senza essere letto", "non letto:", "no leído:", "sin leerse",
  ])
}
