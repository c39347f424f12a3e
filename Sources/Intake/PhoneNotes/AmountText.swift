import Basics

/// Reads a folded text that is an amount or a range of amounts and nothing else.
struct AmountText {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  static func startsWithCurrency(_ key: String) -> Bool {
    guard let first = key.unicodeScalars.first else { return false }
    return AmountWords.signs.contains(first) || AmountWords.currencies.contains { key.hasPrefix($0.0) }
      || AmountWords.joined.contains { key.hasPrefix($0.0) }
  }

  func read() -> (AmountFigure, AmountFigure?)? {
    var text = self
    let isOpened = text.take(AmountWords.rangeOpeners)
    guard let first = text.takeFigure() else { return nil }
    guard !text.isAtEnd else { return isOpened ? nil : (first, nil) }
    guard text.takeLink(), let second = text.takeFigure(), text.isAtEnd else { return nil }
    return (first, second)
  }

  private var isAtEnd: Bool { rest.unicodeScalars.allSatisfy { ".,;:!? ".unicodeScalars.contains($0) } }

  /// Currency, figure, factor, currency in the order that people write them.
  private mutating func takeFigure() -> AmountFigure? {
    skipBlanks()
    _ = take(["~", "±", "+/-", "<", ">"])
    let before = takeJoined() ?? takeCurrency().map { ($0, nil) }
    skipBlanks()
    guard var figure = takeDigits() else { return nil }
    figure.hasEnding = take(AmountWords.endings)
    skipBlanks()
    takeUnit(of: &figure, before)
    return figure
  }

  private mutating func takeUnit(of figure: inout AmountFigure, _ before: (Currency?, Int64?)?) {
    figure.factor = before?.1
    if let joined = takeJoined() {
      (figure.currency, figure.factor) = joined
    } else if let factor = takeFactor() {
      figure.factor = factor
      // The dot of "Mio." may also end the sentence.
      _ = take(["."])
      skipBlanks()
      _ = take(["d'", "de ", "di ", "of "])
    }
    figure.currency = takeCurrency() ?? figure.currency ?? before?.0
    if take(AmountWords.endings) { figure.hasEnding = true }
  }

  private mutating func takeLink() -> Bool {
    skipBlanks()
    guard take(AmountWords.linksBetween) else { return false }
    skipBlanks()
    return true
  }

  /// Digits with their separators. Of `.` and `,` the last is the decimal sign, unless three digits follow it
  /// and only it (`12.000`); a blank parts groups of three.
  private mutating func takeDigits() -> AmountFigure? {
    let body = digitsWithSeparators()
    guard let first = body.utf8.first, Self.isDigit(first), body.utf8.count <= 20 else { return nil }
    rest = rest[body.endIndex...]
    let sign = body.utf8.last { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    let pieces = body.utf8.split { !Self.isDigit($0) }
    let tail = pieces.last?.count ?? 0
    let kinds = Set(body.utf8.filter { !Self.isDigit($0) })
    let isMillions =
      pieces.count == 2 && AmountWords.millions.contains { rest.drop { $0 == " " }.hasPrefix($0) }
    let hasOther = kinds.count > 1 && body.utf8.contains(UInt8(ascii: "."))
    let isDecimal = sign != nil && (tail != 3 || hasOther || isMillions)
    // "12.345.6": one sign can't part groups and decimals alike.
    guard !isDecimal || pieces.count <= 2 || kinds.count > 1 else { return nil }
    guard groupsHold(pieces.map(\.count), isDecimal: isDecimal) else { return nil }
    guard let mantissa = Int64(String(decoding: pieces.joined(), as: UTF8.self)) else { return nil }
    return AmountFigure(mantissa: mantissa, decimals: isDecimal ? tail : 0, isPlain: pieces.count == 1)
  }

  private func digitsWithSeparators() -> Substring {
    let bytes = Array(rest.utf8)
    var end = 0
    while end < bytes.count {
      if Self.isDigit(bytes[end]) || "'.,".utf8.contains(bytes[end]) {
        end += 1
      } else if bytes[end] == 0x20, isGroup(bytes, after: end) {
        end += 1
      } else {
        break
      }
    }
    while end > 0, !Self.isDigit(bytes[end - 1]) { end -= 1 }
    return rest.prefix(upTo: rest.utf8.index(rest.startIndex, offsetBy: end))
  }

  /// Three digits and no more after the blank: `12 000`, but not `021 55`.
  private func isGroup(_ bytes: [UInt8], after blank: Int) -> Bool {
    guard blank > 0, Self.isDigit(bytes[blank - 1]) else { return false }
    return bytes[(blank + 1)...].prefix { Self.isDigit($0) }.count == 3
  }

  /// All groups but the first, and but the decimals, have three digits.
  private func groupsHold(_ counts: [Int], isDecimal: Bool) -> Bool {
    let whole = isDecimal ? counts.dropLast() : counts[...]
    return whole.dropFirst().allSatisfy { $0 == 3 } && (whole.count == 1 || (whole.first ?? 0) <= 3)
  }

  private mutating func takeCurrency() -> Currency? {
    skipBlanks()
    for (word, code) in AmountWords.currencies where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      skipBlanks()
      return Currency(code: code)
    }
    return nil
  }

  /// `k€`, `TEUR`, `MCHF`: a letter that is a factor only together with a currency.
  private mutating func takeJoined() -> (Currency?, Int64?)? {
    for (word, code, factor) in AmountWords.joined where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      return (Currency(code: code), factor)
    }
    return nil
  }

  private mutating func takeFactor() -> Int64? {
    for (word, factor) in AmountWords.factors where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      return factor
    }
    return nil
  }

  private mutating func take(_ words: [String]) -> Bool {
    guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " } }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
