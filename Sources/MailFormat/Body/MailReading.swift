/// What every reader of a mail asks for, read once: its subject, authors and text.
///
/// An object, so that a message that carries it stays small; it never changes.
final class MailReading: Sendable {
  let subject: String
  let from: [MailAddress]
  let body: ReadableBody
  let text: String

  /// - Parameter message: One whose containers are opened.
  init(_ message: MailMessage) {
    subject = message.subject
    from = message.from
    body = message.readable
    text = body.text
  }
}
