import Basics

/// Days that a span of time stands for: `la semaine prochaine`, `in 2 Wochen`, `fine mese`, `KW 12`.
extension DateGrammar {
  /// `nächste Woche Mi`, `la semaine prochaine`: in the next ISO week, Monday when no day is named.
  func week(_ words: [NoteWord], _ start: Int) -> Match? {
    let afterNext = DateWords.weekAfterNext.length(in: words, at: start)
    let length = max(afterNext, DateWords.nextWeek.length(in: words, at: start))
    guard length > 0 else { return thisWeek(words, start) ?? nextMonth(words, start) }
    let monday = nextMonday.adding(days: afterNext > 0 ? 7 : 0)
    let skipped = DateWords.beforeWeekdays.length(in: words, at: start + length)
    guard let day = weekdayNumber(words, at: start + length + skipped, acceptsShort: true) else {
      return Match(monday, length)
    }
    return Match(monday.adding(days: day - 1), length + skipped + 1)
  }

  private var nextMonday: CalendarDate { today.adding(days: 8 - today.weekday) }

  /// Its last working day; on a weekend that of the week to come.
  private func thisWeek(_ words: [NoteWord], _ start: Int) -> Match? {
    let length = DateWords.thisWeek.length(in: words, at: start)
    guard length > 0 else { return nil }
    return Match(today.adding(days: today.weekday <= 5 ? 5 - today.weekday : 12 - today.weekday), length)
  }

  private func nextMonth(_ words: [NoteWord], _ start: Int) -> Match? {
    let end = DateWords.endOfMonth.length(in: words, at: start)
    guard end == 0 else { return Match(today.firstOfMonth.lastOfMonth, end) }
    let length = DateWords.nextMonth.length(in: words, at: start)
    return length > 0 ? Match(today.firstOfMonth.adding(months: 1), length) : nil
  }

  /// `début mars`, `Mitte Januar`, `fine mese`, `end of next week`.
  func partOfSpan(_ words: [NoteWord], _ start: Int) -> Match? {
    let parts: [(PhraseSet, Part)] = [
      (DateWords.beginnings, .beginning), (DateWords.middles, .middle), (DateWords.ends, .end),
    ]
    for (phrases, part) in parts {
      let length = phrases.length(in: words, at: start)
      if length > 0, let found = span(part, words, at: start + length) {
        return Match(found.date, length + found.count)
      }
    }
    return hyphenated(words, start)
  }

  /// "courant janvier", "im März": the first of that month.
  func monthAlone(_ words: [NoteWord], at start: Int) -> Match? {
    guard let month = DateWords.monthNames[key(words, start)], month != today.month else { return nil }
    return next(day: 1, month: month).map { Match($0, 1) }
  }

  /// "bis Fr", "d'ici ve": a short weekday that ends the phrase.
  func shortWeekday(_ words: [NoteWord], at index: Int, opener: String) -> Match? {
    guard index == words.count - 1, !words[index].isUsed else { return nil }
    let letters = DateWords.frenchOpeners.contains(opener) ? DateWords.frenchLetters[words[index].key] : nil
    guard let day = weekdayNumber(words, at: index, acceptsShort: true) ?? letters else { return nil }
    let distance = (day - today.weekday + 7) % 7
    return Match(today.adding(days: distance == 0 ? 7 : distance), 1)
  }

  private enum Part { case beginning, middle, end }

  private func span(_ part: Part, _ words: [NoteWord], at start: Int) -> Match? {
    let week = DateWords.nextWeek.length(in: words, at: start)
    if week > 0 {
      let days = part == .beginning ? 0 : part == .middle ? 2 : 4
      return Match(nextMonday.adding(days: days), week)
    }
    let nextMonth = DateWords.ofNextMonth.length(in: words, at: start)
    if nextMonth > 0 { return Match(day(part, of: today.firstOfMonth.adding(months: 1)), nextMonth) }
    let month = DateWords.ofMonth.length(in: words, at: start)
    if month > 0, DateWords.monthNames[key(words, start + month)] == nil {
      return Match(dayToCome(part, of: today.firstOfMonth), month)
    }
    let year = DateWords.ofYear.length(in: words, at: start)
    if year > 0 { return endOfYear(part).map { Match($0, year) } }
    return named(part, words, at: start + (month > 0 ? month : 0), skipped: month)
  }

  private func named(_ part: Part, _ words: [NoteWord], at index: Int, skipped: Int) -> Match? {
    guard let month = DateWords.monthNames[key(words, index)] else { return nil }
    let year = words.indices.contains(index + 1) ? Int(words[index + 1].key) : nil
    if let year, (2000...2100).contains(year), let first = CalendarDate(year: year, month: month, day: 1) {
      return Match(day(part, of: first), skipped + 2)
    }
    let first = today.month == month ? today.firstOfMonth : next(day: 1, month: month)
    return first.map { Match(dayToCome(part, of: $0, months: 12), skipped + 1) }
  }

