import Basics

/// Days with a number: `le 3 mars`, `March 3rd`, `12.12.`, `2026-12-24`, `le 15`.
extension DateGrammar {
  /// `le 3 mars`, `3. März 2027`.
  func dayOfMonth(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = DateWords.beforeDays.length(in: words, at: start)
    let index = start + skipped
    guard index + 1 < words.count, !words[index].isUsed, let day = dayNumber(words[index].key) else {
      return nil
    }
    let link = ["of", "di", "de"].contains(words[index + 1].key) ? 1 : 0
    let monthIndex = index + 1 + link
    guard monthIndex < words.count, let month = DateWords.monthNames[words[monthIndex].key] else {
      return nil
    }
    return dated(day, month, yearAt: monthIndex + 1, in: words, from: start)
  }

  /// `March 3rd, 2027`.
  func monthFirst(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = words.has(["on"], at: start) ? 1 : 0
    let index = start + skipped
    guard index + 1 < words.count, words[index].startsUpperCase else { return nil }
    guard let month = DateWords.monthNames[words[index].key], words[index].key != "mar" else { return nil }
    guard !words[index + 1].isUsed, let day = dayNumber(words[index + 1].key) else { return nil }
    return dated(day, month, yearAt: index + 2, in: words, from: start)
  }

  private func dated(_ day: Int, _ month: Int, yearAt index: Int, in words: [NoteWord], from start: Int)
    -> Match?
  {
    let link = index < words.count && ["de", "del", "do"].contains(words[index].key) ? 1 : 0
    let yearIndex = index + link
    if yearIndex < words.count, !words[yearIndex].isUsed, let year = year(words[yearIndex].key) {
      return CalendarDate(year: year, month: month, day: day).map { Match($0, yearIndex + 1 - start) }
    }
    return next(day: day, month: month).map { Match($0, index - start) }
  }

  /// Four figures, or the last two of a year that comes soon: "3 mars 27".
  private func year(_ key: String) -> Int? {
    guard let figures = Int(key) else { return nil }
    if (2000...2100).contains(figures) { return figures }
    let soon = today.year % 100
    return key.utf8.count == 2 && (soon...soon + 4).contains(figures) ? today.year - soon + figures : nil
  }

  func numeric(_ words: [NoteWord], _ start: Int) -> Match? { numeric(words, start, isAsked: false) }

  /// `12.12.`, `12.12.2026`, `12/12`; two figures with a dot need the second dot, or a word before.
  func numeric(_ words: [NoteWord], _ start: Int, isAsked: Bool) -> Match? {
    let skipped = DateWords.beforeDays.length(in: words, at: start)
    guard start + skipped < words.count, !words[start + skipped].isUsed else { return nil }
    let word = words[start + skipped].text
    guard word.utf8.count <= 16, word.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
    let text = word.trimmingScalars([",", ";", "(", ")", ":"])
    let isEnglishClock =
      words.indices.contains(start + skipped + 1) && TimeWords.units.contains(words[start + skipped + 1].key)
    guard !isEnglishClock else { return nil }
    let separator =
      [UInt8(ascii: "/"), UInt8(ascii: ".")].first { text.utf8.contains($0) } ?? UInt8(ascii: "-")
    let pieces = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
    return date(pieces, separator, isAsked: isAsked || skipped > 0).map { Match($0, skipped + 1) }
  }

  private func date(_ pieces: [Substring.UTF8View.SubSequence], _ separator: UInt8, isAsked: Bool)
    -> CalendarDate?
  {
    let figures = pieces.map { $0.count <= 4 ? Int(Substring($0)) : nil }
    guard (2...4).contains(pieces.count), let day = figures[0], let month = figures[1] else { return nil }
    guard (1...2).contains(pieces[0].count), (1...2).contains(pieces[1].count), day > 0 else { return nil }
    switch (pieces.count, pieces.count > 2 ? pieces[2].count : 0) {
    case (2, _) where separator == UInt8(ascii: "/") || (isAsked && separator == UInt8(ascii: ".")), (3, 0):
      return next(day: day, month: month)
    case (3, 2), (3, 4), (4, 2), (4, 4):
      guard pieces.count == 3 || pieces[3].isEmpty, let year = figures[2], year >= 0 else { return nil }
      return CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day)
    default: return nil
    }
  }

  /// `2026-12-24`, with `T…` after it or not.
  func iso(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = DateWords.beforeDays.length(in: words, at: start)
    guard words.indices.contains(start + skipped), words[start + skipped].key.utf8.count <= 30 else {
      return nil
    }
    let day = words[start + skipped].key.split(separator: "t", maxSplits: 1).first ?? ""
    return CalendarDate(iso: String(day)).map { Match($0, skipped + 1) }
  }

  /// "le 15", "am 15.": the next fifteenth, when nothing but a time follows.
  func dayAlone(_ words: [NoteWord], _ start: Int) -> Match? {
    let isAfterWeekday = start > 0 && DateWords.weekdays[words[start - 1].key] != nil
    let article = words.indices.contains(start) && Self.articles.contains(words[start].key) ? 1 : 0
    let index = start + article
    guard article > 0 || isAfterWeekday, index < words.count, !words[index].isUsed else { return nil }
    guard let day = dayNumber(words[index].key), standsAlone(words, index) else { return nil }
    for month in 0..<13 {
      let first = today.firstOfMonth.adding(months: month)
      guard let date = CalendarDate(year: first.year, month: first.month, day: day), date >= today else {
        continue
      }
      return Match(date, article + 1)
    }
    return nil
  }

  private static let articles: Set<String> = ["le", "am", "il", "den", "the", "du"]

  private func standsAlone(_ words: [NoteWord], _ index: Int) -> Bool {
    guard index + 1 < words.count, !words[index + 1].isUsed else { return true }
    let last = words[index].text.utf8.last
    if last == UInt8(ascii: ",") || last == UInt8(ascii: ";") { return true }
    return TimeOfDayGrammar.match(words, at: index + 1) != nil
  }

  private func dayNumber(_ key: String) -> Int? {
    guard key.utf8.count <= 4, key.utf8.first.map({ (48...57).contains($0) }) == true else { return nil }
    let figures = Self.dayEndings.first { key.hasSuffix($0) }.map { key.dropLast($0.count) } ?? key[...]
    guard let day = Int(figures), (1...31).contains(day) else { return nil }
    return day
  }

  private static let dayEndings = ["er", "st", "nd", "rd", "th", "º", "°"]
}
