/// One part of a message (RFC 2046): a header and a body that is decoded only when it is asked for.
package struct MIMEPart: Sendable {
  /// What a body holds. `indirect`, because a message holds parts and a part may hold a message.
  indirect enum Content: Sendable {
    case leaf
    case multipart([MIMEPart])
    case message(MailMessage)
  }

  package let header: HeaderFields
  package let contentType: ContentType
  package let disposition: ContentDisposition?
  /// The whole part as it stands in the message, header and body; of what was found in a container the body only.
  package let bytes: ArraySlice<UInt8>
  /// The body as it stands in the message, still encoded; a slice that shares the message's bytes.
  package let rawBody: ArraySlice<UInt8>
  let content: Content

  /// - Parameter bytes: Ends with `rawBody`; nil when the header stands in no message.
  init(
    header: HeaderFields, contentType: ContentType, bytes: ArraySlice<UInt8>? = nil,
    rawBody: ArraySlice<UInt8>, content: Content
  ) {
    self.header = header
    self.contentType = contentType
    self.bytes = bytes ?? rawBody
    self.rawBody = rawBody
    self.content = content
    disposition = header.field("Content-Disposition").map { ContentDisposition(parsing: $0.unfolded) }
  }

  /// The header as it stands in the message: the fields, what stands between them, and the blank line.
  package var rawHeader: ArraySlice<UInt8> { bytes.dropLast(rawBody.count) }

  /// The parts of a multipart; empty for everything else.
  package var children: [MIMEPart] {
    if case .multipart(let parts) = content { return parts }
    return []
  }

  /// The message in a `message/rfc822` part.
  package var embedded: MailMessage? {
    if case .message(let message) = content { return message }
    return nil
  }

  package var isMultipart: Bool {
    if case .multipart = content { return true }
    return false
  }

  package var transferEncoding: TransferEncoding {
    header.field("Content-Transfer-Encoding").map { TransferEncoding($0.unfolded) } ?? .identity
  }

  /// The file name, from Content-Disposition or else Content-Type, or where senders put it instead. It may hold a
  /// path, which is no business of the receiver (RFC 2183 §2.3).
  package var filename: String? {
    let names = [
      disposition?.parameters["filename"], contentType.parameters["name"],
      disposition?.kind == "form-data" ? nil : disposition?.parameters["name"],
      contentType.parameters["filename"],
    ]
    return names.lazy.compactMap { $0?.trimmedOfWhiteSpace }.first { !$0.isEmpty }
  }

  /// Content-ID without brackets, as `cid:` links name it.
  package var contentID: String? {
    header.field("Content-ID").flatMap { MessageID(String(decoding: $0.unfolded, as: UTF8.self)) }?.text
  }

  package var charset: Charset { Charset(contentType.parameters["charset"] ?? "") }

  /// The content with its transfer encoding removed.
  package func decodedBytes() -> [UInt8] { transferEncoding.decode(rawBody) }

  /// The content as text in its charset, flowed lines joined; lines end with LF.
  package func decodedText() -> String {
    var bytes = decodedBytes()
    let charset = charset(of: bytes)
    // In a charset of wider units what looks like CR and LF may be half a character.
    if charset.unitSize == 1 { bytes.makeUnixLineEnds() }
    let text = charset.decode(bytes[...]).withUnixLineEnds
    guard contentType.parameters["format"]?.asciiLowercased == "flowed" else { return text }
    return FlowedText.unflow(text, deletesBlank: contentType.parameters["delsp"]?.asciiLowercased == "yes")
  }

  private func charset(of content: [UInt8]) -> Charset {
    guard charset.isVague, TextFormat(contentType) == .html else { return charset }
    return DeclaredCharset.find(in: content) ?? charset
  }

  /// This part and all below it, in the order of the message; embedded messages are not entered.
  package var descendants: [MIMEPart] {
    guard isMultipart else { return [self] }
    var found: [MIMEPart] = []
    var waiting = [self]
    while let part = waiting.popLast() {
      found.append(part)
      waiting += part.children.reversed()
    }
    return found
  }
}
