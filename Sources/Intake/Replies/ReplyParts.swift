import MailFormat

/// Decides which lines of a mail are new, which are cited and which sign.
///
/// Marked lines are cited, and go, unless the words around them need them: what somebody cites without a mail
/// program's attribution and goes on below is chosen, and of an answer piece by piece the lines that are answered stay.
struct ReplyParts {
  private var lines: ReplyLines
  private var stretches: [ReplyStretch]
  private let end: Int
  private let reason: QuoteReason

  /// - Parameter isOpen: No mark on top of the mail ends it: for mails in which nothing stands above.
  init(_ lines: ReplyLines, isOpen: Bool = false) {
    let found = ReplyStretches(lines, isOpen: isOpen)
    self.lines = found.lines
    stretches = found.stretches
    end = found.end
    reason = found.reason
    partSignatures()
    showWords(isOpen: isOpen)
  }

  // MARK: Signatures

  /// The last words end with the signature; a telephone's line may also stand right above a quote.
  private mutating func partSignatures() {
    var parted: [ReplyStretch] = []
    var isLast = true
    for (index, stretch) in stretches.enumerated().reversed() {
      let isAboveQuote = index + 1 < stretches.count && stretches[index + 1].kind == .attribution
      guard stretch.kind == .words, isLast || isAboveQuote else {
        parted.append(stretch)
        continue
      }
      let isFirst = !stretches[..<index].contains(where: holdsWords)
      let start = SignatureBlock(lines, stretch.range, isFirst: isFirst).start
      var words = stretch
      words.range = stretch.range.lowerBound..<start
      if start < stretch.range.upperBound {
        parted.append(ReplyStretch(kind: .signature, range: start..<stretch.range.upperBound))
      }
      parted.append(words)
      if holdsWords(words) { isLast = false }
    }
    stretches = parted.reversed().filter { !$0.range.isEmpty }
  }

  private func holdsWords(_ stretch: ReplyStretch) -> Bool {
    stretch.kind == .words && stretch.range.contains { !lines[$0].isBlank }
  }

  // MARK: Citations

  private mutating func showWords(isOpen: Bool) {
    for index in stretches.indices where stretches[index].kind == .words { stretches[index].isVisible = true }
    guard let last = stretches.lastIndex(where: holdsWords) else { return isOpen ? showAll() : () }
    let above = citations(in: 0..<last)
    let isPiecewise = above.count + min(1, citations(in: last..<stretches.count).count) >= 2
    for citation in above where isPiecewise || !isIntroduced(citation) {
      for index in citation where stretches[index].kind == .cited {
        stretches[index].isVisible = true
        if !isPiecewise { lines.unmark(stretches[index].range) }
      }
    }
    showChosen(last + 1..<stretches.count)
  }

  /// A mail of nothing but cited lines, and no attribution: its writer set all of it apart.
  private mutating func showAll() {
    guard !stretches.contains(where: { $0.kind == .attribution }) else { return }
    for index in stretches.indices where stretches[index].kind == .cited {
      stretches[index].isVisible = true
      lines.unmark(stretches[index].range)
    }
  }

  /// Stretches of cited lines with nothing but attributions between them.
  private func citations(in range: Range<Int>) -> [Range<Int>] {
    let isInside = { (index: Int) in stretches[index].kind == .cited || stretches[index].kind == .attribution
    }
    return range.split { !isInside($0) }.filter { $0.contains { stretches[$0].kind == .cited } }
      .map { $0.startIndex..<$0.endIndex }
  }

  private func isIntroduced(_ citation: Range<Int>) -> Bool {
    citation.contains { stretches[$0].isIntroduced || stretches[$0].kind == .attribution }
      || hasAttributionInside(stretches[citation.lowerBound].range)
  }

  /// "> On …, Anna Rey wrote:" as first of the marked lines.
  private func hasAttributionInside(_ range: Range<Int>) -> Bool {
    let words = range.prefix(6).filter { !lines[$0].isBlank }.prefix(3).map { index in
      lines.words(index).drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    }
    return words.contains { words in
      words.last == UInt8(ascii: ":")
        && AttributionSentence(ReplyLines.key(words)).isAttribution(isAboveQuote: false)
    }
  }

  /// Below the last words: a citation that the words lead to, or that stands above the older mail's attribution.
  private mutating func showChosen(_ range: Range<Int>) {
    guard let first = range.first(where: { stretches[$0].kind == .cited }), !stretches[first].isIntroduced,
      !hasAttributionInside(stretches[first].range)
    else { return }
    let isAboveOlder =
      first + 1 < stretches.count ? stretches[first + 1].kind == .attribution : end < lines.count
    guard isAboveOlder || leadsOn(above: stretches[first].range.lowerBound) else {
      return
    }
    stretches[first].isVisible = true
    lines.unmark(stretches[first].range)
  }

  /// "We need:" above a list that the writer marks with `>`.
  private func leadsOn(above index: Int) -> Bool {
    let last = (max(0, index - 2)..<index).last { !lines[$0].isBlank }
    return last.map { lines[$0].place == .body && lines.words($0).last == UInt8(ascii: ":") } ?? false
  }

  // MARK: Text

  var text: ReplyText {
    let all = stretches.filter(\.isVisible).flatMap { Array($0.range) }
    let shown = withoutRuleAboveQuote(all)
    var isKept = [Bool](repeating: false, count: end)
    for index in shown { isKept[index] = true }
    let signing = stretches.filter { $0.kind == .signature }.flatMap { Array($0.range) }
    for index in signing { isKept[index] = true }
    let inPlace = stretches.filter { $0.kind == .signature && !isBelowQuote($0) }.flatMap { Array($0.range) }
    let quoted = lines.text((0..<end).filter { !isKept[$0] } + Array(end..<lines.count))
    let visible = lines.text(shown)
    return ReplyText(
      visible: visible, quoted: quoted, signature: lines.text(signing),
      reason: quoted.isEmpty ? .none : reason, shown: visible,
      shownWithSignature: inPlace.isEmpty ? visible : lines.text((all + inPlace).sorted()))
  }

  /// What a mail program puts below the quote, out of sight of the words.
  private func isBelowQuote(_ signature: ReplyStretch) -> Bool {
    let isOwn = signature.range.first { !lines[$0].isBlank }.map { index in
      lines[index].place == .signature || lines.words(index).elementsEqual("--".utf8)
    }
    guard isOwn == true, let words = stretches.lastIndex(where: holdsWords) else { return false }
    return stretches[words...].contains {
      $0.kind == .cited && !$0.isVisible && $0.range.upperBound <= signature.range.lowerBound
    }
  }

  /// A rule above a quote belongs to it.
  private func withoutRuleAboveQuote(_ all: [Int]) -> [Int] {
    var shown = all
    let isAboveQuote =
      end < lines.count || stretches.last.map { !$0.isVisible && $0.kind != .signature } ?? false
    while isAboveQuote, let last = shown.last, lines[last].isBlank || QuoteMark.isRule(lines.words(last)) {
      shown.removeLast()
    }
    return shown
  }
}
