import Basics

/// Writes a ``MailDraft`` as a message: RFC 5322, 2045, 2047 and 2231 to the letter, and always the same bytes for
/// the same draft.
///
/// The header fields stand here in their order; ``BodyWriter`` writes what follows.
package enum MessageComposer {
  package static func compose(_ draft: MailDraft) throws(CompositionError) -> [UInt8] {
    guard draft.messageID.isStrict else {
      throw .messageID(field: "Message-ID", value: draft.messageID.text)
    }
    var header = HeaderWriter()
    try header.date("Date", draft.date, offset: draft.utcOffsetSeconds)
    try header.addresses("From", [draft.from])
    try header.addresses("Reply-To", draft.replyTo)
    try header.addresses("To", draft.to)
    try header.addresses("Cc", draft.cc)
    try header.text("Subject", draft.subject)
    try header.messageIDs("Message-ID", [draft.messageID])
    try header.messageIDs("In-Reply-To", [draft.inReplyTo].compactMap { $0 })
    try header.messageIDs("References", ReferenceChain.written(draft.references, inReplyTo: draft.inReplyTo))
    if draft.isAutomatic { try header.words("Auto-Submitted", ["auto-generated"]) }
    try extraFields(draft.extraFields, into: &header)
    try header.words("MIME-Version", ["1.0"])
    return header.bytes + (try BodyWriter(draft: draft).body())
  }

  private static let reserved: Set<String> = [
    "date", "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "message-id", "in-reply-to",
    "references", "auto-submitted", "mime-version", "return-path", "received",
  ]

  private static func extraFields(
    _ fields: [(name: String, value: String)], into header: inout HeaderWriter
  ) throws(CompositionError) {
    for (name, value) in fields {
      let key = name.asciiLowercased
      guard !reserved.contains(key), !key.hasPrefix("content-"), !key.hasPrefix("resent-") else {
        throw .reservedField(name)
      }
      guard !name.isEmpty, name.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2D }) else {
        throw .fieldName(name)
      }
      try header.extra(name, value)
    }
  }
}

extension MessageID {
  /// `left@right` of dot-atoms (RFC 5322 §3.6.4), as our own ids are; those of others are cited as they came.
  fileprivate var isStrict: Bool {
    let sides = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
    return sides.count == 2 && text.utf8.count <= 250
      && sides.allSatisfy { side in
        side.split(separator: 0x2E, omittingEmptySubsequences: false)
          .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isAtomText) }
      }
  }
}

extension ReferenceChain {
  /// RFC 5322 §3.6.4 knows no limit, but servers cut headers (Sendmail at 32 KB for all of them), and readers have
  /// their own. The first message finds the thread and the newest find the place in it, for readers that lack
  /// some of them; RFC 5537 §3.4.4 keeps the same ones.
  private static let mostWritten = 50
  private static let mostOctets = 8000

  /// The ids for References: each once, the first and the newest, the parent last.
  static func written(_ ids: [MessageID], inReplyTo parent: MessageID?) -> [MessageID] {
    var seen: Set<MessageID> = []
    let chain = ids.filter { $0 != parent && seen.insert($0).inserted } + [parent].compactMap { $0 }
    guard let first = chain.first else { return [] }
    var octets = first.text.utf8.count
    let newest = chain.dropFirst().suffix(mostWritten - 1).reversed().prefix { id in
      octets += id.text.utf8.count
      return octets <= mostOctets
    }
    return [first] + newest.reversed()
  }
}
