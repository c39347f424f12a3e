/// Which parts are the text that a person reads, and which are attachments.
///
/// RFC 2046 §5.1.4: of alternatives the plainest one that is text; of related parts the first; in every other
/// multipart all inline texts one after the other, and no HTML where there is plain text beside it. Texts in a
/// format that nobody can read as it is are attachments (§4.1.4).
extension MailMessage {
  /// The best readable body: plain text, or the HTML as text.
  package var text: String {
    guard isOpened else { return opened.text }
    let bodies = shownParts.map(\.readableText)
    return bodies.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The HTML body as it came, if there is one.
  package var html: String? {
    guard isOpened else { return opened.html }
    let part = root.descendants.first { $0.contentType.mediaType == "text/html" && !$0.isAttachment }
    return part?.decodedText()
  }

  /// Everything that is no readable body and no multipart, embedded messages included.
  package var attachments: [MIMEPart] {
    opened.root.descendants.filter { !$0.isMultipart && $0.isAttachment }
  }

  private var shownParts: [MIMEPart] {
    let parts = bodyParts
    let plain = parts.filter(\.holdsWords)
    if plain.contains(where: \.hasVisibleBytes) { return plain }
    let rest = parts.filter { !$0.holdsWords }
    // A mail of nothing but named texts that are shown inline: those are the body.
    guard rest.isEmpty, plain.isEmpty else { return rest.isEmpty ? plain : rest }
    let texts = root.descendants.filter { $0.contentType.isText && $0.disposition?.isAttachment != true }
    let inline = texts.filter { $0.isPlainText && $0.disposition?.kind == "inline" }
    // Better shown than nothing: a text in an unknown format that is all there is.
    return inline.isEmpty ? Array(texts.filter { $0.filename == nil }.prefix(1)) : inline
  }

  /// The inline texts, in the order of the message.
  package var bodyParts: [MIMEPart] {
    var found: [MIMEPart] = []
    var waiting = [root]
    while let part = waiting.popLast() {
      guard part.isMultipart else {
        if !part.isAttachment { found.append(part) }
        continue
      }
      waiting += Self.shown(part).reversed()
    }
    return found
  }

  private static func shown(_ multipart: MIMEPart) -> [MIMEPart] {
    switch multipart.contentType.subtype {
    case "alternative":
      let readable = multipart.children.filter(\.holdsReadableText)
      let plain = readable.first { $0.holdsPlainText }
      return [plain ?? readable.last { !$0.isLeaf(in: TextFormat.onlyBeside) } ?? readable.last].compactMap {
        $0
      }
    case "related":
      return Array(multipart.children.prefix(1))
    default:
      return multipart.children
    }
  }
}

extension MIMEPart {
  /// Whether a person sees it as a file: said so, named, or nothing that can be shown as text.
  package var isAttachment: Bool {
    if isMultipart { return false }
    if disposition?.isAttachment == true { return true }
    guard contentType.isText, embedded == nil, TextFormat(contentType) != .unknown else { return true }
    return filename != nil
  }

  fileprivate var holdsReadableText: Bool { descendants.contains { !$0.isMultipart && !$0.isAttachment } }

  fileprivate var isPlainText: Bool { TextFormat(contentType) == .plain }

  fileprivate var holdsWords: Bool { isPlainText || TextFormat(contentType) == .enriched }

  fileprivate func isLeaf(in formats: Set<TextFormat>) -> Bool {
    !isMultipart && formats.contains(TextFormat(contentType))
  }

  fileprivate var readableText: String {
    switch TextFormat(contentType) {
    case .html, .otherHTML: HTMLText.convert(decodedText())
    case .enriched: EnrichedText.convert(decodedText())
    default: decodedText()
    }
  }

  /// Some senders leave the plain alternative blank.
  fileprivate var hasVisibleBytes: Bool { decodedBytes().contains { !$0.isWhiteSpace } }

  fileprivate var holdsPlainText: Bool {
    descendants.contains { $0.isPlainText && !$0.isMultipart && !$0.isAttachment && $0.hasVisibleBytes }
  }
}
