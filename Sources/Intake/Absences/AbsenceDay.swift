import Basics

/// A day among the words of a notice.
struct AbsenceDay {
  let day: Absence.Day
  let words: Range<Int>

  /// The day that starts at the word `start`, if no time of day stands beside it that makes it an
  /// appointment.
  ///
  /// Notices stay on when their time is over: a day without a year that would come in more than ten months
  /// has just gone by.
  ///
  /// - Parameter isPast: The day may have gone by, as in "since 1 March".
  static func match(_ words: [NoteWord], at start: Int, today: CalendarDate, isPast: Bool = false)
    -> AbsenceDay?
  {
    guard words.indices.contains(start), words[start].key != "24/7" else { return nil }
    guard let found = DateGrammar(today: today).match(words, at: start) else { return nil }
    let isLongAhead = found.date > today.adding(days: isPast ? 60 : 300)
    let past = DateGrammar(today: today.adding(days: isPast ? -300 : -60))
    let date = isLongAhead ? past.match(words, at: start)?.date ?? found.date : found.date
    let range = start..<min(start + found.count, words.count)
    return AbsenceDay(day: .init(date: date, isExact: isExact(words[range])), words: range)
  }

  /// A figure of a day, a weekday or "tomorrow"; "end of March" and "in two weeks" are rough.
  private static func isExact(_ words: ArraySlice<NoteWord>) -> Bool {
    if words.contains(where: { DateWords.calendarWeeks.contains($0.key) }) { return false }
    return words.contains { word in
      if DateWords.weekdays[word.key] != nil { return true }
      if DateWords.relativeDays.contains(where: { $0.0 == [word.key] }) { return true }
      return word.hasDigit && !(2000...2100).contains(Int(word.key) ?? 0)
    }
  }
}
