/// A business mail as text, before it has addresses, identity and attachments.
package struct MailText: Hashable, Sendable {
  /// One line, without control characters.
  package let subject: String
  package let text: String
  /// Only where a template has one.
  package let html: String?
  /// The same with a place for the token that leads an answer home; the token is known when the letter is queued.
  private let marked: Marked?

  private struct Marked: Hashable, Sendable {
    let text: String
    let html: String?
  }

  package init(subject: String, text: String, html: String? = nil) {
    self.subject = subject
    self.text = text
    self.html = html
    marked = nil
  }

  private init(subject: String, plain: Marked, marked: Marked?) {
    self.subject = subject
    text = plain.text
    html = plain.html
    self.marked = marked
  }

  /// Stands where the token will: two characters of the private use area (Unicode 23.5), which no template writes.
  static let placeholder = "\u{E0C1}\u{E0C2}"

  /// - Parameter other: the same mail written with ``placeholder`` as its token.
  func with(markedAs other: MailText) -> MailText {
    MailText(
      subject: subject, plain: Marked(text: text, html: html),
      marked: Marked(text: other.text, html: other.html))
  }

  /// The mail with the line that names the token, where its template has one.
  package func naming(_ token: String) -> MailText {
    guard let marked else { return self }
    let text = marked.text.replacing(Self.placeholder, with: token)
    return MailText(
      subject: subject, text: text, html: marked.html?.replacing(Self.placeholder, with: token))
  }
}
