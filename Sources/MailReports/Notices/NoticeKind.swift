import MailFormat

/// Whether a mail is a notice of failed or late delivery, by who sent it and what it says.
///
/// Precision comes first: a person's mail taken for a bounce is a lost lead. The less the sender is a mail system,
/// the more the words have to prove.
enum NoticeKind {
  case failure, delay

  static func read(
    _ text: NoticeText, of message: MailMessage, from sender: NoticeSender, isCertain: Bool
  ) -> NoticeKind? {
    guard isCertain || isNotice(text, message, sender) else { return nil }
    return isDelay(text) ? .delay : .failure
  }

  private static func isNotice(_ text: NoticeText, _ message: MailMessage, _ sender: NoticeSender) -> Bool {
    let isNamed = NoticeWords.subjects.isIn(text.subject) || NoticeWords.delaySubjects.isIn(text.subject)
    let speaks = NoticeWords.failures.isIn(text.words) || NoticeWords.delays.isIn(text.words)
    switch sender {
    case .server: return isNamed || speaks || quotesReply(text)
    case .titled: return (isNamed || speaks) && isAboutMail(text, message)
    case .nobody: return isNamed || (speaks && isAboutMail(text, message))
    // People have such addresses too, and complain of goods that were not delivered.
    case .program: return isNamed && speaks && isAboutMail(text, message)
    case .listServer: return NoticeWords.listRefusals.isIn(text.subject)
    case .other: return false
    }
  }

  /// A recipient on a line of its own and a reply with a code (RFC 2034): a report in whatever language.
  private static func quotesReply(_ text: NoticeText) -> Bool {
    StatusCode.isReply(in: text.text) && !NoticeRecipients.read(text.lines).isEmpty
  }

  /// A code of a mail server, or the address that could not be reached.
  private static func isAboutMail(_ text: NoticeText, _ message: MailMessage) -> Bool {
    StatusCode.isIn(text.text) || MentionedRecipient.isAnnounced(text.lines, message)
  }

  private static func isDelay(_ text: NoticeText) -> Bool {
    guard !text.isFinal else { return false }
    return NoticeWords.delaySubjects.isIn(text.subject) || NoticeWords.delays.isIn(text.words)
  }
}
