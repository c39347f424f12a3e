import Basics

/// Takes a message apart in one pass over its lines (RFC 2046 §5.1), whatever it is nested in.
///
/// A boundary of any enclosing multipart ends what is inside it, so a missing end boundary costs nothing
/// but a diagnostic. A boundary line is compared whole: one boundary may be the start of another.
struct MIMEParser {
  /// What ended a part: a boundary of the multipart at `level`, or the end of the bytes.
  private enum Stop: Equatable {
    case delimiter(level: Int)
    case close(level: Int)
    case end
  }

  private let bytes: [UInt8]
  private let limits: ParsingLimits
  private var lines: LineCursor
  /// Boundaries of the multiparts that are open, with the level of each; a table, so that deep nesting does not
  /// make every line that starts with dashes dear.
  private var boundaries: [ArraySlice<UInt8>: Int] = [:]
  private var longestBoundary = 0
  private var openMultiparts = 0
  private var partCount = 0
  private var list: DiagnosticList

  init(_ bytes: [UInt8], limits: ParsingLimits) {
    self.bytes = bytes
    self.limits = limits
    lines = LineCursor(bytes, upTo: limits.size)
    list = DiagnosticList(limit: limits.diagnostics)
  }

  var diagnostics: [Diagnostic] { list.diagnostics }

  mutating func run(depth: Int = 0) -> MIMEPart {
    if lines.end < bytes.count {
      report("size-limit", "what lies beyond \(limits.size) bytes is kept as it is", at: lines.end)
    }
    skipMark()
    skipLeadingBlankLines()
    return part(depth: depth, fallback: .plainText).part
  }

  /// Seen in the wild: the byte order mark of UTF-8 before the header of a whole message.
  private mutating func skipMark() {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    lines.advance(past: LineCursor.Line(start: 0, end: 0, next: 3))
  }

  /// Seen in the wild: blank lines before the header of a whole message.
  private mutating func skipLeadingBlankLines() {
    while let line = lines.peek(), line.isEmpty { lines.advance(past: line) }
  }

  // MARK: A part

  private mutating func part(depth: Int, fallback: ContentType) -> (part: MIMEPart, stop: Stop) {
    partCount += 1
    let first = lines.position
    let (header, start, headerStop) = readHeader()
    let type = header.field("Content-Type").flatMap { ContentType(parsing: $0.unfolded) } ?? fallback
    checkCharset(type)
    if let headerStop {
      report("empty-part", "a part ends inside its header", at: start)
      let part = MIMEPart(
        header: header, contentType: type, bytes: bytes[first..<start], rawBody: bytes[start..<start],
        content: .leaf)
      return (part, headerStop)
    }
    let (content, end, stop) = readBody(type, header: header, depth: depth)
    let body = bytes[start..<max(start, end)]
    let kept = isLeaf(content) ? decodedContent(body, type, header: header, depth: depth) ?? content : content
    let shownType = shown(type, as: kept)
    let fields = HeaderFields(header.fields, rawCharset: textCharset(shownType, kept))
    let part = MIMEPart(
      header: fields, contentType: shownType, bytes: bytes[first..<body.endIndex], rawBody: body,
      content: kept)
    return (part, stop)
  }

  private mutating func checkCharset(_ type: ContentType) {
    guard type.isText, let label = type.parameters["charset"], !Charset(label).isKnown else { return }
    let message = "the charset \(label.debugDescription) is not known; it is guessed"
    report("unknown-charset", message, at: lines.position)
  }

  /// The charset of the first text in a part: raw header text is in the same one.
  private func textCharset(_ type: ContentType, _ content: MIMEPart.Content) -> Charset? {
    if case .multipart(let parts) = content { return parts.lazy.compactMap(\.header.rawCharset).first }
    return type.isText ? type.parameters["charset"].map { Charset($0) } : nil
  }

  private func isLeaf(_ content: MIMEPart.Content) -> Bool {
    if case .leaf = content { return true }
    return false
  }

