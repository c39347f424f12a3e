import MailFormat

/// Bounces without a machine-readable part, read from what the server wrote for people.
///
/// qmail never learnt RFC 3464, Exim and Gmail wrote only text for long, and there are many more.
struct NoticeReport {
  let failures: [Bounce]
  let delays: [Bounce]

  /// - Returns: `nil` when the mail is no notice of a server.
  static func read(_ message: MailMessage, from sender: NoticeSender) -> NoticeReport? {
    let isCertain = DeliveryStatusReport.isClaimed(by: message) || NoticeText.opensLikeServer(message)
    guard sender != .other || isCertain else { return nil }
    let text = NoticeText(message)
    guard let kind = NoticeKind.read(text, of: message, from: sender, isCertain: isCertain) else {
      return nil
    }
    if let stated = stated(text.text) { return stated }
    return attached(message, text) ?? NoticeReport(kind, bounces(message, text, kind))
  }

  private init(failures: [Bounce], delays: [Bounce]) {
    self.failures = failures
    self.delays = delays
  }

  private init(_ kind: NoticeKind, _ bounces: [Bounce]) {
    self.init(failures: kind == .failure ? bounces : [], delays: kind == .delay ? bounces : [])
  }

  /// The fields of a delivery report in a text whose parts are not told apart: its header was lost or its boundary
  /// broken.
  private static func stated(_ text: String) -> NoticeReport? {
    guard statusField.isIn(FoldedWords(text)) else { return nil }
    return report(RecipientStatus.read(HeaderFields.parseBlocks(Array(text.utf8)))) { NoticeText(text) }
  }

  /// A notice of a filter or a relay about another server's notice, which alone names the recipient.
  private static func attached(_ message: MailMessage, _ text: NoticeText) -> NoticeReport? {
    guard !NoticeRecipients.areIn(text.lines, message) else { return nil }
    for inner in message.root.descendants.compactMap(\.embedded)
    where DeliveryStatusReport.isClaimed(by: inner) {
      guard let status = DeliveryStatusReport.read(inner) else { continue }
      return report(status.recipients) { NoticeText(inner) }
    }
    return stated(text.returned)
  }

  private static func report(
    _ recipients: [RecipientStatus], _ notice: () -> NoticeText
  ) -> NoticeReport? {
    guard recipients.contains(where: { !$0.recipient.isEmpty }) else { return nil }
    return NoticeReport(
      failures: Bounce.read(recipients, .failed, notice: notice),
      delays: Bounce.read(recipients, .delayed, notice: notice))
  }

  private static let statusField = PhraseTable(["final-recipient:"])

  private static func bounces(
    _ message: MailMessage, _ text: NoticeText, _ kind: NoticeKind
  ) -> [Bounce] {
    let named = NoticeRecipients.read(text.lines)
    let failed = SoleRecipient.failed(message)
    if failed.isEmpty, named.count > 1 { return named.map { bounce($0.address, $0.words, in: text, kind) } }
    guard failed.isEmpty else {
      return failed.map { address in
        bounce(address, named.first { $0.address == address }?.words ?? [], in: text, kind)
      }
    }
    if let only = named.first { return [bounce(only.address, only.words, in: text, kind)] }
    let recipient = MentionedRecipient.find(text.lines, message) ?? SoleRecipient.returned(message)
    return [bounce(recipient, [], in: text, kind)]
  }

  /// The reason may stand far from the address: without any beside it the whole notice is read.
  private static func bounce(
    _ recipient: String?, _ words: [String], in text: NoticeText, _ kind: NoticeKind
  ) -> Bounce {
    let near = words.joined(separator: "\n")
    return Bounce(
      recipient: recipient, status: nil, words: BounceWords.isReason(near) ? near : text.text,
      fallback: kind == .delay ? "4.0.0" : text.isFinal ? "5.0.0" : nil)
  }
}
