import MailFormat

/// What Amazon's sending service tells about a mail in JSON, sent on by its notification service as a mail.
///
/// The contents are those of a delivery or feedback report: `notificationType`, and for each recipient the address, the
/// status and the server's words. Read without a tree: a key and the text after it are all that is needed.
struct ServiceNotice {
  struct Recipient {
    let address: String
    var status = ""
    var diagnostic = ""
  }

  /// `bounce`, `complaint`, `delivery`, `deliverydelay`.
  private(set) var type = ""
  private(set) var feedbackType = "abuse"
  private(set) var recipients: [Recipient] = []
  private(set) var returnedMessageID: MessageID?

  /// - Returns: `nil` when the mail is none of that service.
  static func read(_ message: MailMessage) -> ServiceNotice? {
    let isSender = message.from.contains { $0.domain == "sns.amazonaws.com" }
    guard isSender || message.header.field("X-Amz-SNS-Message-ID") != nil else { return nil }
    let text = Array(message.text.utf8.prefix(maximumBytes))
    guard text.first(where: { !$0.isWhiteSpace }) == 0x7B else { return nil }
    var notice = ServiceNotice()
    notice.scan(text)
    return notice.type.isEmpty ? nil : notice
  }

  private static let maximumBytes = 65_536
  private static let maximumRecipients = 100

  private mutating func scan(_ text: [UInt8]) {
    var index = 0
    var key: String?
    while index < text.count {
      switch text[index] {
      case 0x22:
        let value = Self.string(text, &index)
        let isKey = Self.isColon(text, after: index)
        if !isKey, let key { take(key, value) }
        key = isKey ? value : nil
      case 0x2C, 0x7B, 0x7D, 0x5B, 0x5D:
        key = nil
        index += 1
      default: index += 1
      }
    }
  }

  private mutating func take(_ key: String, _ value: String) {
    switch key {
    case "notificationType", "eventType": type = value.asciiLowercased
    case "complaintFeedbackType": feedbackType = value.asciiLowercased
    case "messageId":
      returnedMessageID = returnedMessageID ?? ReferenceChain.parse(Array(value.utf8)[...]).first
    case "emailAddress":
      guard recipients.count < Self.maximumRecipients, let address = AddressText.first(in: value) else {
        return
      }
      recipients.append(Recipient(address: address))
    case "status": setLast { $0.status = StatusCode.first(value) ?? "" }
    case "diagnosticCode": setLast { $0.diagnostic = TypedField.value(value) }
    default: break
    }
  }

  private mutating func setLast(_ change: (inout Recipient) -> Void) {
    guard !recipients.isEmpty else { return }
    change(&recipients[recipients.count - 1])
  }

  /// The string that starts at the quote; `\"` and `\\` are read, line ends inside are folding.
  private static func string(_ text: [UInt8], _ index: inout Int) -> String {
    var bytes: [UInt8] = []
    index += 1
    while index < text.count, text[index] != 0x22 {
      if text[index] == 0x5C, index + 1 < text.count { index += 1 }
      if !text[index].isLineBreak { bytes.append(text[index]) }
      index += 1
    }
    index += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isColon(_ text: [UInt8], after index: Int) -> Bool {
    var next = index
    while next < text.count, text[next].isWhiteSpace { next += 1 }
    return next < text.count && text[next] == 0x3A
  }
}

extension ServiceNotice {
  /// The recipients as bounces, when the notice is of that type.
  func bounces(_ wanted: String) -> [Bounce] {
    guard type == wanted else { return [] }
    return recipients.map { recipient in
      Bounce(
        recipient: recipient.address, status: recipient.status.isEmpty ? nil : recipient.status,
        words: recipient.diagnostic)
    }
  }
}
