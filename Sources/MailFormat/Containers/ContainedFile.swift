/// Parts that stand in no mail as MIME: what a container held, as if the sender had written it with MIME.
extension MIMEPart {
  /// A file that was found in a container.
  static func file(
    named name: String?, type: ContentType = .unknownBytes, contentID: String? = nil, bytes: ArraySlice<UInt8>
  ) -> MIMEPart {
    var fields = [HeaderField.made("Content-Disposition", disposition(name))]
    if let contentID { fields.append(.made("Content-ID", "<" + contentID.withoutControls + ">")) }
    // A file is never taken apart because of the type that its container claims.
    let isSafe = type.type != "multipart" && type.type != "message"
    return MIMEPart(
      header: HeaderFields(fields), contentType: isSafe ? type : .unknownBytes, rawBody: bytes, content: .leaf
    )
  }

  /// A text that was found in a container.
  static func text(_ text: String, subtype: String = "plain") -> MIMEPart {
    let parameters = ParameterList(parsing: Array("; charset=utf-8".utf8)[...])
    return MIMEPart(
      header: .empty, contentType: ContentType("text", subtype, parameters: parameters),
      rawBody: Array(text.utf8)[...], content: .leaf)
  }

  /// The same part with other content that bears no transfer encoding.
  func replacing(content bytes: ArraySlice<UInt8>, type: ContentType? = nil) -> MIMEPart {
    MIMEPart(
      header: headerWithoutEncoding, contentType: type ?? contentType, rawBody: bytes, content: .leaf)
  }

  /// In the place of this part what was found in it; its header stays, it may be that of the message.
  func holding(_ parts: [MIMEPart]) -> MIMEPart {
    MIMEPart(
      header: headerWithoutEncoding, contentType: ContentType("multipart", "mixed"), bytes: bytes,
      rawBody: rawBody, content: .multipart(parts))
  }

  /// The same multipart with other children.
  func replacing(children: [MIMEPart]) -> MIMEPart {
    MIMEPart(
      header: header, contentType: contentType, bytes: bytes, rawBody: rawBody, content: .multipart(children))
  }

  /// The same part as a file.
  func asFile(named name: String?) -> MIMEPart {
    let kept = header.fields.filter { $0.key != "content-disposition" }
    let fields = kept + [.made("Content-Disposition", Self.disposition(name))]
    return MIMEPart(
      header: HeaderFields(fields, rawCharset: header.rawCharset), contentType: contentType, bytes: bytes,
      rawBody: rawBody, content: content)
  }

  private var headerWithoutEncoding: HeaderFields {
    let dropped = ["content-transfer-encoding", "content-disposition"]
    return HeaderFields(header.fields.filter { !dropped.contains($0.key) }, rawCharset: header.rawCharset)
  }

  /// RFC 2231 §4 carries any name, whatever is in it.
  private static func disposition(_ name: String?) -> String {
    guard let name = name?.lastPathComponent, !name.isEmpty else { return "attachment" }
    var value = ""
    for byte in name.utf8 {
      let isPlain =
        byte.isLetter && byte < 0x80 || byte.isDigit || byte == 0x2E || byte == 0x2D || byte == 0x5F
      let digits = [0x25, UInt8.hexDigit(byte >> 4), .hexDigit(byte & 15)]
      value += String(decoding: isPlain ? [byte] : digits, as: UTF8.self)
    }
    return "attachment; filename*=utf-8''" + value
  }
}

extension ContentType {
  static let unknownBytes = ContentType("application", "octet-stream")
}

extension HeaderField {
  fileprivate static func made(_ name: String, _ body: String) -> HeaderField {
    HeaderField(name: name, body: Array(body.utf8)[...])
  }
}

extension String {
  /// Without control characters: such a text can't break out of a header line.
  var withoutControls: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }

  /// A file name without the folders of the sender's machine.
  var lastPathComponent: String {
    let scalars = withoutControls.unicodeScalars
    guard let slash = scalars.lastIndex(where: { $0 == "/" || $0 == "\\" }) else { return withoutControls }
    return String(scalars[scalars.index(after: slash)...])
  }
}
