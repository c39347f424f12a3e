/// Where the signature below somebody's words begins.
///
/// `-- ` (RFC 3676, 4.3) anywhere. All else only near the end, with few lines below: a rule, a line that a telephone
/// adds, a closing formula with a name, a block of contact facts, the small print of firms and lists.
struct SignatureBlock {
  private let lines: ReplyLines
  private let range: Range<Int>
  /// The last lines that hold words.
  private let tail: [Int]
  /// Whether nothing else stands above in the mail.
  private let isFirst: Bool
  /// The last line that begins with "PS".
  private let postscript: Int?

  private static let reach = 60

  init(_ lines: ReplyLines, _ range: Range<Int>, isFirst: Bool) {
    self.lines = lines
    self.range = range
    var tail: [Int] = []
    for index in range.reversed() where !lines[index].isBlank {
      guard tail.count < Self.reach else { break }
      tail.append(index)
    }
    self.tail = tail.reversed()
    postscript = tail.first { Postscript.begins(lines.words($0)) }
    self.isFirst =
      isFirst && tail.last.map { last in range.lowerBound..<last }?.allSatisfy { lines[$0].isBlank } ?? true
  }

  /// Its first line; behind the last line when there is none.
  var start: Int {
    guard var start = delimiter ?? tail.indices.first(where: begins).map({ tail[$0] }) else {
      return range.upperBound
    }
    // A rule above a signature is part of it.
    while start > range.lowerBound, lines[start - 1].isBlank || QuoteMark.isRule(lines.words(start - 1)) {
      start -= 1
    }
    return start
  }

  private var delimiter: Int? {
    let places = range.lazy.filter { index in
      let line = lines[index]
      return line.words.count == 2 && line.words.lowerBound == line.all.lowerBound
        && lines.words(index).elementsEqual("--".utf8)
    }.prefix(2)
    guard let first = places.first, isBare(first) else { return places.first }
    let parts = isAnnounced(first) || (places.count > 1 && (goesOn(below: first) || isSigned(below: first)))
    return parts ? nil : first
  }

  /// "We have chosen:", and the list begins below the dashes; no formula, which may end in a colon too.
  private func isAnnounced(_ index: Int) -> Bool {
    guard let above = (range.lowerBound..<index).suffix(2).last(where: { !lines[$0].isBlank }) else {
      return false
    }
    let words = lines.words(above)
    return words.last == UInt8(ascii: ":") && !ClosingFormula.matches(words)
  }

  /// Whether somebody says goodbye further down, and not right below the dashes as the first line of a signature.
  private func isSigned(below index: Int) -> Bool {
    tail.filter { $0 > index }.dropFirst().contains { ClosingFormula.matches(lines.words($0)) }
  }

  /// Without the blank that RFC 3676 asks for; programs on the way cut it off, so that alone means little.
  private func isBare(_ index: Int) -> Bool { lines[index].all.count == 2 }

  /// A question or a long sentence below the first of several such lines: they part a person's list.
  private func goesOn(below index: Int) -> Bool {
    tail.contains { line in
      let words = lines.words(line)
      return line > index && (isProse(line) || words.last == UInt8(ascii: "?")) && !SmallPrint.matches(words)
        && !SmallPrint.lists.stand(in: words)
    }
  }

  private func begins(_ position: Int) -> Bool {
    let words = lines.words(tail[position])
    let below = tail.count - 1 - position
    if QuoteMark.isRule(words) { return isSignature(belowRule: position, words.count) }
    if words.elementsEqual("__".utf8), position + 1 < tail.count {
      return SmallPrint.lists.stand(in: lines.words(tail[position + 1]))
    }
    if below <= 4, DeviceLine.matches(words) || isNameAboveDevice(position) { return true }
    if position > 0 || !isFirst, !hasPostscript(below: position) {
      if (1...10).contains(below), isClosing(position) { return true }
      if (1...14).contains(below), isContactBlock(position) { return true }
      if below == 0, isDashedName(position) { return true }
      if below <= 3, isSignedLine(position) { return true }
    }
    return isParagraph(position) && isSmallPrint(position)
  }

  /// "PS: the key is under the mat" is no part of a signature.
  private func hasPostscript(below position: Int) -> Bool {
    postscript.map { $0 > tail[position] } ?? false
  }

  // MARK: Rules

  private func isSignature(belowRule position: Int, _ length: Int) -> Bool {
    let below = tail[(position + 1)...]
    guard let first = below.first else { return false }
    let isUnderscored = length >= 5 && lines.words(tail[position]).first == UInt8(ascii: "_")
    if isUnderscored, below.count <= 8 { return true }
    if below.count <= 4, below.allSatisfy({ lines.words($0).count <= 60 && !endsSentence($0) }) {
      return true
    }
    let facts = below.filter { ContactFacts.stand(in: lines.words($0)) }.count
    if below.count <= 16, facts >= 2, !below.contains(where: isProse) { return true }
    if ClosingFormula.matches(lines.words(first)) || DeviceLine.matches(lines.words(first)) { return true }
    return below.prefix(4).contains { SmallPrint.lists.stand(in: lines.words($0)) }
      || isSmallPrint(position + 1)
  }

