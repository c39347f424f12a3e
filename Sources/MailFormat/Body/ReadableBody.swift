/// Which parts are the text that a person reads, and which are attachments.
///
/// RFC 2046 §5.1.4: of alternatives the plainest one that is text; of related parts the first; in every other
/// multipart all inline texts one after the other, and no HTML where there is plain text beside it.
extension MailMessage {
  /// The best readable body: plain text, or the HTML as text.
  package var text: String {
    guard isOpened else { return opened.text }
    let bodies = shownParts.map { part in
      part.contentType.subtype == "html" ? HTMLText.convert(part.decodedText()) : part.decodedText()
    }
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
    let plain = parts.filter(\.isPlainText)
    if plain.contains(where: \.hasVisibleBytes) { return plain }
    let rest = parts.filter { !$0.isPlainText }
    // A mail of nothing but named texts that are shown inline: those are the body.
    guard rest.isEmpty, plain.isEmpty else { return rest.isEmpty ? plain : rest }
    return root.descendants.filter { $0.isPlainText && $0.disposition?.kind == "inline" }
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
      return [plain ?? readable.last].compactMap { $0 }
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
    guard contentType.isText, embedded == nil else { return true }
    return filename != nil
  }

  fileprivate var holdsReadableText: Bool { descendants.contains { !$0.isMultipart && !$0.isAttachment } }

  fileprivate var isPlainText: Bool { contentType.isText && contentType.subtype != "html" }

  /// Some senders leave the plain alternative blank.
  fileprivate var hasVisibleBytes: Bool { decodedBytes().contains { !$0.isWhiteSpace } }

  fileprivate var holdsPlainText: Bool {
    descendants.contains { $0.isPlainText && !$0.isMultipart && !$0.isAttachment && $0.hasVisibleBytes }
  }
}
