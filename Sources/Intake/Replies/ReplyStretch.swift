import MailFormat

/// Lines of one kind in a row, blank lines below them included.
struct ReplyStretch: Hashable, Sendable {
  enum Kind {
    case words, cited, attribution, signature
    /// Written by the recipient's own mail server.
    case banner
  }
  let kind: Kind
  var range: Range<Int>
  /// Cited by a mail program: an attribution stands above, or the HTML says so.
  var isIntroduced = false
  var isVisible = false
}

/// Finds the stretches of a text, from the top down to where the older mail begins for good.
///
/// A separator, a block of labels or an attribution without marked lines below is such a place.
struct ReplyStretches {
  private(set) var lines: ReplyLines
  private(set) var stretches: [ReplyStretch] = []
  /// Everything from this line on is the older mail.
  private(set) var end: Int
  private(set) var reason = QuoteReason.none
  private var wasSplit = false

  /// Whether a mark above all words is to be passed over.
  private var isOpen: Bool

  init(_ lines: ReplyLines, isOpen: Bool) {
    self.lines = lines
    self.isOpen = isOpen
    end = lines.count
    var index = 0
    while index < end { index = take(index) }
  }

  /// - Returns: The index of the next line.
  private mutating func take(_ index: Int) -> Int {
    let line = lines[index]
    if line.isBlank {
      extend(index)
    } else if stretches.isEmpty, !isOpen, let next = ServerBanner.end(from: index, in: lines) {
      for place in index..<next { add(.banner, place) }
      return next
    } else if line.place == .signature {
      add(.signature, index)
    } else if line.isMarked {
      return takeMarked(index)
    } else if line.place == .body || isBareBlock(index), let mark = QuoteMark.reason(at: index, in: lines) {
      return isOpen ? pass(index) : finish(at: index, mark)
    } else if let attribution = Attribution.ending(at: index, in: lines) {
      return take(attribution, upTo: index)
    } else if line.place == .quote ? !isAnswer(index) : isWrapped(index) {
      cite(index)
    } else {
      isOpen = false
      add(.words, index)
    }
    return index + 1
  }

  /// Whether unmarked words in an element for quotes are an answer: they stand below or between the marked lines to
  /// which the attribution led (Gmail and Proton leave them there).
  private func isAnswer(_ index: Int) -> Bool {
    guard let last = stretches.last else { return false }
    if last.kind == .words { return lines[last.range.lowerBound].place == .quote }
    let above = last.range.suffix(4).last { !lines[$0].isBlank }
    return last.kind == .cited && lines[last.range.lowerBound].isMarked
      && above.map { lines[$0].isMarked } ?? false && isBelowAttributionOrAnswer(stretches.dropLast().last)
  }

  private func isBelowAttributionOrAnswer(_ stretch: ReplyStretch?) -> Bool {
    guard let stretch else { return false }
    return stretch.kind == .attribution
      || (stretch.kind == .words && lines[stretch.range.lowerBound].place == .quote)
  }

  private mutating func takeMarked(_ index: Int) -> Int {
    // GroupWise: ">>> Anna Rey 24.11.2026 10:12 >>>", and no marks below.
    if QuoteMark.isGroupWise(lines.words(index)) { return finish(at: index, .attribution) }
    if isBracketEnd(index), let attribution = Attribution.ending(at: index, in: lines) {
      return take(attribution, upTo: index)
    }
    cite(index)
    return index + 1
  }

