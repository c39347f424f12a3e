import Basics

/// Two days with "to" between them: `du 3 au 14 août`, `vom 3. bis 14. August`, `August 3–14`, `24.12.–2.1.`.
struct AbsenceRange {
  let first: Absence.Day
  let last: Absence.Day
  let words: Range<Int>

  static func first(in words: [NoteWord], today: CalendarDate) -> AbsenceRange? {
    for index in words.indices {
      let length = linkLength(words, index)
      guard length > 0, index > 0, !words[index - 1].isUsed else { continue }
      if let found = range(words, index..<index + length, today) { return found }
    }
    return nil
  }

  private static func linkLength(_ words: [NoteWord], _ index: Int) -> Int {
    let length = AbsenceDayWords.links.length(in: words, at: index)
    guard length == 0, AbsenceDayWords.conjunctions.contains(words[index].key) else { return length }
    return isBetween(words, index) || bareDay(words, index - 1) != nil ? 1 : 0
  }

  private static func isBetween(_ words: [NoteWord], _ index: Int) -> Bool {
    words[max(0, index - 6)..<index].contains { AbsenceDayWords.betweens.contains($0.key) }
  }

  /// "am 25. und 26. November" are two days in a row; "the 3rd and the 20th" are no range.
  private static func isLink(
    _ words: [NoteWord], _ link: Range<Int>, _ first: CalendarDate, _ last: CalendarDate
  ) -> Bool {
    let isConjunction = AbsenceDayWords.conjunctions.contains(words[link.lowerBound].key) && link.count == 1
    guard isConjunction, !isBetween(words, link.lowerBound) else { return true }
    return first.adding(days: 1) == last
  }

  private static func range(_ words: [NoteWord], _ link: Range<Int>, _ today: CalendarDate) -> AbsenceRange? {
    guard let end = end(words, link, today) else { return sameMonth(words, link, today) }
    if let day = bareDay(words, link.lowerBound - 1), !isMonth(words, link.lowerBound - 2) {
      guard let date = before(end.day.date, day: day), isLink(words, link, date, end.day.date) else {
        return nil
      }
      let before = isBetween(words, link.lowerBound) ? 0 : daysInRow(words, before: link.lowerBound - 1)
      return AbsenceRange(
        first: .init(date: date.adding(days: -before), isExact: true), last: end.day,
        words: link.lowerBound - 1 - before..<end.words.upperBound)
    }
    guard isLink(words, link, end.day.date, end.day.date) else { return nil }
    let close = withoutPartOfDay(words, before: link.lowerBound)
    for start in (max(0, close - 6)..<close).reversed() {
      guard let first = beginning(words, start..<close, upTo: end.day.date, today) else { continue }
      return AbsenceRange(first: first, last: end.day, words: start..<end.words.upperBound)
    }
    return nil
  }

  /// "25, 26 y 27": how many days in a row stand before the one at `index`.
  private static func daysInRow(_ words: [NoteWord], before index: Int) -> Int {
    var count = 0
    while let day = bareDay(words, index - count), let earlier = bareDay(words, index - count - 1),
      earlier == day - 1
    {
      count += 1
    }
    return count
  }

  /// "27 novembre au soir": where the day ends.
  private static func withoutPartOfDay(_ words: [NoteWord], before end: Int) -> Int {
    guard end > 2, AbsenceDayWords.partsOfDay.contains(words[end - 1].key) else { return end }
    return ["au", "am", "in", "the", "le", "la", "di"].contains(words[end - 2].key) ? end - 2 : end - 1
  }

  /// The day behind the link; the link itself may be what makes figures a day ("bis 3.12").
  private static func end(_ words: [NoteWord], _ link: Range<Int>, _ today: CalendarDate) -> AbsenceDay? {
    var start = link.upperBound - 1
    for _ in 0..<4 {
      if let found = AbsenceDay.match(words, at: start, today: today),
        found.words.upperBound > link.upperBound
      {
        let time = DateGrammar(today: today).match(words, at: start)?.time
        return time == nil ? found : nil
      }
      start += 1
      guard start < words.count else { return nil }
      guard start <= link.upperBound || AbsenceDayWords.fillers.contains(words[start - 1].key) else {
        return nil
      }
    }
    return nil
  }

