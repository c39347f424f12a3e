/// What every reader of a mail asks for, read once: its subject, authors and text, and the parts that tell what
/// it is.
///
/// An object, so that a message that carries it stays small; it never changes.
final class MailReading: Sendable {
  let subject: String
  let from: [MailAddress]
  let body: ReadableBody
  let text: String
  let bodyParts: [MIMEPart]
  let messageParts: [MIMEPart]

  /// - Parameter message: One whose containers are opened.
  init(_ message: MailMessage) {
    subject = message.subject
    from = message.from
    bodyParts = message.bodyParts
    messageParts = message.messageParts
    body = message.readable(bodyParts)
    text = body.text
  }
}
