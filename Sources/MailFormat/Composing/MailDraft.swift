import Basics

/// A mail before it is bytes: values only. ``MessageComposer`` writes it.
///
/// There is no Bcc: hidden recipients belong in the SMTP envelope, never in the message.
package struct MailDraft: Sendable {
  package var from: MailAddress
  package var to: [MailAddress]
  package var cc: [MailAddress]
  package var replyTo: [MailAddress]
  package var subject: String
  package var text: String
  /// Sent as the richer alternative of ``text``.
  package var html: String?
  package var attachments: [DraftAttachment]
  package var messageID: MessageID
  package var date: Instant
  /// The company's offset at ``date``, east of Greenwich.
  package var utcOffsetSeconds: Int
  package var inReplyTo: MessageID?
  /// Oldest first.
  package var references: [MessageID]
  /// Written by the program, not by a person (RFC 3834 §5).
  package var isAutomatic: Bool
  /// Fields beyond the fixed ones, e.g. `List-Unsubscribe`, in this order.
  package var extraFields: [(name: String, value: String)]

  package init(
    from: MailAddress, to: [MailAddress], cc: [MailAddress] = [], replyTo: [MailAddress] = [],
    subject: String,
    text: String, html: String? = nil, attachments: [DraftAttachment] = [], messageID: MessageID,
    date: Instant,
    utcOffsetSeconds: Int = 0, inReplyTo: MessageID? = nil, references: [MessageID] = [],
    isAutomatic: Bool = false,
    extraFields: [(name: String, value: String)] = []
  ) {
    self.from = from
    self.to = to
    self.cc = cc
    self.replyTo = replyTo
    self.subject = subject
    self.text = text
    self.html = html
    self.attachments = attachments
    self.messageID = messageID
    self.date = date
    self.utcOffsetSeconds = utcOffsetSeconds
    self.inReplyTo = inReplyTo
    self.references = references
    self.isAutomatic = isAutomatic
    self.extraFields = extraFields
  }
}

/// A file that goes with a ``MailDraft``.
package struct DraftAttachment: Sendable, Hashable {
  package let filename: String
  /// e.g. `application/pdf`.
  package let mediaType: String
  package let bytes: [UInt8]

  package init(filename: String, mediaType: String, bytes: [UInt8]) {
    self.filename = filename
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

/// Why a draft can't be written as a message.
package enum CompositionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// CR, LF, NUL or another control character: it would start a field of its own.
  case controlCharacter(field: String, value: String)
  case addressNotWritable(field: String, address: String)
  case fieldName(String)
  /// A field that the composer writes itself, or Bcc.
  case reservedField(String)
  case mediaType(String)
  /// A word longer than a line may be (RFC 5322 §2.1.1).
  case lineTooLong(field: String)

  package var description: String {
    switch self {
    case .controlCharacter(let field, let value):
      "\(field): the value \(value.debugDescription) has a line break or control character: remove it"
    case .addressNotWritable(let field, let address):
      "\(field): the address \(address.debugDescription) can't be sent to: it must be local@domain in ASCII"
    case .fieldName(let name):
      "\(name.debugDescription) is no header field name: use letters, digits and hyphens"
    case .reservedField(let name): "\(name) can't be an extra field: the draft has its own value for it"
    case .mediaType(let type):
      "\(type.debugDescription) is no media type for an attachment: use e.g. application/pdf"
    case .lineTooLong(let field): "\(field): a word is longer than 998 octets: shorten it"
    }
  }
}
