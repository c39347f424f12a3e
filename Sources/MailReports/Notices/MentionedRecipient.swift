import MailFormat

/// The recipient of a notice that does not set it apart: an address somewhere in its sentences.
enum MentionedRecipient {
  /// First behind the words that announce a recipient, else the first one that is neither the server's nor that of
  /// whoever gets the notice.
  static func find(_ lines: [String], _ message: MailMessage) -> String? {
    let found = search(lines, message)
    return found.announced ?? found.first
  }

  /// Whether the notice announces an address and gives it, on the same line or close below.
  static func isAnnounced(_ lines: [String], _ message: MailMessage) -> Bool {
    search(lines, message).announced != nil
  }

  private static func search(_ lines: [String], _ message: MailMessage) -> (
    announced: String?, first: String?
  ) {
    let known = Set((message.from + message.to + message.replyTo).map(\.addrSpec.asciiLowercased))
    var reach = 0
    var first: String?
    for line in lines where line.utf8.count <= 2000 {
      let words = FoldedWords(line)
      if announcements.isIn(words) { reach = 3 }
      if let address = AddressText.first(in: line), isRecipient(address, words, known) {
        if reach > 0 { return (address, first) }
        first = first ?? address
      }
      if !words.bytes.isEmpty { reach -= 1 }
    }
    return (nil, first)
  }

  private static func isRecipient(_ address: String, _ line: FoldedWords, _ known: Set<String>) -> Bool {
    !known.contains(address) && !others.begins(line) && !officials.begins(FoldedWords(address))
  }

  private static let announcements = PhraseTable([
    "following recipient", "following address", "these recipients", "this recipient", "recipient:",
    "recipients:",
    "recipient address:", "rcpt to:", "rcpt to <", "could not be delivered to", "couldn't be delivered to",
    "not be delivered to", "unable to deliver", "delivering your mail to", "delivery to", "message to <",
    "mail to <",
    "message to:", "recipient is", "intended recipient", "failed to deliver to", "deliver mail to",
    "deliver to", "delivered to:",
    "undeliverable to", "was not delivered to",
    "user:", "mailbox:", "address:", "unknown user", "user unknown", "did not reach", "destinataire",
    "empfänger",
    "destinatari", "destinatário", "ontvanger", "получател", "收件人", "宛先",
  ])

  /// Lines that name the sender.
  private static let others = PhraseTable([
    "from:", "mail from", "sender", "reply-to:", "message-id:", "subject:", "date:", "return-path:", "> from",
    "reporting-mta", "if you", "please", "contact", ">>> mail from", "for assistance", "for further",
    "questions",
    "de :", "von:", "da:", "envelope-from", "x-",
  ])

  private static let officials = PhraseTable([
    "postmaster@", "mailer-daemon@", "abuse@", "support@", "helpdesk@", "hostmaster@", "noreply@",
    "no-reply@",
  ])
}
