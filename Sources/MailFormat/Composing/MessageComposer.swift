import Basics

/// Writes a ``MailDraft`` as a message: RFC 5322, 2045, 2047 and 2231 to the letter, and always the same
/// bytes for the same draft.
///
/// Boundaries come from the Message-ID and start with `=_`, which neither quoted-printable nor base64 can
/// hold, so no content can contain one.
package enum MessageComposer {
  package static func compose(_ draft: MailDraft) throws(CompositionError) -> [UInt8] {
    var header = HeaderWriter()
    try header.date("Date", draft.date, offset: draft.utcOffsetSeconds)
    try header.addresses("From", [draft.from])
    try header.addresses("Reply-To", draft.replyTo)
    try header.addresses("To", draft.to)
    try header.addresses("Cc", draft.cc)
    try header.text("Subject", draft.subject)
    try header.messageIDs("Message-ID", [draft.messageID])
    try header.messageIDs("In-Reply-To", [draft.inReplyTo].compactMap { $0 })
    try header.messageIDs("References", shortened(draft.references))
    if draft.isAutomatic { try header.words("Auto-Submitted", ["auto-generated"]) }
    try extraFields(draft.extraFields, into: &header)
    try header.words("MIME-Version", ["1.0"])
    return header.bytes + (try body(draft)).bytes
  }

  /// Long threads keep their first message and the latest ones (RFC 5537 §3.4.4 does the same).
  private static func shortened(_ references: [MessageID]) -> [MessageID] {
    references.count <= 50 ? references : references.prefix(1) + references.suffix(49)
  }

  private static let reserved: Set<String> = [
    "date", "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "message-id", "in-reply-to",
    "references",
    "auto-submitted", "mime-version", "return-path", "received",
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

  // MARK: Parts

  /// A part: its own header fields, the blank line and the encoded content.
  private struct Entity {
    var bytes: [UInt8]
  }

  private static func body(_ draft: MailDraft) throws(CompositionError) -> Entity {
    var content = try text(draft.text, subtype: "plain")
    if let html = draft.html {
      let richer = try text(html, subtype: "html")
      content = try multipart(
        "alternative", [content, richer], boundary: boundary(draft.messageID, "alternative"))
    }
    guard !draft.attachments.isEmpty else { return content }
    var parts = [content]
    for attachment in draft.attachments { parts.append(try entity(attachment)) }
    return try multipart("mixed", parts, boundary: boundary(draft.messageID, "mixed"))
  }

  private static func text(_ text: String, subtype: String) throws(CompositionError) -> Entity {
    var header = HeaderWriter()
    try header.words("Content-Type", ["text/\(subtype);", "charset=utf-8"])
    try header.words("Content-Transfer-Encoding", ["quoted-printable"])
    return Entity(bytes: header.bytes + [0x0D, 0x0A] + QuotedPrintable.encode(lines(text)))
  }

  /// Line breaks of every kind as CRLF, and one at the end.
  private static func lines(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A, previous == 0x0D {
        previous = byte
        continue
      }
      output += byte.isLineBreak ? [0x0D, 0x0A] : [byte]
      previous = byte
    }
    if !output.isEmpty, output.last != 0x0A { output += [0x0D, 0x0A] }
    return output
  }

  private static func entity(_ attachment: DraftAttachment) throws(CompositionError) -> Entity {
    let type = attachment.mediaType.asciiLowercased.split(separator: "/", omittingEmptySubsequences: false)
    // RFC 2046 §5.2.1: a message or multipart must not be base64.
    guard type.count == 2, type.allSatisfy({ HeaderWriter.isToken($0.utf8) }),
      !["message", "multipart"].contains(type[0])
    else { throw .mediaType(attachment.mediaType) }
    var header = HeaderWriter()
    try header.words("Content-Type", [attachment.mediaType.asciiLowercased])
    try header.words("Content-Transfer-Encoding", ["base64"])
    try header.filename("Content-Disposition", "attachment", attachment.filename)
    return Entity(bytes: header.bytes + [0x0D, 0x0A] + Base64.encode(attachment.bytes) + [0x0D, 0x0A])
  }

  private static func multipart(
    _ subtype: String, _ parts: [Entity], boundary: String
  ) throws(CompositionError) -> Entity {
    var header = HeaderWriter()
    try header.words("Content-Type", ["multipart/\(subtype);", "boundary=\"\(boundary)\""])
    var bytes = header.bytes
    for part in parts { bytes += Array("\r\n--\(boundary)\r\n".utf8) + part.bytes }
    bytes += Array("\r\n--\(boundary)--\r\n".utf8)
    return Entity(bytes: bytes)
  }

  /// FNV-1a: the same for the same message, different for every other; it need not be secret.
  private static func boundary(_ id: MessageID, _ kind: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in Array(id.text.utf8) + Array(kind.utf8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "=_" + kind + "_" + String(hash, radix: 16)
  }
}
