/// Writes the body of a ``MailDraft``: `mixed(alternative(text, related(html, pictures)), attachments)`, each multipart
/// only where it holds more than one part (RFC 2046 §5.1, RFC 2387).
///
/// Boundaries come from the Message-ID and start with `=_`, which neither quoted-printable nor base64 can hold, so
/// no content can contain one; see ``plainText()`` for the content that is not encoded.
struct BodyWriter {
  let draft: MailDraft

  /// Header fields of the body, the blank line and the encoded content.
  func body() throws(CompositionError) -> [UInt8] {
    let content = try alternative()
    guard !draft.attachments.isEmpty else { return content }
    var parts = [content]
    for attachment in draft.attachments { parts.append(try entity(attachment)) }
    return try multipart("mixed", parts)
  }

  /// RFC 2046 §5.1.4: the richest comes last.
  private func alternative() throws(CompositionError) -> [UInt8] {
    let plain = try plainText()
    guard let html = draft.html else {
      if let picture = draft.pictures.first { throw .pictureWithoutHTML(picture.filename) }
      return plain
    }
    return try multipart("alternative", [plain, try related(html)])
  }

  /// RFC 2387: the first part is the one that is shown, and `type` says what it is.
  private func related(_ html: String) throws(CompositionError) -> [UInt8] {
    let page = try quotedPrintable(Self.lines(html), type: ["text/html;", "charset=utf-8"])
    guard !draft.pictures.isEmpty else { return page }
    var parts = [page]
    var ids: Set<String> = []
    for picture in draft.pictures {
      guard ids.insert(picture.contentID(in: draft.messageID)).inserted else {
        throw .pictureTwice(picture.filename)
      }
      parts.append(try entity(picture))
    }
    return try multipart("related", parts, ["type=\"text/html\";"])
  }

  // MARK: Text

  /// Flowed text goes out as it is when all of it is ASCII in lines that may travel, else in quoted-printable with
  /// the flowed lines inside (RFC 3676 §4.2 allows both); never as 8 bit, which a server on the way may not take.
  private func plainText() throws(CompositionError) -> [UInt8] {
    let lines = Self.lines(draft.text)
    guard draft.textForm == .flowed else {
      return try quotedPrintable(lines, type: ["text/plain;", "charset=utf-8"])
    }
    let flowed = FlowedTextWriter(lines)
    let type = ["text/plain;", "charset=utf-8;", "format=flowed"]
    let fullType = flowed.deletesBlank ? type.dropLast() + ["format=flowed;", "delsp=yes"] : type
    guard Self.isSevenBit(flowed.bytes) else { return try quotedPrintable(flowed.bytes, type: fullType) }
    return try part(flowed.bytes, type: fullType, encoding: "7bit")
  }

  /// RFC 2045 §2.7, and no line that could be one of our boundaries.
  private static func isSevenBit(_ text: [UInt8]) -> Bool {
    text.split(separator: 0x0A).allSatisfy { line in
      line.count <= 999 && !line.starts(with: "--=_".utf8)
        && line.dropLast().allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x09 }
    }
  }

  /// Line breaks of every kind as CRLF, and one at the end.
  private static func lines(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + text.utf8.count / 32)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A, previous == 0x0D {
        previous = byte
        continue
      }
      if byte.isLineBreak {
        output += [0x0D, 0x0A]
      } else {
        output.append(byte)
      }
      previous = byte
    }
    if !output.isEmpty, output.last != 0x0A { output += [0x0D, 0x0A] }
    return output
  }

  private func quotedPrintable(_ text: [UInt8], type: [String]) throws(CompositionError) -> [UInt8] {
    try part(QuotedPrintable.encode(text), type: type, encoding: "quoted-printable")
  }

  private func part(_ content: [UInt8], type: [String], encoding: String) throws(CompositionError) -> [UInt8]
  {
    var header = HeaderWriter()
    try header.words("Content-Type", type)
    try header.words("Content-Transfer-Encoding", [encoding])
    return header.bytes + [0x0D, 0x0A] + content
  }

  // MARK: Files

  private func entity(_ attachment: DraftAttachment) throws(CompositionError) -> [UInt8] {
    // RFC 2046 §5.2.1: a message or multipart must not be base64.
    guard let type = ParameterWriter.mediaType(attachment.mediaType),
      !["message", "multipart"].contains(type.type)
    else { throw .mediaType(file: attachment.filename, type: attachment.mediaType) }
    var header = HeaderWriter()
    try header.fileType(attachment.mediaType.asciiLowercased, attachment.filename)
    try header.words("Content-Transfer-Encoding", ["base64"])
    try header.disposition("attachment", attachment.filename)
    return header.bytes + [0x0D, 0x0A] + Base64.encode(attachment.bytes) + [0x0D, 0x0A]
  }

  private func entity(_ picture: DraftPicture) throws(CompositionError) -> [UInt8] {
    guard ParameterWriter.mediaType(picture.mediaType)?.type == "image" else {
      throw .mediaType(file: picture.filename, type: picture.mediaType)
    }
    var header = HeaderWriter()
    try header.fileType(picture.mediaType.asciiLowercased, picture.filename)
    try header.words("Content-Transfer-Encoding", ["base64"])
    try header.words("Content-ID", ["<\(picture.contentID(in: draft.messageID))>"])
    try header.disposition("inline", picture.filename)
    return header.bytes + [0x0D, 0x0A] + Base64.encode(picture.bytes) + [0x0D, 0x0A]
  }

  private func multipart(
    _ subtype: String, _ parts: [[UInt8]], _ parameters: [String] = []
  ) throws(CompositionError) -> [UInt8] {
    let boundary = "=_" + subtype + "_" + draft.messageID.fingerprint(of: subtype)
    var header = HeaderWriter()
    try header.words("Content-Type", ["multipart/\(subtype);"] + parameters + ["boundary=\"\(boundary)\""])
    var bytes = header.bytes
    for part in parts { bytes += Array("\r\n--\(boundary)\r\n".utf8) + part }
    return bytes + Array("\r\n--\(boundary)--\r\n".utf8)
  }
}

extension HeaderWriter {
  /// Where the name needs the extended form, Content-Type names the file in ASCII beside it: readers that don't know
  /// RFC 2231 (Outlook by IMAP or POP, seen in the wild) would call it `Untitled attachment` and have no program for
  /// it. It stands there and not as `filename=` beside `filename*=`, for which RFC 2231 has no order: some readers
  /// take the one that comes first. All look at Content-Disposition before Content-Type.
  mutating func fileType(_ mediaType: String, _ filename: String) throws(CompositionError) {
    try Self.check("Content-Type", filename)
    let isNamed = !filename.trimmedOfWhiteSpace.isEmpty
    guard isNamed, ParameterWriter.needsExtension(filename) else {
      return try words("Content-Type", [mediaType])
    }
    let name = ParameterWriter.quoted(ParameterWriter.plainName(filename))
    try words("Content-Type", [mediaType + ";", "name=" + name])
  }

  /// RFC 2183; a blank name is none.
  mutating func disposition(_ kind: String, _ filename: String) throws(CompositionError) {
    guard !filename.trimmedOfWhiteSpace.isEmpty else { return try words("Content-Disposition", [kind]) }
    try words(
      "Content-Disposition", [kind + ";"] + ParameterWriter.parameter("filename", filename))
  }
}
