/// What a sentence says that might introduce a quote: "Le mar. 24 nov. 2026 à 10:12, Piste <…> a écrit :".
///
/// Mail programs write a day, a time, a name with its address, and in most languages a verb of writing. Prose has some
/// of it, never all: "On Tuesday I wrote:" names no figure, "Anna, I wrote on 3 March:" no address.
struct AttributionSentence {
  /// Folded, with a blank at both ends.
  private let key: [UInt8]
  /// The same without punctuation, for words.
  private let words: [UInt8]
  /// The same without addresses, for figures.
  private let figures: [UInt8]

  init(_ folded: [UInt8]) {
    key = [0x20] + folded.trimming(Self.frame) + [0x20]
    words = Self.words(of: key)
    figures = key.hasDigit ? Self.withoutAddresses(key) : []
  }

  private static func words(of key: [UInt8]) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(key.count + 1)
    var last: UInt8 = 0
    for byte in key {
      let next = marks.contains(byte) ? 0x20 : byte
      guard next != 0x20 || last != 0x20 else { continue }
      words.append(next)
      last = next
    }
    if last != 0x20 { words.append(0x20) }
    return words
  }

  private static func withoutAddresses(_ key: [UInt8]) -> [UInt8] {
    var figures: [UInt8] = [0x20]
    figures.reserveCapacity(key.count + 1)
    for word in key.split(separator: 0x20) where !word.contains(UInt8(ascii: "@")) {
      figures += word
      figures.append(0x20)
    }
    return figures
  }

  /// - Parameter isAboveQuote: Marked lines follow: then less is proof enough.
  func isAttribution(isAboveQuote: Bool) -> Bool {
    guard key.count > 4, key.count < 600, !isToldByHand else { return false }
    if isAboveQuote, isPlainAttribution { return true }
    if hasBracketedAddress || beginsWithAddress {
      return hasVerb || (hasYear && hasTime) || (hasTime && beginsDated)
    }
    guard beginsDated, hasVerb else { return hasAddress && beginsDated && hasYear && hasTime }
    return hasTime || (endsWithVerb && (hasYear || hasAddress))
  }

  /// It names who wrote, and when: it begins here, whatever stands above.
  var isComplete: Bool { namesWriter && (hasYear || hasTime) && !beginsWithBracket && !beginsWithVerb }

  var namesWriter: Bool { hasAddress || hasVerb }

  /// Above marked lines.
  private var isPlainAttribution: Bool {
    guard key.count < 400 else { return false }
    return hasVerb || isQuoting || (hasAddress && key.hasDigit) || (hasYear && hasTime)
  }

  /// "Notre client a écrit :", "la signora mi ha scritto:": a person says who wrote to them. Mail programs write names,
  /// a day or an address.
  private var isToldByHand: Bool {
    guard !hasAddress, hasVerb else { return false }
    return Self.owners.standAlone(in: words) || (!key.hasDigit && Self.tellers.beginAlone(words))
  }

  /// "On 3 March …", "2026-11-24 …", "pe 20. lokakuuta …", "Wednesday, 17 November …".
  var beginsDated: Bool {
    let tokens = key.split(separator: 0x20, maxSplits: 5)
    guard let first = tokens.first else { return false }
    if Self.isDigit(first.first), !first.contains(UInt8(ascii: "@")) { return true }
    if key.dropFirst().prefix(48).hasDigit, Self.starts.beginAlone(key) { return true }
    let isDay = first.last == UInt8(ascii: ",") && tokens.dropFirst().prefix(3).contains(where: \.hasDigit)
    let isNext =
      first.count <= 24 && !first.contains(UInt8(ascii: "@")) && Self.isDigit(tokens.dropFirst().first?.first)
    return (isDay || isNext) && (hasYear || hasTime)
  }

  // MARK: Facts

  var hasAddress: Bool { key.contains(UInt8(ascii: "@")) }
  var beginsWithBracket: Bool { key.dropFirst().first.map { "<([".utf8.contains($0) } ?? false }

  private var beginsWithAddress: Bool {
    key.split(separator: 0x20, maxSplits: 1).first?.contains(UInt8(ascii: "@")) ?? false
  }

  /// `<anna@rey.example>`, `(anna@rey.example)`, `&lt;anna@rey.example&gt;`
  private var hasBracketedAddress: Bool {
    var isOpen = false
    var hasSign = false
    for byte in key {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "&"):
        isOpen = true
        hasSign = false
      case UInt8(ascii: "@"): hasSign = isOpen
      case UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ";"):
        if hasSign { return true }
        isOpen = false
      default: break
      }
    }
    return false
  }

  private var hasVerb: Bool {
    Self.verbs.standAlone(in: words) || (key.contains { $0 >= 0xE0 } && Self.joinedVerbs.stand(in: key))
  }

  var endsWithVerb: Bool {
    Self.verbs.endAlone(words) || Self.joinedVerbs.end(Array(key.dropLast()))
  }

  private var beginsWithVerb: Bool { Self.verbs.beginAlone(words) }

  private var isQuoting: Bool { Self.quoting.beginAlone(key) }

  /// `2026`, `24.11.26`
  var hasYear: Bool {
    let runs = figures.indices.split { !Self.isDigit(figures[$0]) }
    return runs.indices.contains { index in
      let run = runs[index]
      if run.count == 4 { return figures[run.startIndex] == 0x31 || figures[run.startIndex] == 0x32 }
      guard index + 2 < runs.count, runs[index...].prefix(3).allSatisfy({ $0.count <= 2 }) else {
        return false
      }
      let mark = figures[run.endIndex]
      return "./-".utf8.contains(mark) && figures[runs[index + 1].endIndex] == mark
        && run.endIndex + 1 == runs[index + 1].startIndex
        && runs[index + 1].endIndex + 1 == runs[index + 2].startIndex
    }
  }

  /// `14:41`, `14h41`; `kl. 14.41`, `klo 14.41`.
  var hasTime: Bool {
    figures.indices.dropFirst().dropLast(2).contains { index in
      let isMark =
        figures[index] == UInt8(ascii: ":") || figures[index] == UInt8(ascii: "h")
        || (figures[index] == UInt8(ascii: ".") && Self.isNordic(figures[..<index]))
      return isMark && Self.isDigit(figures[index - 1]) && Self.isDigit(figures[index + 1])
        && Self.isDigit(figures[index + 2])
    }
  }

  private static func isNordic(_ before: ArraySlice<UInt8>) -> Bool {
    let bare = before.reversed().drop { isDigit($0) }.prefix(5)
    return [" kl ", " kl. ", " klo ", "pukul "].contains { bare.starts(with: $0.utf8.reversed()) }
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (48...57).contains($0) } ?? false }

  private static let frame: ByteSet = " -*_>:;"
  private static let marks: ByteSet = ",:;*\""
  /// None has a figure.
  private static let starts = BytePhrases(MailClientWords.attributionStarts)
  private static let verbs = BytePhrases(MailClientWords.writing)
  /// Where no blank parts words.
  private static let joinedVerbs = BytePhrases(
    MailClientWords.writing.filter { $0.utf8.first.map { $0 >= 0xE0 } ?? false })
  private static let tellers = BytePhrases(MailClientWords.tellers)
  private static let owners = BytePhrases(MailClientWords.owners)
  private static let quoting = BytePhrases(MailClientWords.quoting)
}
