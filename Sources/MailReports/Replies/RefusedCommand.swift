/// At which command of the SMTP transaction a refusal came, where the reporting server says so (Postfix, Exim).
///
/// Before `RCPT TO` (RFC 5321 §3.3) nobody has heard of the recipient: whatever is unknown there is the sender, its
/// domain or its server.
enum RefusedCommand {
  /// The words that prove that the refusal came before the recipient was named.
  static func beforeRecipient(_ words: FoldedWords) -> String? { early.first(in: words)?.phrase }

  private static let early = PhraseTable([
    [
      "in reply to mail from command", "in reply to ehlo command", "in reply to helo command",
      "refused to talk to me", "after mail from:", "after initial connection", "after helo ", "after ehlo ",
      "after pipelined mail from:", "in response to mail from", "while sending mail from",
    ]
  ])
}
