/// A TNEF message as MIME parts. An embedded message is written as a mail and read again, so that it has bytes
/// of its own like any attached mail.
extension TNEFMessage {
  /// The files, embedded messages among them.
  func fileParts(_ limits: ParsingLimits) -> [MIMEPart] { files.map { part($0, limits) } }

  /// The words, in the form that a person reads best; nil when there are none.
  var textPart: MIMEPart? {
    for body in bodies {
      switch body {
      case .plain(let text) where text.holdsVisibleText: return .text(text.withUnixLineEnds)
      case .html(let html) where HTMLText.convert(html).holdsVisibleText: return .text(html, subtype: "html")
      default: continue
      }
    }
    return nil
  }

  private func part(_ file: File, _ limits: ParsingLimits) -> MIMEPart {
    switch file.content {
    case .bytes(let bytes):
      let type = file.type.flatMap { ContentType(parsing: Array($0.utf8)[...]) } ?? .unknownBytes
      return .file(named: file.name, type: type, contentID: file.contentID, bytes: bytes)
    case .message(let message):
      let bytes = message.mail(level: 0)
      let name = file.name ?? message.subject
      return MIMEPart(
        header: MIMEPart.file(named: name.map { $0 + ".eml" }, bytes: []).header,
        contentType: .embeddedMessage, rawBody: bytes[...],
        content: .message(MailMessage.parse(bytes, limits: limits)))
    }
  }

  /// RFC 5322 and 2046, with header text in UTF-8 (RFC 6532).
  private func mail(level: Int) -> [UInt8] {
    let boundary = "=_tnef_\(level)"
    var head = "MIME-Version: 1.0\r\n"
    if let subject { head += "Subject: " + subject.withoutControls + "\r\n" }
    if let address = senderAddress {
      let name = (senderName ?? "").unicodeScalars.filter { $0 != "\"" && $0 != "\\" }
      head += "From: \"" + String(String.UnicodeScalarView(name)).withoutControls + "\" <"
      head += address.withoutControls + ">\r\n"
    }
    head += "Content-Type: multipart/mixed; boundary=\"\(boundary)\"\r\n"
    var bytes = Array(head.utf8)
    for part in [textPart].compactMap({ $0 }) { bytes += Self.encoded(part, boundary: boundary) }
    for file in files {
      if case .message(let inner) = file.content {
        bytes += Array("\r\n--\(boundary)\r\nContent-Type: message/rfc822\r\n\r\n".utf8)
        bytes += inner.mail(level: level + 1)
      } else {
        bytes += Self.encoded(part(file, .standard), boundary: boundary)
      }
    }
    return bytes + Array("\r\n--\(boundary)--\r\n".utf8)
  }

  private static func encoded(_ part: MIMEPart, boundary: String) -> [UInt8] {
    var head = "\r\n--\(boundary)\r\nContent-Type: \(part.contentType.mediaType.withoutControls)"
    head += (part.contentType.isText ? "; charset=utf-8" : "") + "\r\n"
    for field in part.header.fields {
      head += field.name + ": " + String(decoding: field.body, as: UTF8.self) + "\r\n"
    }
    head += "Content-Transfer-Encoding: base64\r\n\r\n"
    return Array(head.utf8) + Base64.encode(Array(part.rawBody))
  }
}

extension String {
  var holdsVisibleText: Bool {
    unicodeScalars.contains {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint && $0 != "\u{0}"
    }
  }
}