  /// A multipart that could not be divided is shown as the text that it looks like.
  private func shown(_ type: ContentType, as content: MIMEPart.Content) -> ContentType {
    type.isMultipart && isLeaf(content) ? .plainText : type
  }

  private mutating func readBody(
    _ type: ContentType, header: HeaderFields, depth: Int
  ) -> (content: MIMEPart.Content, end: Int, stop: Stop) {
    let isContainer = type.isMultipart || (type.isEmbeddedMessage && isIdentity(header))
    guard isContainer, hasRoom(depth: depth) else {
      let (end, stop) = skipToBoundary()
      return (.leaf, end, stop)
    }
    guard type.isMultipart else {
      let inner = part(depth: depth + 1, fallback: .plainText)
      let end = inner.part.rawBody.endIndex
      return (.message(MailMessage(inner.part.bytes, root: inner.part, limits: limits)), end, inner.stop)
    }
    let boundary = Array((type.parameters["boundary"] ?? "").utf8)[...].trimmed
    let fallback = type.subtype == "digest" ? ContentType.embeddedMessage : .plainText
    return multipart(boundary: boundary, fallback: fallback, depth: depth)
  }

  private mutating func hasRoom(depth: Int) -> Bool {
    if depth >= limits.depth {
      report(
        "depth-limit", "parts nested deeper than \(limits.depth) are kept as they are", at: lines.position)
      return false
    }
    if partCount >= limits.parts {
      report("parts-limit", "parts after number \(limits.parts) are kept as they are", at: lines.position)
      return false
    }
    return true
  }

  // MARK: A multipart

  private mutating func multipart(
    boundary: ArraySlice<UInt8>, fallback: ContentType, depth: Int
  ) -> (content: MIMEPart.Content, end: Int, stop: Stop) {
    let level = openMultiparts
    let begin = lines
    openMultiparts += 1
    var boundary = boundary
    var shadowed = open(boundary, level: level)
    var (end, stop) = skipToBoundary()
    if stop != .delimiter(level: level), let found = BoundaryGuess.find(begin, before: end) {
      report(
        "wrong-boundary", "a multipart names a boundary that does not occur in it; another is taken", at: end)
      boundaries[boundary] = shadowed
      boundary = found
      shadowed = open(boundary, level: level)
      lines = begin
      (end, stop) = skipToBoundary()
    }
    var children: [MIMEPart] = []
    while stop == .delimiter(level: level), hasRoom(depth: depth) {
      let child = part(depth: depth + 1, fallback: fallback)
      children.append(child.part)
      end = child.part.rawBody.endIndex
      stop = child.stop
    }
    // Over the limit: what is left of this multipart is read over.
    while stop == .delimiter(level: level) { (end, stop) = skipToBoundary() }
    boundaries[boundary] = shadowed
    openMultiparts -= 1
    if children.isEmpty, stop != .close(level: level) {
      report("missing-boundary", "a multipart names no boundary, or one that does not occur in it", at: end)
      return (.leaf, end, stop)
    }
    if stop == .close(level: level) {
      (end, stop) = skipToBoundary()
    } else {
      report("missing-end-boundary", "a multipart has no end boundary", at: end)
    }
    return (.multipart(children), end, stop)
  }

  private mutating func open(_ boundary: ArraySlice<UInt8>, level: Int) -> Int? {
    guard !boundary.isEmpty else { return nil }
    longestBoundary = max(longestBoundary, boundary.count)
    return boundaries.updateValue(level, forKey: boundary)
  }

