import MailFormat

/// The words by which a report of a failed delivery is known; all seen in the wild.
enum ReportMarks {
  static func isReport(_ message: MailMessage, subject: FoldedWords, body: FoldedWords) -> Bool {
    if sentences.contains(where: body.contains) { return true }
    let isNamed = subjects.contains(where: subject.contains)
    guard !message.from.isEmpty else { return isNamed }
    return isFromServer(message) && (isNamed || failures.contains(where: body.contains))
  }

  /// A report that delivery goes on being tried.
  static func isDelay(subject: FoldedWords, body: FoldedWords) -> Bool {
    ["(delay)", "delayed mail", "warning: message"].contains(where: subject.contains)
      || delays.contains(where: body.contains)
  }

  /// A mail server's own mail: an empty reverse path (RFC 5321 §4.5.5) or a name that servers use.
  private static func isFromServer(_ message: MailMessage) -> Bool {
    if message.header.first("Return-Path")?.trimmedOfWhiteSpace == "<>" { return true }
    if message.header.field("X-Failed-Recipients") != nil { return true }
    return message.from.contains { sender in
      let name = (sender.localPart + " " + sender.displayName).asciiLowercased
      return servers.contains(where: name.contains)
    }
  }

  /// Where the returned mail begins.
  static func startsReturnedMail(_ line: String) -> Bool {
    let start = FoldedWords(String(decoding: line.utf8.prefix(200), as: UTF8.self))
    return start.hasPrefix("received: ") || start.hasPrefix("return-path: ")
      || starts.contains(where: start.contains)
  }

  private static let servers = [
    "mailer-daemon", "postmaster", "mdaemon", "mail.delivery.system", "mail delivery", "post_master",
    "mailerdaemon",
    "system administrator", "mail-daemon", "mail administrator",
  ]

  /// Each of these is enough by itself.
  private static let sentences = [
    "this message was created automatically by mail delivery software",
    "this is the qmail-send program", "this is the mail system at host",
    "this is the postfix program at host",
    "this is the mail delivery agent at", "this is an automatically generated delivery status notification",
    "hi. this is the mta program at", "hi. the mta program at", "this is the mailer-daemon",
  ]

  private static let subjects = [
    "undelivered", "undeliverable", "returned mail", "delivery status notification", "failure notice",
    "delivery failed", "delivery failure", "mail failure", "not be delivered", "failure delivery",
    "delivery has failed", "mail system error", "unzustellbar", "non remis", "failed delivery",
    "user unknown",
    "nondelivery", "non-delivery", "error sending your mail", "delivery report", "non distribu",
  ]

  private static let failures = [
    "not be delivered", "couldn't be delivered", "unable to deliver", "was not delivered",
    "delivery to the following",
    "did not reach the following", "delivery failed", "undeliverable", "failed permanently", "user unknown",
    "returned to sender", "n'a pas pu être", "nicht zugestellt", "transcript of session follows",
    "attempting to deliver", "did not receive this message", "cannot be delivered", "no such user",
    "over quota", "mailbox full", "mailbox is full", "unknown user", "wasn't able to deliver",
    "delivery failure",
    "failed to deliver", "not delivered",
  ]

  private static let delays = [
    "has not yet been delivered", "no action is required on your part", "will be retried",
    "still being retried",
    "will continue to try", "this is a warning message only", "not been delivered yet",
    "this is only a warning",
    "you do not need to resend", "mail server will keep trying", "delivery attempts will continue",
  ]

  private static let starts = [
    "below this line is a copy", "original message", "is a copy of the message", "is a copy of your message",
    "unsent message follows", "message header", "message follows", "return message",
    "headers follow", "the header and top", "copy of the original message",
    "top of the message",
    "the message contained", "message text follows", "message body follows",
  ]
}
