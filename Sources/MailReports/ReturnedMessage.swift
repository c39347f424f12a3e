import MailFormat

/// The header of the mail that comes back inside a report: as `message/rfc822`, as `text/rfc822-headers`,
/// or, in reports of plain text, below the report's last words.
package enum ReturnedMessage {
  package static func header(in message: MailMessage) -> HeaderFields? {
    for part in message.root.descendants.dropFirst() {
      if let embedded = part.embedded { return embedded.header }
      guard ["rfc822-headers", "global-headers"].contains(part.contentType.subtype) else { continue }
      return HeaderFields.parseBlocks(part.decodedBytes(), limit: 1).first
    }
    return message.root.isMultipart ? nil : header(below: message.root.decodedBytes())
  }

  private static let maximumBlocks = 200

  /// A block of fields that has both a Message-ID and a From is a mail's header and not a server's report.
  private static func header(below text: [UInt8]) -> HeaderFields? {
    HeaderFields.parseBlocks(text, limit: maximumBlocks).first {
      $0.field("Message-ID") != nil && $0.field("From") != nil
    }
  }
}
