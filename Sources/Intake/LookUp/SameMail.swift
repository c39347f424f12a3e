import MailFormat

/// Whether two deliveries are one mail: sent to two of our addresses, it comes twice, and only what servers wrote
/// on top differs.
///
/// A Message-ID alone is no proof, anybody can write one: author, date, subject, recipients and every byte of the
/// body are compared too.
package enum SameMail {
  private static let fields = [
    "From", "Date", "Subject", "To", "Cc", "Reply-To", "In-Reply-To", "References",
  ]

  package static func isSame(_ one: MailMessage, _ other: MailMessage) -> Bool {
    guard let id = one.messageID, id == other.messageID else { return false }
    guard fields.allSatisfy({ one.header.all($0) == other.header.all($0) }) else { return false }
    return one.root.rawBody.elementsEqual(other.root.rawBody)
  }
}
