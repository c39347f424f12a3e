/// A business mail as text, before it has addresses, identity and attachments.
package struct MailText: Hashable, Sendable {
  /// One line, without control characters.
  package let subject: String
  package let text: String
  /// Only where a template has one.
  package let html: String?

  package init(subject: String, text: String, html: String? = nil) {
    self.subject = subject
    self.text = text
    self.html = html
  }
}
