import MailFormat

/// Who a mail says has written it, before anybody asks whether that is true.
enum Author {
  /// Where an answer goes: the author, but for forms, whose `From` nobody reads and whose `Reply-To` is the
  /// person who filled them in.
  static func answerAddress(of message: MailMessage, rules: IntakeRules) -> MailAddress? {
    let author = message.from.first { !$0.domain.isEmpty }
    guard let author, neverReads(author) else { return author }
    return formAuthor(message, rules: rules) ?? author
  }

  /// The person behind a form's mail.
  static func formAuthor(_ message: MailMessage, rules: IntakeRules?) -> MailAddress? {
    guard let author = message.from.first, neverReads(author) else { return nil }
    return message.replyTo.first { !$0.domain.isEmpty && !neverReads($0) && rules?.isOwn($0) != true }
  }

  /// `no-reply@`, `mailer-daemon@`, `orders-noreply@` …
  static func neverReads(_ address: MailAddress) -> Bool {
    let letters = address.localPart.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }
    let name = String(String.UnicodeScalarView(letters))
    return silentNames.contains(name) || name.hasPrefix("noreply") || name.hasSuffix("noreply")
      || name.hasPrefix("donotreply") || name.hasSuffix("donotreply")
  }

  private static let silentNames: Set<String> = [
    "noreply", "donotreply", "nereponsepas", "nepasrepondre", "neplusrepondre", "pasdereponse",
    "keineantwort",
    "nichtantworten", "nonrispondere", "mailerdaemon",
  ]
}