  /// A long line that ends like a sentence.
  private func isProse(_ index: Int) -> Bool { lines.words(index).count > 90 && endsSentence(index) }

  private func endsSentence(_ index: Int) -> Bool {
    guard let last = lines.words(index).last else { return false }
    return ".!?:,".utf8.contains(last)
  }

  // MARK: Names

  private func isClosing(_ position: Int) -> Bool {
    guard ClosingFormula.matches(lines.words(tail[position])) else { return false }
    // A formula that nobody's name follows is the writer's last word.
    let next = lines.words(tail[position + 1])
    return !DeviceLine.matches(next) && !QuoteMark.isRule(next) && !isSmallPrint(position + 1)
  }

  private func isNameAboveDevice(_ position: Int) -> Bool {
    guard position + 1 < tail.count, position > 0, isParagraph(position) else { return false }
    let words = lines.words(tail[position])
    let name = words.drop { $0 == UInt8(ascii: "-") }.trimming(" .,")
    // Above a blank line only a name with dashes: "-Anna".
    let isNear = tail[position + 1] - tail[position] <= (name.startIndex > words.startIndex ? 2 : 1)
    return isNear && DeviceLine.matches(lines.words(tail[position + 1])) && ContactFacts.isName(name)
  }

  /// A name, and below it short lines with two facts at least; with one where it is the sender's.
  private func isContactBlock(_ position: Int) -> Bool {
    // Gmail's plain text puts stars around what is bold.
    let name = Self.withoutProcuration(lines.words(tail[position]).trimming("*_"))
    guard isParagraph(position), ContactFacts.isName(name) else { return false }
    let below = tail[(position + 1)...]
    guard below.allSatisfy({ lines.words($0).count <= 100 }), !below.contains(where: isSentence),
      !below.contains(where: { ClosingFormula.matches(lines.words($0)) })
    else { return false }
    let facts = below.filter { ContactFacts.stand(in: lines.words($0)) }.count
    let isList = position > 0 && lines.words(tail[position - 1]).last == UInt8(ascii: ":")
    // The sender's own name needs less proof.
    return !isList && (facts >= 2 || (facts == 1 && lines.signer.isNamed(lines.words(tail[position]))))
  }

  /// "i.A. Anna Rey", "i. V. Anna Rey", "ppa. Anna Rey"
  private static func withoutProcuration(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = words.first, first == UInt8(ascii: "i") || first == UInt8(ascii: "p") else {
      return words
    }
    let marks = ["i.A.", "i.V.", "i. A.", "i. V.", "ppa.", "p.p.", "p.o.", "p. o."]
    let mark = marks.first { words.starts(with: $0.utf8) }
    return words.dropFirst(mark?.utf8.count ?? 0).drop { $0 == 0x20 }
  }

  /// "Anna Rey · Responsable achats · 021 555 01 23": the sender's name, a mark, and a fact on one line.
  private func isSignedLine(_ position: Int) -> Bool {
    let words = lines.words(tail[position])
    guard isParagraph(position), words.count <= 200, ContactFacts.stand(in: words.suffix(120)),
      !tail[position...].contains(where: isSentence)
    else { return false }
    return lines.signer.isNamed(words, before: "|,-/()<")
  }

  private func isSentence(_ index: Int) -> Bool {
    let words = lines.words(index)
    guard let last = words.last else { return false }
    return last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
      || (last == UInt8(ascii: ".") && words.split(separator: 0x20).count > 5)
  }

  /// `--Anna` as the last line.
  private func isDashedName(_ position: Int) -> Bool {
    let words = lines.words(tail[position])
    let dashes = words.prefix { $0 == UInt8(ascii: "-") }.count
    guard (2...3).contains(dashes), isParagraph(position) else { return false }
    let name = words.dropFirst(dashes).drop { $0 == 0x20 }
    let isAlone = position == 0 || lines.words(tail[position - 1]).first != UInt8(ascii: "-")
    return isAlone && name.split(separator: 0x20).count <= 3 && ContactFacts.isName(name)
  }

  // MARK: Paragraphs

  private func isParagraph(_ position: Int) -> Bool {
    tail[position] == range.lowerBound || lines[tail[position] - 1].isBlank
  }

  /// The small print of a firm, a provider or a virus scanner, from here to the next blank line.
  private func isSmallPrint(_ position: Int) -> Bool {
    guard position < tail.count, position > 0 || !isFirst else { return false }
    var end = position + 1
    while end < tail.count, tail[end] == tail[end - 1] + 1 { end += 1 }
    let bytes = lines[tail[position]].words.lowerBound..<lines[tail[end - 1]].words.upperBound
    return SmallPrint.matches(lines.bytes[bytes].prefix(4000))
  }
}
