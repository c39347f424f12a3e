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
  package var textForm: DraftTextForm
  /// Sent as the richer alternative of ``text``.
  package var html: String?
  /// What ``html`` shows by `cid:` links.
  package var pictures: [DraftPicture]
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
    text: String, textForm: DraftTextForm = .fixed, html: String? = nil, pictures: [DraftPicture] = [],
    attachments: [DraftAttachment] = [], messageID: MessageID, date: Instant,
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
    self.textForm = textForm
    self.html = html
    self.pictures = pictures
    self.attachments = attachments
    self.messageID = messageID
    self.date = date
    self.utcOffsetSeconds = utcOffsetSeconds
    self.inReplyTo = inReplyTo
    self.references = references
    self.isAutomatic = isAutomatic
    self.extraFields = extraFields
  }

  /// Whether only a server with SMTPUTF8 can carry it (RFC 6531): then its header holds raw UTF-8 (RFC 6532).
  ///
  /// Names, subject and domains never ask for it: they have a form in ASCII, a local part has none.
  package var needsSMTPUTF8: Bool {
    ([from] + replyTo + to + cc).contains(where: \.needsSMTPUTF8)
  }
}

/// How the lines of a plain text are to be taken.
package enum DraftTextForm: Hashable, Sendable {
  /// Every line as it is.
  case fixed
  /// Lines are paragraphs that the reader's window may wrap (RFC 3676, `format=flowed`); a line that begins with `>`
  /// and a blank is quoted. Blanks at the end of a line are dropped (§4.2), except in the mark of a signature.
  case flowed
}
