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
    /// Its header is read when a mark asks for it; without one the text stands in a mail that is answered.
    let message: MailMessage?

    /// The mail answers another one (In-Reply-To, References).
    var isAnswer: Bool { message.map { !$0.references.ids.isEmpty } ?? true }

    /// Whether the address is an author's or a recipient's.
    /// - Parameter address: In lower case.
    func takesPart(_ address: String) -> Bool {
      guard let message else { return false }
      let people = message.from + message.to + message.cc
      return people.contains { $0.addrSpec.lowercased() == address }
    }
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
  private let sentences: IntroducingSentence.Reader

  init(_ text: String, _ context: Context) {
    lines = QuotedLines(text)
    self.context = context
    subject = SubjectMark.read(context.subject)
    sentences = .init(lines, isForward: subject?.mark == .forward)
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
    guard let sentence = sentences.match(at: index) else { return .nothing(index + 1) }
    guard subject?.mark == .forward, let block = sentence.block, let address = block.author?.address,
      !context.takesPart(address)
    else { return .answer }
    return .found(found(block, start: index, .attribution))
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
    switch separator.kind {
    case .end: return .nothing(below)
    case .forward: return forwarded(separator, at: index)
    case .likely, .original, .dashed:
      guard let block = block(below: separator, at: index), isWhole(block) else { return .nothing(below) }
      // "Message du …" stands above answers without any mark as well.
      guard separator.date == nil || subject?.mark == .forward else { return .answer }
      guard separator.kind == .likely else {
        return mark(block, at: index, below: separator.kind == .dashed ? below : index)
      }
      return .found(found(closed(block, separator), start: index, .separator))
    }
  }

  private func forwarded(_ separator: ForwardSeparator, at index: Int) -> Mark {
    let below = index + separator.length
    if let block = block(below: separator, at: index) {
      return .found(found(closed(block, separator), start: index, .separator))
    }
    guard lines[index].depth == 0 else { return .nothing(below) }
    // Yandex writes a sentence below its line.
    if let next = lines.words(from: below, within: 3), let block = sentences.match(at: next)?.block {
      return .found(found(block, start: index, .separator))
    }
    var bare = ForwardedHeader(start: below, depth: 0)
    bare.fields[.from] = separator.author
    return .found(found(bare, start: index, .separator))
  }

  private func block(below separator: ForwardSeparator, at index: Int) -> ForwardedHeader? {
    if separator.rest.contains(0x3A) {
      return GluedBlock.read(separator.rest, line: index, depth: lines[index].depth)
    }
    var start = lines.words(from: index + separator.length)
    if let rule = start, ForwardSeparator.isRule(lines[rule].content) { start = lines.words(from: rule + 1) }
    guard let start, var block = labelled(separator, at: start) else { return nil }
    if block.author == nil, let author = separator.author { block.fields[.from] = author }
    if block.fields[.date] == nil, let date = separator.date { block.fields[.date] = date }
    return block.isEnough ? block : nil
  }

  private func labelled(_ separator: ForwardSeparator, at start: Int) -> ForwardedHeader? {
    if let block = ForwardedHeaderReader.read(lines, at: start) { return block }
    if let block = ColonlessBlock.read(lines, at: start) { return block }
    return separator.kind == .forward ? UnlabelledAuthor.block(lines, at: start) : nil
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

  /// - Parameter top: Below it nothing but the header stands.
  private func mark(_ block: ForwardedHeader, at index: Int, below top: Int? = nil) -> Mark {
    switch subject?.mark {
    case .reply: return .answer
    case .forward: return .found(found(block, start: index, .markedSubject))
    case .either:
      let isFinnish = lines.isFinnish(at: index, before: block.end)
      return isFinnish ? .answer : .found(found(block, start: index, .markedSubject))
    case nil: return unmarked(block, at: index, below: top ?? index)
    }
  }

  private func unmarked(_ block: ForwardedHeader, at index: Int, below top: Int) -> Mark {
    guard !context.isAnswer, block.rawFields == 0, block.fields[.date] != nil else { return .answer }
    if !hasWords(before: top) { return .found(found(block, start: index, .blockOnTop)) }
    guard let address = block.author?.address, !context.takesPart(address) else { return .answer }
    return .found(found(block, start: index, .blockBelow))
  }

  private func hasWords(before index: Int) -> Bool {
    lines.lines[..<index].contains { !$0.isBlank && !ForwardSeparator.isRule($0.content) }
  }

  // MARK: The parts

  private func found(_ block: ForwardedHeader, start: Int, _ reason: ForwardReason) -> Found {
    let block = withWrappedSubject(block)
    let body = ForwardedBody(lines, start: start, block)
    let original = ForwardedMail.Original(
      from: block.author ?? NamedAddress(name: "", address: nil), date: block.date ?? "",
      subject: block.subject ?? subject?.rest ?? context.subject, text: body.text)
    let mail = ForwardedMail(
      form: .inline, comment: body.comment, originals: [original],
      confidence: Self.confidence(reason, block))
    return Found(mail: mail, reason: reason)
  }

  /// The original's subject may go on in the line below, where its words begin as well: the subject of this mail says
  /// which.
  private func withWrappedSubject(_ block: ForwardedHeader) -> ForwardedHeader {
    guard let rest = subject?.rest.foldedForSearch, let value = block.fields[.subject], !value.isEmpty,
      block.end > 0, block.end < lines.count, !lines[block.end].isBlank,
      lines[block.end].depth == block.depth
    else { return block }
    let joined = (value + [0x20] + lines[block.end].content)[...]
    guard joined.count <= 500, rest.hasSuffix(String(decoding: joined, as: UTF8.self).foldedForSearch) else {
      return block
    }
    var block = block
    block.fields[.subject] = joined
    block.end += 1
    return block
  }

  /// Whoever answers the author by themselves may do so from ``ForwardedMail/Confidence/high`` on.
  private static func confidence(
    _ reason: ForwardReason, _ block: ForwardedHeader
  ) -> ForwardedMail.Confidence {
    guard block.author?.address != nil else { return .low }
    switch reason {
    case .separator: return block.subject != nil || block.date != nil ? .high : .medium
    case .markedSubject, .attribution: return .medium
    default: return .low
    }
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
