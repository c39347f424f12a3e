import Basics

/// Days as people say them, relative to `today`: `mardi`, `demain`, `nächste Woche Mi`, `le 3 mars à 14h`.
///
/// A day without a year is the next one to come; today counts for dates, not for weekdays ("mardi", said
/// on a Tuesday, is in a week).
struct DateGrammar: Sendable {
  let today: CalendarDate
  /// Whether `Mi` or `mar` may be weekdays: only beside words that call for a day.
  var acceptsShortWeekdays = false

  typealias Match = (date: CalendarDate, count: Int)

  /// The day that starts at the word `start`, and how many words it takes, the time of day included.
  func match(_ words: [NoteWord], at start: Int) -> Match? {
    guard words.indices.contains(start), !words[start].isUsed else { return nil }
    let rules = [relativeDay, week, weekday, distance, dayOfMonth, monthFirst, numeric, iso]
    for rule in rules {
      guard let found = rule(words, start) else { continue }
      return (found.date, found.count + timeOfDay(words, at: start + found.count))
    }
    return nil
  }

  /// The first day anywhere in the words.
  func first(in words: [NoteWord]) -> Match? {
    for start in words.indices {
      if let found = match(words, at: start) { return found }
    }
    return nil
  }

  private func relativeDay(_ words: [NoteWord], _ start: Int) -> Match? {
    for (keys, days) in DateWords.relativeDays where words.has(keys, at: start) {
      return (today.adding(days: days), keys.count)
    }
    return nil
  }

  /// `nächste Woche Mi`, `la semaine prochaine`: in the next ISO week, Monday when no day is named.
  private func week(_ words: [NoteWord], _ start: Int) -> Match? {
    let length = words.length(ofAny: DateWords.nextWeek, at: start)
    guard length > 0 else { return nil }
    let monday = today.adding(days: 8 - today.weekday)
    let skipped = words.length(ofAny: DateWords.beforeDays, at: start + length)
    guard let day = weekdayNumber(words, at: start + length + skipped, acceptsShort: true) else {
      return (monday, length)
    }
    return (monday.adding(days: day - 1), length + skipped + 1)
  }

  private func weekday(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = words.length(ofAny: DateWords.beforeWeekdays, at: start)
    let isAsked = acceptsShortWeekdays || skipped > 0
    guard let day = weekdayNumber(words, at: start + skipped, acceptsShort: isAsked) else { return nil }
    let end = start + skipped + 1
    // "mercredi de la semaine prochaine"
    let link = words.has(["de"], at: end) || words.has(["della"], at: end) ? 1 : 0
    let weekLength = words.length(ofAny: DateWords.nextWeek, at: end + link)
    if weekLength > 0 {
      return (today.adding(days: 7 - today.weekday + day), end + link + weekLength - start)
    }
    let distance = (day - today.weekday + 7) % 7
    let date = today.adding(days: distance == 0 ? 7 : distance)
    let after = words.length(ofAny: DateWords.afterWeekdays, at: end)
    // "mardi 3 mars": the figures are stronger than the name.
    if let exact = dayOfMonth(words, end) ?? numeric(words, end) {
      return (exact.date, end + exact.count - start)
    }
    return (date, end + after - start)
  }

  private func weekdayNumber(_ words: [NoteWord], at index: Int, acceptsShort: Bool) -> Int? {
    guard words.indices.contains(index), !words[index].isUsed else { return nil }
    let word = words[index]
    if let day = DateWords.weekdays[word.key] { return day }
    guard acceptsShort else { return nil }
    // "Mi" but not "mi", "Di" but not "di".
    if word.key.utf8.count == 2, !word.startsUpperCase { return nil }
    return DateWords.shortWeekdays[word.key]
  }

  /// `dans 3 jours`, `in zwei Wochen`.
  private func distance(_ words: [NoteWord], _ start: Int) -> Match? {
    guard start + 2 < words.count, DateWords.distances.contains(words[start].key) else { return nil }
    let key = words[start + 1].key
    guard let number = DateWords.numbers[key] ?? Int(key), (1...366).contains(number) else { return nil }
    switch words[start + 2].key {
    case let unit where DateWords.days.contains(unit): return (today.adding(days: number), 3)
    case let unit where DateWords.weeks.contains(unit): return (today.adding(days: 7 * number), 3)
    case let unit where DateWords.months.contains(unit): return (today.adding(months: number), 3)
    default: return nil
    }
  }