  /// RFC 2046 §5.2.1 and RFC 2045 §6.4 forbid it, senders do it: a whole message or multipart in base64 or
  /// quoted-printable.
  private mutating func decodedContent(
    _ body: ArraySlice<UInt8>, _ type: ContentType, header: HeaderFields, depth: Int
  ) -> MIMEPart.Content? {
    guard type.isEmbeddedMessage || type.isMultipart, !isIdentity(header), hasRoom(depth: depth),
      let field = header.field("Content-Transfer-Encoding")
    else { return nil }
    var inner = MIMEParser(TransferEncoding(field.unfolded).decode(body), limits: limits)
    inner.partCount = partCount
    // Each level is a copy of its own, so it counts for more than a level of slices.
    let content = inner.content(type, depth: depth + 8)
    partCount = inner.partCount
    list.add(inner.diagnostics)
    return content
  }

  private mutating func content(_ type: ContentType, depth: Int) -> MIMEPart.Content {
    if type.isMultipart { return readBody(type, header: .empty, depth: depth).content }
    return .message(MailMessage(bytes[...], root: run(depth: depth), limits: limits))
  }

  private func isIdentity(_ header: HeaderFields) -> Bool {
    header.field("Content-Transfer-Encoding").map { TransferEncoding($0.unfolded) == .identity } ?? true
  }

  // MARK: Lines

  /// `end` is where the body begins, or the boundary that stands in the header.
  private mutating func readHeader() -> (header: HeaderFields, end: Int, stop: Stop?) {
    skipBlankLineBeforeFields()
    var scanner = HeaderScanner(bytes, from: lines.position, limits: limits)
    var stop: Stop?
    var end: Int?
    scan: while let line = lines.peek() {
      if let found = boundary(line) {
        end = lines.position
        lines.advance(past: line)
        stop = found
        break
      }
      switch scanner.take(line, next: lines.line(at: line.next)) {
      case .continues: lines.advance(past: line)
      case .endsAfter:
        lines.advance(past: line)
        break scan
      case .endsBefore: break scan
      }
    }
    let header = scanner.finish()
    list.add(scanner.diagnostics)
    return (header, end ?? lines.position, stop)
  }

  /// Seen in the wild: a blank line between a boundary and the header of its part.
  private mutating func skipBlankLineBeforeFields() {
    guard !boundaries.isEmpty, let line = lines.peek(), line.isEmpty, let next = lines.line(at: line.next)
    else {
      return
    }
    let text = bytes[next.start..<next.end]
    guard text.hasCaselessPrefix("content-type:") || text.hasCaselessPrefix("content-transfer-encoding:")
    else {
      return
    }
    lines.advance(past: line)
  }

  /// Goes behind the next boundary line of an open multipart. `end` leaves out the line break before it,
  /// which belongs to the boundary (RFC 2046 §5.1.1).
  private mutating func skipToBoundary() -> (end: Int, stop: Stop) {
    let start = lines.position
    guard !boundaries.isEmpty else {
      lines.skipToEnd()
      return (lines.end, .end)
    }
    var previousLineEnd = start
    while let (line, previousEnd) = lines.nextDashedLine(after: previousLineEnd) {
      lines.advance(past: line)
      if let found = boundary(line) { return (previousEnd, found) }
      previousLineEnd = line.end
    }
    lines.skipToEnd()
    return (lines.end, .end)
  }

  private func boundary(_ line: LineCursor.Line) -> Stop? {
    guard line.end - line.start > 2, bytes[line.start] == 0x2D, bytes[line.start + 1] == 0x2D else {
      return nil
    }
    guard !boundaries.isEmpty else { return nil }
    var end = line.end
    while end > line.start + 2, bytes[end - 1].isBlank { end -= 1 }
    let text = bytes[(line.start + 2)..<end]
    guard text.count <= longestBoundary + 2 else { return nil }
    if let level = boundaries[text] { return .delimiter(level: level) }
    guard text.count > 2, bytes[end - 1] == 0x2D, bytes[end - 2] == 0x2D else { return nil }
    return boundaries[text.dropLast(2)].map { .close(level: $0) }
  }

  private mutating func report(_ code: String, _ message: String, at offset: Int) {
    guard list.diagnostics.last?.code != code else { return }
    list.warn(code, message, at: offset)
  }
}
