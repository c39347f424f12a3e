import Basics
import MailFormat

/// The mail that is attached to another one as such: a `message/rfc822` part (RFC 2046 §5.2.1), or a file that is
/// one (`.eml`). Digests (§5.1.5), reports (RFC 6522) and warnings of a spam filter hold mails that nobody forwards.
enum AttachedForward {
  private static let maximumSize = 20_000_000

  static func original(in message: MailMessage) -> MailMessage? { originals(in: message, limit: 1).first }

  /// All of them, in their order.
  static func originals(in message: MailMessage, limit: Int = 20) -> [MailMessage] {
    var found: [MailMessage] = []
    var waiting = [message.root]
    while found.count < limit, let part = waiting.popLast() {
      guard !["digest", "report"].contains(part.contentType.subtype) || !part.isMultipart else { continue }
      if let mail = mail(in: part) { found.append(mail) } else { waiting += part.children.reversed() }
    }
    return found
  }

  /// The name of an attached Outlook file, whose format ([MS-OXMSG]) nothing here reads.
  static func unreadable(in message: MailMessage) -> String? {
    message.root.descendants.lazy.compactMap(outlookFile).first
  }

  private static func outlookFile(_ part: MIMEPart) -> String? {
    let name = part.filename ?? ""
    let isNamed = name.asciiLowercased.hasSuffix(".msg")
    guard isNamed || part.contentType.subtype == "vnd.ms-outlook" else { return nil }
    return name.isEmpty ? part.contentType.mediaType : name
  }

  private static func mail(in part: MIMEPart) -> MailMessage? {
    guard !isSuspect(part) else { return nil }
    if let embedded = part.embedded {
      if isMail(embedded) { return embedded }
      return part.rawBody.hasCaselessPrefix(">from ") ? withoutMailboxLine(part.rawBody) : nil
    }
    guard part.filename?.asciiLowercased.hasSuffix(".eml") == true, part.rawBody.count <= maximumSize else {
      return nil
    }
    let message = MailMessage.parse(part.decodedBytes())
    return isMail(message) ? message : nil
  }

  /// SpamAssassin attaches what it takes for spam to its report: "original message before SpamAssassin".
  private static func isSuspect(_ part: MIMEPart) -> Bool {
    let description = part.header.first("Content-Description")?.asciiLowercased ?? ""
    return description.containsBytes(of: "before spamassassin")
  }

  /// Unix programs put a `From ` line before a mail and quote it (RFC 4155).
  private static func withoutMailboxLine(_ body: ArraySlice<UInt8>) -> MailMessage? {
    guard let end = body.firstIndex(of: 0x0A) else { return nil }
    let message = MailMessage.parse(Array(body[(end + 1)...]))
    return isMail(message) ? message : nil
  }

  private static func isMail(_ message: MailMessage) -> Bool {
    guard !message.from.isEmpty else { return false }
    return message.header.field("Date") != nil || message.header.field("Subject") != nil
      || message.messageID != nil
  }
}
