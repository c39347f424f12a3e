/// Which parts are the text that a person reads, and which are attachments.
///
/// RFC 2046 §5.1.4: of alternatives the plainest one that is text; of related parts the one that the others belong
/// to (RFC 2387 §3.2); in every other multipart all inline texts one after the other (as in RFC 8621 §4.1.4).
/// Texts in a format that nobody can read as it is are attachments (RFC 2046 §4.1.4).
extension MailMessage {
  /// The best readable body: plain text, or the HTML as text.
  package var text: String { reading?.text ?? readable.text }

  /// The best readable body; of HTML line by line, with what the markup says.
  package var readable: ReadableBody {
    if let reading { return reading.body }
    guard isOpened else { return withOpenParts.readable }
    return readable(bodyParts)
  }

  /// - Parameter inline: The ``bodyParts``.
  func readable(_ inline: [MIMEPart]) -> ReadableBody {
    let parts = shownParts(inline)
    // Words say nothing twice; of one text there is nothing to compare.
    let mayRepeat = parts.count > 1 && !parts.allSatisfy(\.holdsWords)
    var bodies: [ReadableBody] = []
    var beginnings = TextBeginnings()
    for part in parts {
      let body = part.readable
      guard !body.isEmpty else { continue }
      if mayRepeat {
        let text = body.text
        guard part.holdsWords || !beginnings.knows(text) else { continue }
        beginnings.add(text)
      }
      bodies.append(body)
    }
    guard parts.contains(where: \.isHTML) else { return .plain(bodies.map(\.text).joined(separator: "\n")) }
    return .html(bodies.flatMap(\.lines))
  }

  /// The HTML body as it came, if there is one.
  package var html: String? {
    guard isOpened else { return withOpenParts.html }
    let part = root.descendants.first { $0.contentType.mediaType == "text/html" && !$0.isAttachment }
    return part?.decodedText()
  }

  /// Everything that is no readable body and no multipart, embedded messages included.
  package var attachments: [MIMEPart] {
    withOpenParts.root.descendants.filter { !$0.isMultipart && $0.isAttachment }
  }

  private func shownParts(_ parts: [MIMEPart]) -> [MIMEPart] {
    guard parts.isEmpty else { return parts.filter { !$0.holdsWords || $0.holdsVisibleText } }
    // A mail of nothing but named texts that are shown inline: those are the body.
    let texts = root.descendants.filter { $0.contentType.isText && $0.disposition?.isAttachment != true }
    let inline = texts.filter { $0.isPlainText && $0.disposition?.kind == "inline" }
    // Better shown than nothing: a text with a name that comes first (as in RFC 8621 §4.1.4), or one in an unknown
    // format that is all there is.
    let first = texts.first { TextFormat($0.contentType) != .unknown } ?? texts.first { $0.filename == nil }
    return inline.isEmpty ? [first].compactMap { $0 } : inline
  }

  /// The inline texts, in the order of the message.
  package var bodyParts: [MIMEPart] {
    if let reading { return reading.bodyParts }
    guard root.isMultipart else { return root.isAttachment ? [] : [root] }
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

  /// The parts of the type `message`: reports for machines (RFC 3464, RFC 8098, RFC 5965) and mails in the mail.
  package var messageParts: [MIMEPart] {
    reading?.messageParts ?? root.descendants.filter { $0.contentType.type == "message" }
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
      return [multipart.relatedRoot].compactMap { $0 }
    default:
      return multipart.children
    }
  }
}

/// The text of a mail as a person reads it.
package enum ReadableBody: Hashable, Sendable {
  case plain(String)
  case html([HTMLLine])

  package var text: String {
    switch self {
    case .plain(let text): text
    case .html(let lines): lines.map(\.marked).joined(separator: "\n")
    }
  }

  fileprivate var isEmpty: Bool {
    switch self {
    case .plain(let text): text.isEmpty
    case .html(let lines): lines.count < 2 && lines.allSatisfy { $0.marked.isEmpty }
    }
  }

  fileprivate var lines: [HTMLLine] {
    switch self {
    case .plain(let text): HTMLLine.lines(ofPlain: text)
    case .html(let lines): lines
    }
  }
}

extension HTMLLine {
  /// Plain text beside HTML.
  fileprivate static func lines(ofPlain text: String) -> [HTMLLine] {
    guard !text.isEmpty else { return [] }
    return text.textLines.map { HTMLLine(text: $0, quoteDepth: 0, place: .body) }
  }
}

extension MIMEPart {
  fileprivate var isHTML: Bool {
    switch TextFormat(contentType) {
    case .html, .otherHTML: true
    default: false
    }
  }

  fileprivate var readable: ReadableBody {
    isHTML ? .html(HTMLText.lines(decodedText())) : .plain(plainText)
  }

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

  /// The part that the others of a related multipart belong to: the one that is named, or else the first. Senders
  /// put pictures first.
  fileprivate var relatedRoot: MIMEPart? {
    let start = contentType.parameters["start"].flatMap { MessageID($0) }?.text
    let named = start.flatMap { start in children.first { $0.contentID == start } }
    let root = named ?? children.first
    return root?.holdsReadableText == true ? root : children.first(where: \.holdsReadableText) ?? root
  }

  fileprivate var plainText: String {
    TextFormat(contentType) == .enriched ? EnrichedText.convert(decodedText()) : decodedText()
  }

  /// Some senders leave the plain alternative blank, or put a blank in it that is no ASCII.
  fileprivate var holdsVisibleText: Bool {
    let pieces = decodedPieces(of: 1024)
    return pieces.contains { $0.contains { $0 > 0x20 && $0 < 0x7F } } || decodedText().holdsVisibleText
  }

  fileprivate var holdsPlainText: Bool {
    descendants.contains { $0.isPlainText && !$0.isMultipart && !$0.isAttachment && $0.holdsVisibleText }
  }
}