  private func day(_ part: Part, of first: CalendarDate) -> CalendarDate {
    switch part {
    case .beginning: first
    case .middle: first.adding(days: 14)
    case .end: first.lastOfMonth
    }
  }

  private func dayToCome(_ part: Part, of first: CalendarDate, months: Int = 1) -> CalendarDate {
    let date = day(part, of: first)
    return date >= today ? date : day(part, of: first.adding(months: months))
  }

  private func endOfYear(_ part: Part) -> CalendarDate? {
    switch part {
    case .beginning: CalendarDate(year: today.year + 1, month: 1, day: 1)
    case .middle: next(day: 30, month: 6)
    case .end: CalendarDate(year: today.year, month: 12, day: 31)
    }
  }

  /// `mi-mars`, `mid-March`.
  private func hyphenated(_ words: [NoteWord], _ start: Int) -> Match? {
    let key = words[start].key
    guard key.utf8.count <= 20, let hyphen = key.utf8.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    guard ["mi", "mid", "meta"].contains(key[..<hyphen]) else { return nil }
    let name = String(key[key.utf8.index(after: hyphen)...])
    guard let month = DateWords.monthNames[name] else { return nil }
    return next(day: 15, month: month).map { Match($0, 1) }
  }

  /// `dans 3 jours`, `in zwei Wochen`, `d'ici une dizaine de jours`.
  func distance(_ words: [NoteWord], _ start: Int) -> Match? {
    let opener = DateWords.distances.length(in: words, at: start)
    guard opener > 0 else { return nil }
    if let rough = roughly(words, start + opener) { return Match(rough.date, opener + rough.count) }
    guard let (number, count) = number(words, start + opener) else { return nil }
    let index = start + opener + count
    switch key(words, index) {
    case let unit where DateWords.days.contains(unit):
      return Match(today.adding(days: number), index + 1 - start)
    case let unit where DateWords.weeks.contains(unit):
      return Match(today.adding(days: 7 * number), index + 1 - start)
    case let unit where DateWords.months.contains(unit):
      return Match(today.adding(months: number), index + 1 - start)
    default: return nil
    }
  }

  private func roughly(_ words: [NoteWord], _ start: Int) -> Match? {
    let article = ["une", "una"].contains(key(words, start)) ? 1 : 0
    guard let days = DateWords.roughNumbers[key(words, start + article)] else { return nil }
    let end = start + article + 1
    let unit = ["de", "di"].contains(key(words, end)) && DateWords.days.contains(key(words, end + 1)) ? 2 : 0
    return Match(today.adding(days: days), article + 1 + unit)
  }

  /// The smaller one of "2-3" and "2 à 3".
  private func number(_ words: [NoteWord], _ start: Int) -> (Int, Int)? {
    let text = key(words, start)
    guard text.utf8.count <= 10 else { return nil }
    let figures = String(text.utf8.prefix { (48...57).contains($0) }) ?? ""
    guard let number = DateWords.numbers[text] ?? Int(figures), (1...366).contains(number) else { return nil }
    let isRange = ["a", "bis", "to", "oder", "ou", "o", "or", "-"].contains(key(words, start + 1))
    let upper = isRange ? DateWords.numbers[key(words, start + 2)] ?? Int(key(words, start + 2)) : nil
    return (number, upper == nil ? 1 : 3)
  }

  /// `KW 12`, `semaine 12`: the Monday of that ISO week (ISO 8601, 5.7), of the year in which it is not over.
  func calendarWeek(_ words: [NoteWord], _ start: Int) -> Match? {
    let first = key(words, start)
    guard first.utf8.count <= 12 else { return nil }
    if first.hasPrefix("kw"), let number = Int(first.dropFirst(2)) {
      return monday(of: number).map { Match($0, 1) }
    }
    guard DateWords.calendarWeeks.contains(first), let number = Int(key(words, start + 1)) else { return nil }
    return monday(of: number).map { Match($0, 2) }
  }

  private func monday(of week: Int) -> CalendarDate? {
    guard (1...53).contains(week) else { return nil }
    for year in [today.year, today.year + 1] {
      guard let fourth = CalendarDate(year: year, month: 1, day: 4) else { continue }
      let monday = fourth.adding(days: 7 * (week - 1) - (fourth.weekday - 1))
      if monday.adding(days: 6) >= today { return monday }
    }
    return nil
  }

  private func key(_ words: [NoteWord], _ index: Int) -> String {
    words.indices.contains(index) && !words[index].isUsed ? words[index].key : ""
  }
}
