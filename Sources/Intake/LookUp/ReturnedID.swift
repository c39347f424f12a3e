import MailFormat
import MailReports

/// The Message-ID of the mail of ours that a report speaks of: from the returned header, else from the text of
/// servers that return the mail as plain text (Exim, qmail).
enum ReturnedID {
  static func read(_ message: MailMessage) -> MessageID? {
    if let report = DeliveryStatusReport.read(message) { return report.returnedHeader?.messageID }
    if let report = FeedbackReport.read(message) { return report.returnedMessageID }
    guard message.root.contentType.isText else { return embedded(in: message) }
    return inText(message.text)
  }

  private static func embedded(in message: MailMessage) -> MessageID? {
    message.root.descendants.lazy.compactMap(\.embedded).first?.messageID
  }

  private static func inText(_ text: String) -> MessageID? {
    let name = "message-id:"
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let field = String(Substring(line.prefix(1000))).trimmingScalars([" ", "\t", ">"])
      guard field.prefix(name.count).lowercased() == name else { continue }
      let text = field.dropFirst(name.count)
      return ReferenceChain.parse(Array(text.utf8)[...]).first
    }
    return nil
  }
}