  /// `le 3 mars`, `3. März 2027`.
  private func dayOfMonth(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = words.length(ofAny: DateWords.beforeDays, at: start)
    let index = start + skipped
    guard index + 1 < words.count, let day = dayNumber(words[index].key) else { return nil }
    let link = ["of", "di", "de"].contains(words[index + 1].key) ? 1 : 0
    let monthIndex = index + 1 + link
    guard monthIndex < words.count, let month = DateWords.monthNames[words[monthIndex].key] else {
      return nil
    }
    return dated(day, month, yearAt: monthIndex + 1, in: words, from: start)
  }

  /// `March 3rd, 2027`.
  private func monthFirst(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = words.has(["on"], at: start) ? 1 : 0
    let index = start + skipped
    guard index + 1 < words.count, words[index].startsUpperCase else { return nil }
    guard let month = DateWords.monthNames[words[index].key], words[index].key != "mar" else { return nil }
    guard let day = dayNumber(words[index + 1].key) else { return nil }
    return dated(day, month, yearAt: index + 2, in: words, from: start)
  }

  private func dated(_ day: Int, _ month: Int, yearAt index: Int, in words: [NoteWord], from start: Int)
    -> Match?
  {
    if index < words.count, let year = Int(words[index].key), (2000...2100).contains(year) {
      return CalendarDate(year: year, month: month, day: day).map { ($0, index + 1 - start) }
    }
    return next(day: day, month: month).map { ($0, index - start) }
  }

  /// `12.12.`, `12.12.2026`, `12/12`; two figures with a dot need the second dot, or a word before.
  private func numeric(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = words.length(ofAny: DateWords.beforeDays, at: start)
    guard start + skipped < words.count, !words[start + skipped].isUsed else { return nil }
    let text = words[start + skipped].text.trimmingScalars([",", ";", "(", ")", ":"])
    let separator = text.utf8.contains(UInt8(ascii: "/")) ? UInt8(ascii: "/") : UInt8(ascii: ".")
    let pieces = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
    let figures = pieces.map { $0.count <= 4 ? Int(Substring($0)) : nil }
    guard (2...4).contains(pieces.count), let day = figures[0], let month = figures[1] else { return nil }
    guard pieces[0].count <= 2, pieces[1].count <= 2 else { return nil }
    let count = skipped + 1
    switch (pieces.count, pieces.count > 2 ? pieces[2].count : 0) {
    case (2, _) where separator == UInt8(ascii: "/") || skipped > 0, (3, 0):
      return next(day: day, month: month).map { ($0, count) }
    case (3, 2), (3, 4), (4, 2), (4, 4):
      guard pieces.count == 3 || pieces[3].isEmpty, let year = figures[2] else { return nil }
      let full = year < 100 ? 2000 + year : year
      return CalendarDate(year: full, month: month, day: day).map { ($0, count) }
    default: return nil
    }
  }

  private func iso(_ words: [NoteWord], _ start: Int) -> Match? {
    CalendarDate(iso: words[start].key).map { ($0, 1) }
  }

  private func next(day: Int, month: Int) -> CalendarDate? {
    for year in today.year...today.year + 8 {
      if let date = CalendarDate(year: year, month: month, day: day), date >= today { return date }
    }
    return nil
  }

  private func dayNumber(_ key: String) -> Int? {
    let endings = ["er", "st", "nd", "rd", "th"]
    let figures = endings.first { key.hasSuffix($0) }.map { key.dropLast($0.count) } ?? key[...]
    guard let day = Int(figures), (1...31).contains(day), figures.utf8.first != UInt8(ascii: "+") else {
      return nil
    }
    return day
  }

  /// How many words a time of day takes: `à 14h30`, `um 14 Uhr`, `at 2pm`. It stays in the words of the note.
  private func timeOfDay(_ words: [NoteWord], at start: Int) -> Int {
    let skipped = words.length(ofAny: DateWords.beforeTimes, at: start)
    guard start + skipped < words.count, words[start + skipped].hasDigit else { return 0 }
    let key = words[start + skipped].key
    let hasUnit =
      start + skipped + 1 < words.count && ["uhr", "h", "heures"].contains(words[start + skipped + 1].key)
    let letters = key.unicodeScalars.filter { $0.properties.isAlphabetic }
    let isClock = ["h", "am", "pm"].contains(String(String.UnicodeScalarView(letters)))
    guard hasUnit || isClock || key.utf8.contains(UInt8(ascii: ":")) || skipped > 0 else { return 0 }
    return skipped + 1 + (hasUnit ? 1 : 0)
  }
}
