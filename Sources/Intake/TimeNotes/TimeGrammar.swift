import Basics

/// A line with a duration at its beginning or end; the rest says what was done.
///
/// More than twelve hours are no working day but a time of day (`14h réunion`); a line that names another day
/// (`hier 2h analyse`) is not understood, since it would be booked on the wrong one.
enum TimeGrammar {
  static let longest = 12 * 60

  static func note(in words: [NoteWord]) -> TimeNote? {
    guard let (minutes, range) = duration(in: words), (1...longest).contains(minutes) else { return nil }
    let rest = Array(words[..<range.lowerBound] + words[range.upperBound...])
    guard !rest.contains(where: { pastDays.contains($0.key) || DateWords.weekdays[$0.key] != nil }) else {
      return nil
    }
    // Two durations on one line: which one is meant?
    guard !rest.indices.contains(where: { duration(rest, at: $0) != nil }) else { return nil }
    let note = rest.map(\.text).joined(separator: " ").trimmingScalars([" ", "-", "–", ":", ",", "."])
    return TimeNote(minutes: minutes, note: note)
  }

  private static func duration(in words: [NoteWord]) -> (Int, Range<Int>)? {
    if let found = duration(words, at: 0) { return (found.minutes, 0..<found.count) }
    for start in words.indices.suffix(4) {
      guard let found = duration(words, at: start), start + found.count == words.count else { continue }
      // "rendez-vous à 10h" is a time of day.
      if start > 0, timePrepositions.contains(words[start - 1].key) { return nil }
      return (found.minutes, start..<words.count)
    }
    return nil
  }

  /// The duration at the word `start`; the longest reading wins (`2 h 30`).
  private static func duration(_ words: [NoteWord], at start: Int) -> (minutes: Int, count: Int)? {
    for count in stride(from: min(4, words.count - start), through: 1, by: -1) {
      let part = words[start..<start + count]
      let compact = part.map { Self.compact($0.text) }.joined(separator: " ")
      if let minutes = minutes(compact) { return (minutes, count) }
    }
    return nil
  }

  private static func compact(_ text: String) -> String {
    text.foldedForSearch.trimmingScalars([":", ";", "(", ")", ".", ","])
  }

  private static func minutes(_ text: String) -> Int? {
    var rest = text[...]
    guard let first = number(&rest) else { return nil }
    let unit = word(&rest)
    if minuteUnits.contains(unit) || (unit.isEmpty && rest == "'") {
      return rest.count <= 1 ? first.whole : nil
    }
    guard hourUnits.contains(unit), let hours = first.sixtieths else { return nil }
    guard !rest.isEmpty else { return hours }
    // The minutes after full hours: `2h30`, `2 h 30 min`.
    guard first.whole != nil, let second = number(&rest)?.whole, (0..<60).contains(second) else { return nil }
    let ending = word(&rest)
    return rest.isEmpty && (ending.isEmpty || minuteUnits.contains(ending)) ? hours + second : nil
  }

  private struct Number {
    /// Nil when there are decimals.
    let whole: Int?
    /// Sixty times it, when that is a whole number.
    let sixtieths: Int?
  }

  private static func number(_ rest: inout Substring) -> Number? {
    rest = rest.drop { $0 == " " }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.utf8.count), let whole = Int(digits) else { return nil }
    rest = rest[digits.endIndex...]
    guard let sign = rest.first, sign == "," || sign == "." else {
      return Number(whole: whole, sixtieths: whole * 60)
    }
    let decimals = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(decimals.utf8.count), let fraction = Int(decimals) else {
      return Number(whole: whole, sixtieths: whole * 60)
    }
    rest = rest[decimals.endIndex...]
    let hundredths = whole * 100 + (decimals.utf8.count == 1 ? fraction * 10 : fraction)
    let product = hundredths * 60
    return Number(whole: nil, sixtieths: product % 100 == 0 ? product / 100 : (product + 50) / 100)
  }

  private static func word(_ rest: inout Substring) -> String {
    rest = rest.drop { $0 == " " }
    let letters = rest.prefix { $0.isLetter }
    rest = rest[letters.endIndex...].drop { $0 == "." || $0 == " " }
    return String(letters)
  }

  private static let hourUnits: Set<String> = [
    "h", "heure", "heures", "std", "stunde", "stunden", "hour", "hours", "hr", "hrs", "ora", "ore",
  ]
  private static let minuteUnits: Set<String> = [
    "min", "mins", "minute", "minutes", "minuten", "minuti", "minuto", "mn",
  ]
  private static let timePrepositions: Set<String> = [
    "a", "pour", "vers", "des", "dans", "en", "avant", "apres", "jusqu'a", "um", "gegen", "ab", "bis", "in",
    "vor",
    "at", "by", "until", "from", "to", "for", "alle", "dalle", "tra", "per",
  ]
  private static let pastDays: Set<String> = [
    "hier", "avant-hier", "gestern", "vorgestern", "ieri", "yesterday",
  ]
}
