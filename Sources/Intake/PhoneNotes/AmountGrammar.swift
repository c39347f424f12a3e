import Basics

/// Amounts as people write them → ``Money``: `12k`, `CHF 12'000.–`, `12 000 €`, `12 mille`, `entre 5 et 10 k€`.
///
/// A bare figure is no amount, unless "budget" or the like stands beside it; a price per hour or square metre is
/// no budget.
struct AmountGrammar: Sendable {
  let currency: Currency

  struct Match: Sendable {
    let money: Money
    /// The upper end of a range, ``money`` is the lower one then.
    let upTo: Money?
    /// How many words it takes.
    let count: Int
  }

  private static let longest = 9
  private static let longestText = 60

  /// The amount that starts at the word `start`.
  func match(_ words: [NoteWord], at start: Int) -> Match? {
    guard mayStart(words, start), !isEndOfRange(words, start) else { return nil }
    for count in stride(from: min(Self.longest, words.count - start), through: 1, by: -1) {
      guard let found = match(words, start, count) else { continue }
      return isUnitPrice(words, after: start + count) ? nil : found
    }
    return nil
  }

  private func match(_ words: [NoteWord], _ start: Int, _ count: Int) -> Match? {
    let part = words[start..<start + count]
    guard !part.contains(where: \.isUsed) else { return nil }
    guard part.reduce(0, { $0 + $1.text.utf8.count + 1 }) <= Self.longestText else { return nil }
    let straight = part.map {
      $0.text.unicodeScalars.map { $0 == "’" || $0 == "‘" || $0 == "`" ? "'" : String($0) }.joined()
    }
    let text = straight.joined(separator: " ").foldedForSearch
    guard let (first, second) = AmountText(text).read() else { return nil }
    let isAnnounced =
      isAnnounced(words, around: start..<start + count)
      || (!first.isBelow(1000) && isEstimate(words, around: start..<start + count))
    guard let second else {
      return money(first, isAnnounced: isAnnounced).map { Match(money: $0, upTo: nil, count: count) }
    }
    return range(first, second, isAnnounced: isAnnounced).map { Match(money: $0.0, upTo: $0.1, count: count) }
  }

  /// Most words can't begin an amount; they are not read twice.
  private func mayStart(_ words: [NoteWord], _ start: Int) -> Bool {
    let word = words[start]
    guard !word.isUsed, word.text.utf8.count <= 40 else { return false }
    return word.hasDigit || AmountWords.openers.contains(word.key) || AmountText.startsWithCurrency(word.key)
  }

  /// The figure after "10 à": half of a range that could not be read is no amount.
  private func isEndOfRange(_ words: [NoteWord], _ start: Int) -> Bool {
    var before = words[..<start]
    if let last = before.last, AmountWords.links.contains(last.key) { before.removeLast() }
    guard let figure = before.last, !figure.isUsed, let end = figure.key.utf8.last else { return false }
    return (48...57).contains(end)
  }

  private func isAnnounced(_ words: [NoteWord], around range: Range<Int>) -> Bool {
    words[..<range.lowerBound].suffix(3).contains { AmountWords.announcements.contains($0.key) }
      || words[range.upperBound...].prefix(2).contains { AmountWords.announcements.contains($0.key) }
  }

  /// "env. 15'000", "max 8000 HT", "15'000 TTC": nothing else stands behind.
  private func isEstimate(_ words: [NoteWord], around range: Range<Int>) -> Bool {
    let isAfter = range.lowerBound > 0 && AmountWords.estimates.contains(words[range.lowerBound - 1].key)
    let behind = words[range.upperBound...].prefix { !$0.isUsed }
    guard isAfter || !behind.isEmpty else { return false }
    return behind.allSatisfy { AmountWords.taxes.contains($0.key) || AmountWords.estimates.contains($0.key) }
  }

  /// "80 € par m2", "CHF 120 pro Stunde", "12 €/m2"
  private func isUnitPrice(_ words: [NoteWord], after end: Int) -> Bool {
    guard end < words.count else { return false }
    let next = words[end]
    if next.text.utf8.first == UInt8(ascii: "/") || AmountWords.rates.contains(next.key) { return true }
    guard AmountWords.perUnit.contains(next.key), end + 1 < words.count else { return false }
    return AmountWords.units.contains(words[end + 1].key)
  }

  /// The one that says more lends the other what it lacks: "entre 5 et 10 k€".
  private func range(_ first: AmountFigure, _ second: AmountFigure, isAnnounced: Bool) -> (Money, Money)? {
    var (lower, upper) = (first, second)
    if lower.factor == nil, let factor = upper.factor, lower.isBelow(upper) { lower.factor = factor }
    if lower.factor == nil, upper.factor == nil, upper.isThousands(isAnnounced: isAnnounced),
      lower.isThousands(of: upper)
    {
      lower.factor = 1000
    }
    lower.currency = lower.currency ?? upper.currency
    upper.currency = upper.currency ?? lower.currency
    if lower.hasEnding || upper.hasEnding { (lower.hasEnding, upper.hasEnding) = (true, true) }
    guard lower.currency == upper.currency else { return nil }
    let isMoney = isAnnounced || upper.factor != nil || upper.currency != nil || upper.hasEnding
    guard isMoney, let from = money(lower, isAnnounced: true), let to = money(upper, isAnnounced: true) else {
      return nil
    }
    return from.minorUnits < to.minorUnits ? (from, to) : nil
  }

  private func money(_ figure: AmountFigure, isAnnounced: Bool) -> Money? {
    // "budget 10" is short for something else, "budget 2027" is a year.
    let isBare = isAnnounced && !figure.isBelow(100) && !figure.looksLikeYear
    guard figure.currency != nil || figure.factor != nil || figure.hasEnding || isBare else { return nil }
    return figure.money(default: currency)
  }
}
