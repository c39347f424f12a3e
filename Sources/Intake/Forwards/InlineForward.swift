import Basics
import MailFormat

/// Finds the mail that is forwarded inside a text: the first mark of another mail decides.
///
/// A line that speaks of forwarding decides by itself. Everything else may stand above an answered mail as well, then
/// the marks of the subject and the threading fields decide: when in doubt it is no forward, and the words stay
/// the writer's.
struct InlineForward {
  /// What is known about the mail around the text.
  struct Context {
    let subject: String
    /// The mail answers another one (In-Reply-To, References).
    let isAnswer: Bool
    /// Authors and recipients, in lower case.
    let participants: Set<String>
  }

  struct Found {
    let mail: ForwardedMail
    let reason: ForwardReason
  }

  enum Outcome {
    case forward(Found)
    /// The first mark stands above a mail that is answered.
    case answer
    case nothing

    var forward: Found? {
      if case .forward(let found) = self { found } else { nil }
    }
  }

  private let lines: QuotedLines
  private let context: Context
  private let subject: (mark: SubjectMark, rest: String)?

  init(_ text: String, _ context: Context) {
    lines = QuotedLines(text)
    self.context = context
    subject = SubjectMark.read(context.subject)
  }

  func find() -> Outcome {
    var quotedBefore = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      guard !line.isBlank else {
        index += 1
        continue
      }
      // Of a quotation only its first words can be the mark of a forwarded mail.
      let isInner = line.depth > 0 && quotedBefore
      quotedBefore = line.depth > 0
      if !isInner {
        switch mark(at: index) {
        case .found(let found): return .forward(found)
        case .answer: return .answer
        case .nothing(let next): index = next - 1
        }
      }
      index += 1
    }
    return .nothing
  }

  private enum Mark {
    case found(Found), answer
    /// Go on at this line.
    case nothing(Int)
  }

  private func mark(at index: Int) -> Mark {
    if let separator = ForwardSeparator.match(lines, at: index) { return mark(separator, at: index) }
    if let block = block(at: index) {
      return isWhole(block) ? mark(block, at: index) : .nothing(max(index + 1, block.end))
    }
    guard lines[index].depth == 0, let length = attribution(at: index) else { return .nothing(index + 1) }
    return subject?.mark == .forward ? attributed(at: index, length) : .answer
  }

  /// The subject says that another mail follows: then an author and one more field are enough.
  private func isWhole(_ block: ForwardedHeader) -> Bool {
    block.isWhole || (subject?.mark == .forward && block.isAuthored)
  }

  private func block(at index: Int) -> ForwardedHeader? {
    guard let line = LabelledLine.read(lines[index].content) else { return nil }
    // Other words before the field names are the raw header of a mail.
    guard line.label != .other || line.value.contains(0x40) || !line.value.isEmpty else { return nil }
    return ForwardedHeaderReader.read(lines, at: index)
  }

  // MARK: Separators

  private func mark(_ separator: ForwardSeparator, at index: Int) -> Mark {
    let below = index + separator.length
    guard separator.kind != .end else { return .nothing(below) }
    guard let block = block(below: separator, at: index) else {
      guard separator.kind == .forward, lines[index].depth == 0 else { return .nothing(below) }
      var bare = ForwardedHeader(start: below, depth: 0)
      bare.fields[.from] = separator.author
      return .found(found(bare, start: index, .separator))
    }
    guard separator.kind == .forward else { return isWhole(block) ? mark(block, at: index) : .nothing(below) }
    return .found(found(closed(block, separator), start: index, .separator))
  }

  private func block(below separator: ForwardSeparator, at index: Int) -> ForwardedHeader? {
    if separator.rest.contains(0x3A) {
      return GluedBlock.read(separator.rest, line: index, depth: lines[index].depth)
    }
    var start = lines.words(from: index + separator.length)
    if let rule = start, ForwardSeparator.isRule(lines[rule].content) { start = lines.words(from: rule + 1) }
    guard let start, var block = ForwardedHeaderReader.read(lines, at: start) else { return nil }
    if block.author == nil, let author = separator.author { block.fields[.from] = author }
    return block.isEnough ? block : nil
  }

  /// Zoho writes the separator below the header once more.
  private func closed(_ block: ForwardedHeader, _ separator: ForwardSeparator) -> ForwardedHeader {
    guard let next = lines.words(from: block.end, within: 3),
      let again = ForwardSeparator.match(lines, at: next), again.kind == .forward,
      lines.words(from: next + again.length, within: 3).map({ LabelledLine.read(lines[$0].content) == nil })
        ?? true
    else { return block }
    var block = block
    block.end = next + again.length
    return block
  }

  // MARK: Blocks

  private func mark(_ block: ForwardedHeader, at index: Int) -> Mark {
    switch subject?.mark {
    case .reply: return .answer
    case .forward: return .found(found(block, start: index, .markedSubject))
    case .either:
      let isFinnish = lines.isFinnish(at: index, before: block.end)
      return isFinnish ? .answer : .found(found(block, start: index, .markedSubject))
    case nil: return unmarked(block, at: index)
    }
  }

  private func unmarked(_ block: ForwardedHeader, at index: Int) -> Mark {
    guard !context.isAnswer, block.rawFields == 0, block.fields[.date] != nil else { return .answer }
    if !hasWords(before: index) { return .found(found(block, start: index, .blockOnTop)) }
    guard let address = block.author?.address, !context.participants.contains(address) else { return .answer }
    return .found(found(block, start: index, .blockBelow))
  }

  private func hasWords(before index: Int) -> Bool {
    lines.lines[..<index].contains { !$0.isBlank && !ForwardSeparator.isRule($0.content) }
  }

  // MARK: Attributions

  /// The number of lines of a sentence that introduces another mail.
  private func attribution(at index: Int) -> Int? {
    let near = lines.lines[index..<min(lines.count, index + 8)]
    guard near.prefix(4).contains(where: { $0.content.last == 0x3A && $0.raw.count < 600 }) else {
      return nil
    }
    let text = near.map { $0.raw.prefix(600) }.joined(separator: [0x0A])
    let window = ReplyLines(String(decoding: Array(text), as: UTF8.self), signer: Signer(nil))
    if subject?.mark == .forward, isDatedAddress(lines[index].content) { return 1 }
    let last = (0..<min(4, near.count)).first { offset in
      guard let found = Attribution.ending(at: offset, in: window) else { return false }
      return found.start == 0 && found.place == nil
    }
    return last.map { $0 + 1 }
  }

  /// The subject says that another mail follows: then an address, a date and a colon are enough in any language.
  private func isDatedAddress(_ content: ArraySlice<UInt8>) -> Bool {
    content.last == 0x3A && content.count <= 300 && content.contains(0x40)
      && content.lazy.filter(\.isDigit).prefix(4).count == 4
  }

  private func attributed(at index: Int, _ length: Int) -> Mark {
    let sentence = AttributedAuthor(
      Array(lines.lines[index..<index + length].map(\.content).joined(separator: [0x20])))
    guard let address = sentence.author.address, !context.participants.contains(address) else {
      return .answer
    }
    let below = lines.words(from: index + length)
    var block = ForwardedHeader(start: index + length, depth: below.map { lines[$0].depth } ?? 0)
    block.fields[.from] = sentence.authorBytes[...]
    block.fields[.date] = sentence.date[...]
    return .found(found(block, start: index, .attribution))
  }

  // MARK: The parts

  private func found(_ block: ForwardedHeader, start: Int, _ reason: ForwardReason) -> Found {
    let (text, below) = body(block)
    let above = lines.text(comment(before: start))
    let comment = [above, below].filter { !$0.isEmpty }.joined(separator: "\n\n")
    let original = ForwardedMail.Original(
      from: block.author ?? NamedAddress(name: "", address: nil), date: block.date ?? "",
      subject: block.subject ?? subject?.rest ?? context.subject, text: text)
    let mail = ForwardedMail(
      form: .inline, comment: comment, originals: [original], confidence: Self.confidence(reason, original))
    return Found(mail: mail, reason: reason)
  }

  private static func confidence(
    _ reason: ForwardReason, _ original: ForwardedMail.Original
  ) -> ForwardedMail.Confidence {
    guard original.from.address != nil else { return .low }
    switch reason {
    case .separator: return .high
    case .markedSubject: return .high
    case .attribution: return .medium
    default: return .low
    }
  }

  /// Without the rule that some programs draw above the original.
  private func comment(before start: Int) -> Range<Int> {
    var end = start
    while end > 0, lines[end - 1].isBlank || ForwardSeparator.isRule(lines[end - 1].content) { end -= 1 }
    return 0..<end
  }

  /// The original's words, and those of the forwarder below them.
  private func body(_ block: ForwardedHeader) -> (text: String, below: String) {
    let start = min(block.end, lines.count)
    var depth = block.depth
    var end = endOfBody(from: start, depth: depth)
    if depth > 0, lines.words(from: start, within: end - start) == nil {
      // Only the header is quoted.
      depth = 0
      end = endOfBody(from: start, depth: depth)
    }
    // Missive quotes the words but not the header.
    let isQuoted = lines.lines[start..<end].allSatisfy { $0.isBlank || $0.depth > depth }
    var below = end
    if below < lines.count, ForwardSeparator.isEnd(lines, at: below) { below += 1 }
    let text = lines.text(start..<end, without: isQuoted ? depth + 1 : depth)
    return (text, lines.text(below..<lines.count))
  }

  private func endOfBody(from start: Int, depth: Int) -> Int {
    var end = start
    for index in start..<lines.count {
      let line = lines[index]
      if line.isBlank, depth > 0 { continue }
      // The rest of a line that was wrapped after the marks were set stands between two that have them.
      let isRest = end == index && index > start && index + 1 < lines.count && lines[index + 1].depth >= depth
      guard line.depth >= depth || isRest else { return end }
      if line.depth == depth, ForwardSeparator.isEnd(lines, at: index) { return index }
      end = index + 1
    }
    return end
  }
}

extension QuotedLines {
  /// Whether the author's label of these lines is Finnish, where `VS:` marks an answer.
  fileprivate func isFinnish(at start: Int, before end: Int) -> Bool {
    lines[start..<max(start, min(end, count))].contains {
      String(decoding: $0.content.prefix(40), as: UTF8.self).foldedForSearch.hasPrefix("lahettaja")
    }
  }
}