  /// `>:` below `… <anna@rey.example`: the address was wrapped.
  private func isBracketEnd(_ index: Int) -> Bool {
    guard index > 0, !lines[index - 1].isMarked, lines.words(index).count <= 40,
      lines.words(index).last == UInt8(ascii: ":")
    else { return false }
    let above = lines.words(index - 1).suffix(120)
    return above.last { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") } == UInt8(ascii: "<")
  }

  /// Whether the element for quotes holds a block of labels alone, and the older mail stands below it (Outlook for Mac).
  private func isBareBlock(_ index: Int) -> Bool {
    guard HeaderBlock.hasLabel(lines.words(index)) else { return false }
    let below = (index..<min(index + 10, lines.count)).first {
      !lines[$0].isBlank && lines[$0].place != .quote
    }
    return below.map { lines[$0].place == .body } ?? false
  }

  /// Shows the block of labels on top of a mail.
  private mutating func pass(_ index: Int) -> Int {
    isOpen = false
    var next = index
    while next < lines.count, next < index + 12, !lines[next].isBlank { next += 1 }
    if let below = lines.lineWithWords(after: next - 1), HeaderBlock.hasLabel(lines.words(below)) {
      next = below
      while next < lines.count, next < index + 24, !lines[next].isBlank { next += 1 }
    }
    for line in index..<next { add(.words, line) }
    return next
  }

  private mutating func take(_ attribution: Attribution, upTo last: Int) -> Int {
    var start = attribution.start
    var next = last + 1
    if let place = attribution.place {
      guard !wasSplit else {
        add(.words, last)
        return next
      }
      wasSplit = true
      takeBack(to: start)
      lines.split(start, at: place)
      add(.words, start)
      start += 1
      next += 1
      end += 1
    }
    guard isOpen || lines[start].place == .quote || lines.isAboveQuote(next - 1) else {
      return finish(at: start, .attribution)
    }
    if reason == .none { reason = lines[start].place == .quote ? .htmlContainer : .attribution }
    takeBack(to: start)
    for line in start..<next { add(.attribution, line) }
    return next
  }

  private mutating func cite(_ index: Int) {
    let isPlaced = lines[index].place == .quote
    if reason == .none { reason = isPlaced ? .htmlContainer : .quoteMarks }
    let isBelow = stretches.last?.kind == .attribution
    add(.cited, index)
    if isPlaced || isBelow { stretches[stretches.count - 1].isIntroduced = true }
  }

  private mutating func finish(at index: Int, _ mark: QuoteReason) -> Int {
    if reason == .none { reason = mark }
    takeBack(to: index)
    end = index
    return index
  }

  private mutating func add(_ kind: ReplyStretch.Kind, _ index: Int) {
    if stretches.last?.kind == kind {
      extend(index)
    } else {
      stretches.append(ReplyStretch(kind: kind, range: index..<index + 1))
    }
  }

  private mutating func extend(_ index: Int) {
    guard let last = stretches.indices.last else { return }
    stretches[last].range = stretches[last].range.lowerBound..<index + 1
  }

  /// The lines from `index` on turned out to be something else.
  private mutating func takeBack(to index: Int) {
    while let last = stretches.last, last.range.upperBound > index {
      guard last.range.lowerBound < index else {
        stretches.removeLast()
        continue
      }
      stretches[stretches.count - 1].range = last.range.lowerBound..<index
    }
  }

  // MARK: Wrapped lines

  /// Whether a cited line goes on here: some programs wrap what is too long and forget the mark.
  private func isWrapped(_ index: Int) -> Bool {
    guard index > 0, index + 1 < lines.count, lines[index - 1].isMarked, lines[index + 1].isMarked else {
      return false
    }
    let words = lines.words(index)
    let above = lines.words(index - 1)
    if above.count >= 60, let first = words.first, (97...122).contains(first) { return true }
    return Self.opensLink(words.prefix(8)) || Self.opensLink(above.suffix(400))
  }

  /// A bracket with a link in it, which does not end on the line: `(http://…`
  private static func opensLink(_ words: ArraySlice<UInt8>) -> Bool {
    guard let open = words.dropFirst().lastIndex(where: { $0 == 0x28 || $0 == 0x3C }) ?? words.indices.first
    else {
      return false
    }
    let link = words[open...].dropFirst()
    return link.starts(with: "http".utf8) && !link.contains { $0 == 0x29 || $0 == 0x3E }
  }
}
