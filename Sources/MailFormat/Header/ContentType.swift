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
    let head = body.head
    if head.startsWithParameter {
      self.init("text", "plain", parameters: ParameterList(parsing: body))
      return
    }
    let words = head.prefix { $0 != 0x28 }.split(
      separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false)
    // Seen in the wild: quotes around the type.
    let type = (words.first ?? []).trimmed.drop { $0 == 0x22 }.lowercasedText
    let subtype = words.count > 1 ? words[1].trimmed.prefix { !$0.endsWord && $0 != 0x22 }.lowercasedText : ""
    let parameters = ParameterList(parsing: body[head.endOfWords...])
    guard !type.isEmpty, !subtype.isEmpty, !type.utf8.contains(where: \.isWhiteSpace) else {
      // Seen in the wild: half a type, and a name for what has none.
      guard !parameters.names.isEmpty || ["text", "html"].contains(type) else { return nil }
      let isMultipart = type == "multipart"
      self.init(
        isMultipart ? type : "text", isMultipart ? "mixed" : type == "html" ? type : "plain",
        parameters: parameters)
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
    let head = body.head
    let word = head.trimmed.drop { $0 == 0x22 }.prefix { !$0.endsWord && $0 != 0x22 }.lowercasedText
    // Seen in the wild: no word at all, only `filename=…`.
    let startsWithParameter = word.utf8.contains(0x3D)
    kind = startsWithParameter ? "attachment" : word
    parameters = ParameterList(parsing: startsWithParameter ? body : body[head.endOfWords...])
  }

  package var isAttachment: Bool { kind == "attachment" }
}

extension UInt8 {
  fileprivate var endsWord: Bool { isWhiteSpace || self == 0x28 || self == 0x2C }
}

extension ArraySlice<UInt8> {
  /// What stands before the parameters: up to the first semicolon that is in no comment.
  fileprivate var head: ArraySlice<UInt8> {
    let plain = prefix { $0 != 0x3B }
    guard let open = plain.firstIndex(of: 0x28), let end = commentEnd(from: open) else { return plain }
    return self[..<self[end...].prefix { $0 != 0x3B }.endIndex]
  }

  /// Seen in the wild: no type at all, only `name=…`.
  fileprivate var startsWithParameter: Bool {
    guard let equals = firstIndex(of: 0x3D) else { return false }
    let before = self[..<equals]
    guard let open = before.firstIndex(of: 0x28) else { return before.trimmed.isParameterName }
    guard before[..<open].trimmed.isEmpty, let end = commentEnd(from: open), end <= equals else {
      return false
    }
    return self[end..<equals].trimmed.isParameterName
  }

  private var isParameterName: Bool { !isEmpty && allSatisfy { $0.isLetter || $0 == 0x2D || $0 == 0x2A } }

  /// Where the parameters begin: at the semicolon, or behind the first word where senders leave it out.
  fileprivate var endOfWords: Int {
    guard let equals = firstIndex(of: 0x3D) else { return endIndex }
    let name = self[..<equals].trimmed
    guard let gap = name.lastIndex(where: { $0.isWhiteSpace || $0 == 0x2C }), !self[..<gap].contains(0x28)
    else {
      return endIndex
    }
    return gap + 1
  }
}
