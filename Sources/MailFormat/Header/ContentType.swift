/// Content-Type (RFC 2045 §5), in lower case; what can't be read is `text/plain`, as RFC 2045 §5.2 says.
package struct ContentType: Sendable, Hashable {
  package let type: String
  package let subtype: String
  package let parameters: ParameterList

  package init(_ type: String, _ subtype: String, parameters: ParameterList = ParameterList()) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }

  package static let plainText = ContentType("text", "plain")
  static let embeddedMessage = ContentType("message", "rfc822")

  /// - Parameter body: the unfolded field body.
  init?(parsing body: ArraySlice<UInt8>) {
    let head = body.prefix { $0 != 0x3B }
    let words = head.prefix { $0 != 0x28 }.split(
      separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false)
    let type = words.first.map { $0.trimmed.lowercasedText } ?? ""
    let subtype = words.count > 1 ? words[1].trimmed.prefix { !$0.isWhiteSpace }.lowercasedText : ""
    let parameters = ParameterList(parsing: body[head.endIndex...])
    guard !type.isEmpty, !subtype.isEmpty, !type.utf8.contains(where: \.isWhiteSpace) else {
      // Seen in the wild: `Content-Type: text`, and a name for what has no type.
      guard !parameters.names.isEmpty || type == "text" else { return nil }
      self.init("text", "plain", parameters: parameters)
      return
    }
    self.init(type, subtype, parameters: parameters)
  }

  package var mediaType: String { type + "/" + subtype }
  package var isMultipart: Bool { type == "multipart" }
  package var isText: Bool { type == "text" }
  package var isEmbeddedMessage: Bool { type == "message" && (subtype == "rfc822" || subtype == "global") }
}

/// Content-Disposition (RFC 2183).
package struct ContentDisposition: Sendable, Hashable {
  /// `inline`, `attachment` or what the sender wrote, in lower case.
  package let kind: String
  package let parameters: ParameterList

  init(parsing body: ArraySlice<UInt8>) {
    let head = body.prefix { $0 != 0x3B }
    let word = head.trimmed.prefix { !$0.isWhiteSpace && $0 != 0x28 }.lowercasedText
    // Seen in the wild: no word at all, only `filename=…`.
    let startsWithParameter = word.utf8.contains(0x3D)
    kind = startsWithParameter ? "attachment" : word
    parameters = ParameterList(parsing: startsWithParameter ? body : body[head.endIndex...])
  }

  package var isAttachment: Bool { kind == "attachment" }
}
