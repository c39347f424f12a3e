import Basics

/// Amounts as people write them → ``Money``: `12k`, `CHF 12'000.–`, `12 000 €`, `12 mille`.
///
/// A bare figure is no amount, unless "budget" or the like stands before it.
struct AmountGrammar: Sendable {
  let currency: Currency

  /// The amount that starts at the word `start`, and how many words it takes.
  func match(_ words: [NoteWord], at start: Int) -> (money: Money, count: Int)? {
    guard !isEndOfRange(words, start) else { return nil }
    let isAnnounced = isAnnounced(words, before: start)
    for count in stride(from: min(5, words.count - start), through: 1, by: -1) {
      let part = words[start..<start + count]
      guard !part.contains(where: \.isUsed), isOneFigure(part) else { continue }
      let compact = part.map { $0.text.unicodeScalars.map { $0 == "’" ? "'" : String($0) }.joined() }.joined()
      if let money = read(compact.foldedForSearch, isAnnounced: isAnnounced) { return (money, count) }
    }
    return nil
  }

  /// Figures parted by blanks are one figure only in groups of three: `12 000`, but not `021 55`.
  private func isOneFigure(_ part: ArraySlice<NoteWord>) -> Bool {
    zip(part, part.dropFirst()).allSatisfy { left, right in
      guard let last = left.text.utf8.last, let first = right.text.utf8.first else { return false }
      guard isDigit(last), isDigit(first) else { return true }
      return right.text.utf8.prefix { isDigit($0) }.count == 3
    }
  }

  /// "10 à 15k", "entre 10 et 15k": two figures are no amount.
  private func isEndOfRange(_ words: [NoteWord], _ start: Int) -> Bool {
    if words[..<start].contains(where: { ["entre", "zwischen", "between", "tra"].contains($0.key) }) {
      return true
    }
    let links = ["a", "et", "bis", "und", "to", "and", "e", "ou", "-", "–"]
    var before = words[..<start]
    if let last = before.last, links.contains(last.key) { before.removeLast() }
    guard let figure = before.last, !figure.isUsed, let end = figure.key.utf8.last else { return false }
    return isDigit(end)
  }

  private func isAnnounced(_ words: [NoteWord], before start: Int) -> Bool {
    words[..<start].suffix(3).contains { Self.announcements.contains($0.key) }
  }

  private func read(_ text: String, isAnnounced: Bool) -> Money? {
    var rest = text[...]
    var found = takeCurrency(&rest)
    guard let figure = takeFigure(&rest) else { return nil }
    _ = take(&rest, Self.endings)
    let factor = takeFactor(&rest)
    if factor != nil { _ = take(&rest, ["."]) }
    found = takeCurrency(&rest) ?? found
    _ = take(&rest, Self.endings)
    rest = rest.drop { ".,;:!?".contains($0) }
    // "budget 10" is short for something else.
    let isBare = isAnnounced && figure.mantissa >= 100
    guard rest.isEmpty, found != nil || factor != nil || isBare else { return nil }
    return money(figure, factor: factor ?? 1, found ?? currency)
  }

  private func money(_ figure: Figure, factor: Int64, _ currency: Currency) -> Money? {
    var units = figure.mantissa
    var scale = figure.decimals - currency.minorDigits
    let (scaled, over) = units.multipliedReportingOverflow(by: factor)
    guard !over else { return nil }
    units = scaled
    while scale < 0 {
      let (tenfold, over) = units.multipliedReportingOverflow(by: 10)
      guard !over else { return nil }
      units = tenfold
      scale += 1
    }
    while scale > 0 {
      guard units % 10 == 0 else { return nil }
      units /= 10
      scale -= 1
    }
    return units > 0 ? Money(minorUnits: units, currency) : nil
  }

  private struct Figure {
    let mantissa: Int64
    let decimals: Int
  }

  /// Digits with their separators. Of `.` and `,` the last is the decimal sign, unless three digits follow it
  /// and only it (`12.000`).
  private func takeFigure(_ rest: inout Substring) -> Figure? {
    let taken = rest.utf8.prefix { isDigit($0) || "'.,".utf8.contains($0) }
    var body = Substring(taken)
    while let last = body.utf8.last, !isDigit(last) { body.removeLast() }
    guard let first = body.utf8.first, isDigit(first), body.utf8.count <= 16 else { return nil }
    rest = rest[body.endIndex...]
    let sign = body.utf8.last { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    let pieces = body.utf8.split { !isDigit($0) }
    let tail = pieces.last?.count ?? 0
    let kinds = Set(body.utf8.filter { !isDigit($0) })
    let isDecimal = sign != nil && (tail != 3 || (kinds.count > 1 && body.utf8.contains(UInt8(ascii: "."))))
    // "12.345.6": one sign can't part groups and decimals alike.
    guard !isDecimal || pieces.count <= 2 || kinds.count > 1 else { return nil }
    guard groupsHold(pieces.map(\.count), isDecimal: isDecimal) else { return nil }
    guard let mantissa = Int64(String(decoding: pieces.joined(), as: UTF8.self)) else { return nil }
    return Figure(mantissa: mantissa, decimals: isDecimal ? tail : 0)
  }

  /// All groups but the first, and but the decimals, have three digits.
  private func groupsHold(_ counts: [Int], isDecimal: Bool) -> Bool {
    let whole = isDecimal ? counts.dropLast() : counts[...]
    return whole.dropFirst().allSatisfy { $0 == 3 } && (whole.count == 1 || (whole.first ?? 0) <= 3)
  }

  private func takeCurrency(_ rest: inout Substring) -> Currency? {
    for (word, code) in Self.currencies where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      return Currency(code: code)
    }
    return nil
  }

  private func takeFactor(_ rest: inout Substring) -> Int64? {
    for (word, factor) in Self.factors where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      return factor
    }
    return nil
  }

  private func take(_ rest: inout Substring, _ words: [String]) -> Bool {
    guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static let endings = [".–", ".-", ".—", ",–", ",-", "–", "—"]
  /// Longer words before those they begin with.
  private static let currencies = [
    ("chf", "CHF"), ("sfr.", "CHF"), ("sfr", "CHF"), ("francs", "CHF"), ("franken", "CHF"),
    ("franchi", "CHF"),
    ("frs.", "CHF"), ("frs", "CHF"), ("fr.", "CHF"), ("fr", "CHF"), ("euros", "EUR"), ("euro", "EUR"),
    ("eur", "EUR"), ("€", "EUR"), ("usd", "USD"), ("us$", "USD"), ("$", "USD"), ("gbp", "GBP"), ("£", "GBP"),
  ]
  private static let factors: [(String, Int64)] = [
    ("mille", 1000), ("tausend", 1000), ("tsd", 1000), ("mila", 1000), ("thousand", 1000),
    ("millionen", 1_000_000), ("millions", 1_000_000), ("million", 1_000_000), ("milioni", 1_000_000),
    ("mio", 1_000_000), ("mln", 1_000_000), ("k", 1000),
  ]
  private static let announcements: Set<String> = [
    "budget", "montant", "betrag", "importo", "amount", "kostendach",
  ]
}
