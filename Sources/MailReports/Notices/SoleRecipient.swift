import MailFormat

/// The recipient of a report that does not say in its own fields whom it is about.
enum SoleRecipient {
  /// The one that `X-Failed-Recipients` or a line of the text names, one in its sentences, or the only one of the mail
  /// that comes back; `nil` where there are several.
  static func find(_ message: MailMessage) -> String? {
    let text = NoticeText(message)
    let named = Set(failed(message) + NoticeRecipients.read(text.lines).map(\.address))
    guard named.isEmpty else { return named.count == 1 ? named.first : nil }
    return MentionedRecipient.find(text.lines, message) ?? returned(message)
  }

  /// `X-Failed-Recipients` of Exim and Gmail.
  static func failed(_ message: MailMessage) -> [String] {
    message.header.addresses("X-Failed-Recipients").prefix(Bounce.maximum).map(\.addrSpec.asciiLowercased)
      .filter { $0.utf8.contains(0x40) }
  }

  /// Of several that the mail went to, nobody knows which one is meant.
  static func returned(_ message: MailMessage) -> String? {
    ReturnedMessage.header(in: message).flatMap(sole)
  }

  static func sole(_ header: HeaderFields) -> String? {
    let all = header.addresses("To") + header.addresses("Cc")
    return all.count == 1 ? all.first?.addrSpec.asciiLowercased : nil
  }
}
