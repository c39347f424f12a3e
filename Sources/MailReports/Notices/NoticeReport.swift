import MailFormat

/// Bounces without a machine-readable part, read from what the server wrote for people.
///
/// qmail never learnt RFC 3464, Exim and Gmail wrote only text for long, and there are many more.
struct NoticeReport {
  let failures: [Bounce]
  let delays: [Bounce]

  /// - Returns: `nil` when the mail is no notice of a server.
  static func read(_ message: MailMessage) -> NoticeReport? {
    let sender = NoticeSender.read(message)
    let isOpening = NoticeText.opensLikeServer(message)
    guard sender != .other || isOpening else { return nil }
    let text = NoticeText(message)
    guard let kind = NoticeKind.read(text, from: sender, isOpening: isOpening) else { return nil }
    if let stated = stated(text) { return stated }
    let found = bounces(message, text)
    return kind == .failure
      ? NoticeReport(failures: found, delays: []) : NoticeReport(failures: [], delays: found)
  }

  /// The fields of a delivery report in a mail whose parts are not told apart: its header was lost or its boundary
  /// broken.
  private static func stated(_ text: NoticeText) -> NoticeReport? {
    guard statusField.isIn(text.words) else { return nil }
    let recipients = HeaderFields.parseBlocks(Array(text.text.utf8)).compactMap { RecipientStatus($0) }
    guard recipients.contains(where: { !$0.recipient.isEmpty }) else { return nil }
    return NoticeReport(
      failures: Bounce.read(recipients, .failed) { text }, delays: Bounce.read(recipients, .delayed) { text })
  }

  private static let statusField = PhraseTable(["final-recipient:"])

  private static func bounces(_ message: MailMessage, _ text: NoticeText) -> [Bounce] {
    let named = NoticeRecipients.read(text.lines)
    let failed = failedRecipients(message)
    if failed.isEmpty, named.count > 1 { return named.map { bounce($0.address, $0.words, in: text) } }
    guard failed.isEmpty else {
      return failed.map { address in
        bounce(address, named.first { $0.address == address }?.words ?? [], in: text)
      }
    }
    if let only = named.first { return [bounce(only.address, only.words, in: text)] }
    let recipient = MentionedRecipient.find(text.lines, message) ?? returnedRecipient(message)
    return [bounce(recipient, [], in: text)]
  }

  /// The reason may stand far from the address: without any beside it the whole notice is read.
  private static func bounce(_ recipient: String?, _ words: [String], in text: NoticeText) -> Bounce {
    let near = words.joined(separator: "\n")
    return Bounce(recipient: recipient, status: nil, words: BounceWords.isReason(near) ? near : text.text)
  }

  /// `X-Failed-Recipients` of Exim and Gmail.
  private static func failedRecipients(_ message: MailMessage) -> [String] {
    message.header.addresses("X-Failed-Recipients").map(\.addrSpec.asciiLowercased).filter {
      $0.utf8.contains(0x40)
    }
  }

  private static func returnedRecipient(_ message: MailMessage) -> String? {
    ReturnedMessage.header(in: message)?.addresses("To").first?.addrSpec.asciiLowercased
  }
}
