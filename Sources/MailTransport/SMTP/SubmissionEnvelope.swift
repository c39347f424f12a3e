/// Who a message is from and for, on the wire: the reverse path (empty for a bounce), the recipients, and what
/// reports are wanted.
package struct SubmissionEnvelope: Hashable, Sendable {
  package var reversePath: String
  package var recipients: [String]
  package var dsn: DeliveryNotices?

  package init(reversePath: String, recipients: [String], dsn: DeliveryNotices? = nil) {
    self.reversePath = reversePath
    self.recipients = recipients
    self.dsn = dsn
  }
}

/// What became of a message, recipient by recipient, in the order of the envelope, and what stood in the way
/// if that was nobody's address.
package struct SubmissionReport: Sendable {
  package var perRecipient: [(address: String, outcome: SubmissionOutcome)]
  package var trouble: SubmissionTrouble?
  /// The connection turned out to be gone before the server had heard of the message: another may try at once.
  var isUnheard = false

  package init(
    perRecipient: [(address: String, outcome: SubmissionOutcome)], trouble: SubmissionTrouble? = nil
  ) {
    self.perRecipient = perRecipient
    self.trouble = trouble
  }
}

package enum SubmissionOutcome: Hashable, Sendable {
  case accepted(SMTPReply)
  /// Worth another attempt later.
  case deferred(SMTPReply)
  case failed(SMTPReply)
  /// The whole message went out and no answer came: it may or may not have been taken.
  case uncertain(String)
}

/// Whether an address may stand between `<` and `>`. Anything that could end the command, the path or the
/// word is refused (CR, LF, NUL, controls, blanks, `<`, `>`); libcurl 7.88 would send it. Other letters than
/// ASCII need SMTPUTF8.
enum AddressCheck: Hashable {
  case fine
  case needsUTF8
  case refused

  init(_ address: String) {
    let bytes = address.utf8
    guard !bytes.isEmpty, bytes.count <= 320, bytes.contains(UInt8(ascii: "@")),
      bytes.first != UInt8(ascii: "@"), bytes.last != UInt8(ascii: "@"), !bytes.contains(where: Self.isUnsafe)
    else {
      self = .refused
      return
    }
    self = bytes.allSatisfy { $0 < 128 } ? .fine : .needsUTF8
  }

  private static func isUnsafe(_ byte: UInt8) -> Bool {
    byte <= 32 || byte == 127 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }
}
