import Basics

/// Days as people say them, relative to `today`: `mardi`, `demain`, `nächste Woche Mi`, `le 3 mars à 14h`, `KW 12`,
/// `fin du mois`.
///
/// A day without a year is the next one to come; today counts for dates, not for weekdays ("mardi", said
/// on a Tuesday, is in a week). A span is its last day when it ends ("fin mars"), else its first.
struct DateGrammar: Sendable {
  let today: CalendarDate
  /// Whether `Mi` or `mar` may be weekdays: only beside words that call for a day.
  var acceptsShortWeekdays = false

  struct Match: Sendable {
    let date: CalendarDate
    /// The time of day that stands beside it.
    var time: TimeOfDay?
    /// How many words it takes, the time of day included.
    var count: Int

    init(_ date: CalendarDate, _ count: Int) {
      self.date = date
      self.count = count
    }
  }

  /// The day that starts at the word `start`.
  func match(_ words: [NoteWord], at start: Int) -> Match? {
    guard words.indices.contains(start), !words[start].isUsed else { return nil }
    if let found = day(words, at: start) { return found }
    let opener = DateWords.openers.length(in: words, at: start)
    if opener > 0, var found = dayOpened(words, at: start + opener, by: words[start].key) {
      found.count += opener
      return found
    }
    return dayAfterTime(words, at: start)
  }

  private func dayOpened(_ words: [NoteWord], at start: Int, by opener: String) -> Match? {
    guard words.indices.contains(start) else { return nil }
    return day(words, at: start) ?? monthAlone(words, at: start)
      ?? shortWeekday(words, at: start, opener: opener)
  }

  /// The first day anywhere in the words.
  func first(in words: [NoteWord]) -> Match? {
    for start in words.indices {
      if let found = match(words, at: start) { return found }
    }
    return nil
  }

  private func day(_ words: [NoteWord], at start: Int) -> Match? {
    guard words.indices.contains(start) else { return nil }
    let rules = [
      relativeDay, week, partOfSpan, weekday, distance, dayOfMonth, monthFirst, numeric, calendarWeek, iso,
      dayAlone,
    ]
    for rule in rules {
      guard var found = rule(words, start) else { continue }
      guard let time = TimeOfDayGrammar.match(words, at: start + found.count) else { return found }
      found.time = time.time
      found.count += time.count
      return found
    }
    return nil
  }

  /// "à 14h mardi"
  private func dayAfterTime(_ words: [NoteWord], at start: Int) -> Match? {
    guard let time = TimeOfDayGrammar.match(words, at: start), time.time != nil else { return nil }
    let opener = DateWords.openers.length(in: words, at: start + time.count)
    let found = day(words, at: start + time.count) ?? day(words, at: start + time.count + opener)
    guard var found else { return nil }
    let skipped = day(words, at: start + time.count) == nil ? opener : 0
    found.time = time.time
    found.count += time.count + skipped
    return found
  }

  private func relativeDay(_ words: [NoteWord], _ start: Int) -> Match? {
    for (keys, days) in DateWords.relativeDays where words.has(keys, at: start) {
      if DateWords.demonstratives.contains(keys[0]) {
        guard TimeWords.partsOfDay.length(in: words, at: start + 1) > 0 else { continue }
      }
      // "heute in einer Woche"
      if let later = distance(words, start + keys.count) {
        return Match(later.date.adding(days: days), keys.count + later.count)
      }
      return Match(today.adding(days: days), keys.count)
    }
    return nil
  }

  private func weekday(_ words: [NoteWord], _ start: Int) -> Match? {
    let skipped = DateWords.beforeWeekdays.length(in: words, at: start)
    if skipped == 0, let exact = letteredDate(words, start) { return exact }
    let isAsked = acceptsShortWeekdays || skipped > 0
    guard let day = weekdayNumber(words, at: start + skipped, acceptsShort: isAsked) else { return nil }
    let end = start + skipped + 1
    // "mercredi de la semaine prochaine"
    let link = words.has(["de"], at: end) || words.has(["della"], at: end) ? 1 : 0
    let weekLength = DateWords.nextWeek.length(in: words, at: end + link)
    if weekLength > 0 {
      return Match(today.adding(days: 7 - today.weekday + day), end + link + weekLength - start)
    }
    // "mardi 3 mars": the figures are stronger than the name.
    if let exact = dayOfMonth(words, end) ?? numeric(words, end, isAsked: true) ?? dayAlone(words, end) {
      return Match(exact.date, end + exact.count - start)
    }
    let distance = (day - today.weekday + 7) % 7
    let date = today.adding(days: distance == 0 ? 7 : distance)
    let later = DateWords.inAWeek.length(in: words, at: end)
    if later > 0 { return Match(date.adding(days: 7), end + later - start) }
    return Match(date, end + DateWords.afterWeekdays.length(in: words, at: end) - start)
  }

  /// "ve 4.12.": the figures count, the letters are only swallowed.
  private func letteredDate(_ words: [NoteWord], _ start: Int) -> Match? {
    guard DateWords.weekdayLetters.contains(words[start].key) else { return nil }
    guard let exact = numeric(words, start + 1, isAsked: true) ?? dayOfMonth(words, start + 1) else {
      return nil
    }
    return Match(exact.date, exact.count + 1)
  }

  func weekdayNumber(_ words: [NoteWord], at index: Int, acceptsShort: Bool) -> Int? {
    guard words.indices.contains(index), !words[index].isUsed else { return nil }
    let word = words[index]
    if let day = DateWords.weekdays[word.key] { return day }
    if let day = germanCompound(word.key) { return day }
    guard acceptsShort else { return nil }
    // "Mi" but not "mi", "Di" but not "di".
    if word.key.utf8.count == 2, !word.startsUpperCase { return nil }
    return DateWords.shortWeekdays[word.key]
  }

  /// `Dienstagnachmittag`
  private func germanCompound(_ key: String) -> Int? {
    let index = DateWords.germanWeekdays.firstIndex { key.hasPrefix($0) }
    guard let index else { return nil }
    let rest = key.dropFirst(DateWords.germanWeekdays[index].utf8.count)
    return TimeWords.germanParts.contains(String(rest)) ? index + 1 : nil
  }

  func next(day: Int, month: Int) -> CalendarDate? {
    for year in today.year...today.year + 8 {
      if let date = CalendarDate(year: year, month: month, day: day), date >= today { return date }
    }
    return nil
  }
}