  /// The day that takes all words before the link; read backwards from the end, however the year is written.
  private static func beginning(
    _ words: [NoteWord], _ range: Range<Int>, upTo end: CalendarDate, _ today: CalendarDate
  ) -> Absence.Day? {
    let kept = Array(words[..<range.upperBound])
    for base in [today, end.adding(days: -8), end.adding(days: -364)] {
      guard let found = AbsenceDay.match(kept, at: range.lowerBound, today: base) else { return nil }
      guard found.words.upperBound == range.upperBound else { return nil }
      if found.day.date <= end, found.day.date >= end.adding(days: -364) { return found.day }
    }
    return nil
  }

  /// "August 3 to 14, 2026"
  private static func sameMonth(_ words: [NoteWord], _ link: Range<Int>, _ today: CalendarDate)
    -> AbsenceRange?
  {
    guard let last = bareDay(words, link.upperBound), link.lowerBound >= 2,
      isMonth(words, link.lowerBound - 2)
    else { return nil }
    let month = words[link.lowerBound - 2]
    let isYear = words.indices.contains(link.upperBound + 1) && isYear(words[link.upperBound + 1].key)
    let year = isYear ? [words[link.upperBound + 1]] : []
    let ends = [month, NoteWord(String(last))] + year
    guard let first = bareDay(words, link.lowerBound - 1), first <= last,
      let end = AbsenceDay.match(ends, at: 0, today: today),
      let date = CalendarDate(year: end.day.date.year, month: end.day.date.month, day: first)
    else { return nil }
    return AbsenceRange(
      first: .init(date: date, isExact: true), last: end.day,
      words: link.lowerBound - 2..<link.upperBound + 1 + year.count)
  }

  /// That day of the same month, or of the month before when it is later in the month.
  private static func before(_ end: CalendarDate, day: Int) -> CalendarDate? {
    let month = day <= end.day ? end.firstOfMonth : end.firstOfMonth.adding(months: -1)
    return CalendarDate(year: month.year, month: month.month, day: day)
  }

  private static func bareDay(_ words: [NoteWord], _ index: Int) -> Int? {
    guard words.indices.contains(index), !words[index].isUsed, words[index].key.utf8.count <= 4 else {
      return nil
    }
    let key = words[index].key
    let figures = key.utf8.prefix { (48...57).contains($0) }
    let rest = String(key.utf8.dropFirst(figures.count)) ?? ""
    guard ["", "er", "st", "nd", "rd", "th", "º", "°"].contains(rest), let day = Int(Substring(figures))
    else {
      return nil
    }
    return (1...31).contains(day) ? day : nil
  }

  private static func isMonth(_ words: [NoteWord], _ index: Int) -> Bool {
    words.indices.contains(index) && DateWords.monthNames[words[index].key] != nil
  }

  private static func isYear(_ key: String) -> Bool { (2000...2100).contains(Int(key) ?? 0) }

  /// Words with a dash between two days, taken apart: `3–14`, `03.08.-14.08.2026`.
  static func parted(_ words: [NoteWord]) -> [NoteWord] {
    words.map(withoutDot).flatMap { word -> [NoteWord] in
      let scalars = Array(word.text.unicodeScalars.prefix(30))
      guard word.hasDigit, scalars.count < 30 else { return [word] }
      let parts = scalars.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" || $0 == "—" }
      guard parts.count == 2, parts.allSatisfy(isDayLike) else { return [word] }
      let texts = parts.map { String(String.UnicodeScalarView($0)) }
      return [NoteWord(texts[0]), NoteWord("–"), NoteWord(texts[1])]
    }
  }

  /// `27/11.` ends a sentence.
  private static func withoutDot(_ word: NoteWord) -> NoteWord {
    guard word.hasDigit, word.text.utf8.contains(UInt8(ascii: "/")) else { return word }
    return NoteWord(word.text.trimmingScalars([".", "!"]))
  }

  /// One or two figures first, and nothing but figures, dots and slashes.
  private static func isDayLike(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    let bare = part.drop { $0 == "(" }
    let figures = bare.prefix { ("0"..."9").contains($0) }
    let rest = bare.dropFirst(figures.count)
    return (1...2).contains(figures.count)
      && rest.allSatisfy { ("0"..."9").contains($0) || "./,;:)".unicodeScalars.contains($0) }
  }
}
