import MailFormat

/// Whether a mail is a notice of failed or late delivery, by who sent it and what it says.
///
/// Precision comes first: a person's mail taken for a bounce is a lost lead. The less the sender is a mail system,
/// the more the words have to prove.
enum NoticeKind {
  case failure, delay

  static func read(_ text: NoticeText, from sender: NoticeSender, isCertain: Bool) -> NoticeKind? {
    guard isNotice(text, from: sender, isCertain: isCertain) else { return nil }
    return isDelay(text) ? .delay : .failure
  }

  private static func isNotice(_ text: NoticeText, from sender: NoticeSender, isCertain: Bool) -> Bool {
    if isCertain { return true }
    let isNamed = NoticeWords.subjects.isIn(text.subject) || NoticeWords.delaySubjects.isIn(text.subject)
    let speaks = NoticeWords.failures.isIn(text.words) || NoticeWords.delays.isIn(text.words)
    switch sender {
    case .server: return isNamed || speaks
    case .nobody:
      return isNamed || (speaks && (StatusCode.isIn(text.text) || MentionedRecipient.isAnnounced(text.lines)))
    case .program: return isNamed && speaks
    case .listServer: return NoticeWords.listRefusals.isIn(text.subject)
    case .other: return false
    }
  }

  private static func isDelay(_ text: NoticeText) -> Bool {
    guard !text.isFinal else { return false }
    return NoticeWords.delaySubjects.isIn(text.subject) || NoticeWords.delays.isIn(text.words)
  }
}
