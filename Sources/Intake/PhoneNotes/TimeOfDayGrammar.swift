import Basics

/// Times of day beside a day: `à 14h30`, `um 14 Uhr`, `at 2pm`, `alle 9`, `matin`.
///
/// A part of the day ("demain matin") is understood but is no time of a clock. An hour from one to six that
/// nothing makes precise is one of the afternoon: nobody calls back at three in the night.
enum TimeOfDayGrammar {
  /// How many words it takes, and what a clock would show.
  struct Match {
    let count: Int
    let time: TimeOfDay?
  }

  static func match(_ words: [NoteWord], at start: Int) -> Match? {
    guard let first = one(words, at: start) else { return nil }
    // "demain matin à 9h", "9h du matin"
    guard let second = one(words, at: start + first.count) else { return first }
    return Match(count: first.count + second.count, time: first.time ?? second.time)
  }

  private static func one(_ words: [NoteWord], at start: Int) -> Match? {
    let part = TimeWords.partsOfDay.length(in: words, at: start)
    if part > 0 { return Match(count: part, time: nil) }
    let noon = TimeWords.noons.length(in: words, at: start)
    if noon > 0 { return Match(count: noon, time: TimeOfDay(hour: 12, minute: 0)) }
    return clock(words, at: start)
  }

  private static func clock(_ words: [NoteWord], at start: Int) -> Match? {
    let skipped = TimeWords.before.length(in: words, at: start)
    let index = start + skipped
    guard index < words.count, !words[index].isUsed else { return nil }
    if words[index].key == "halb", let half = half(words, at: index + 1) {
      return Match(count: skipped + 2, time: half)
    }
    guard words[index].hasDigit, let figures = ClockFigures(words[index].key) else { return nil }
    let unit = unit(words, at: index + 1)
    let isClock = figures.isClock || unit.count > 0 || skipped > 0
    guard isClock else { return nil }
    let range = TimeWords.ranges.length(in: words, at: index + 1 + unit.count)
    let end = range > 0 ? rangeEnd(words, at: index + 1 + unit.count + range) : 0
    let count = skipped + 1 + unit.count + (end > 0 ? range + end : 0)
    return figures.time(isAfternoon: unit.isAfternoon).map { Match(count: count, time: $0) }
  }

  /// "halb zehn" and "halb 10" are half past nine.
  private static func half(_ words: [NoteWord], at index: Int) -> TimeOfDay? {
    guard index < words.count else { return nil }
    guard let hour = Int(words[index].key) ?? TimeWords.germanHours[words[index].key] else { return nil }
    let before = hour == 1 ? 12 : hour - 1
    return TimeOfDay(hour: (1...6).contains(before) ? before + 12 : before, minute: 30)
  }

  private static func unit(_ words: [NoteWord], at index: Int) -> (count: Int, isAfternoon: Bool?) {
    guard index < words.count, !words[index].isUsed else { return (0, nil) }
    if TimeWords.units.contains(words[index].key) { return (1, nil) }
    switch words[index].key {
    case "pm", "p.m": return (1, true)
    case "am", "a.m": return isDayWord(words, after: index) ? (0, nil) : (1, false)
    default: return (0, nil)
    }
  }

  /// "um 9 am Montag": that "am" is German.
  private static func isDayWord(_ words: [NoteWord], after index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    return DateWords.weekdays[words[index + 1].key] != nil || words[index + 1].hasDigit
  }

  /// "14h à 15h": only the beginning counts.
  private static func rangeEnd(_ words: [NoteWord], at index: Int) -> Int {
    guard index < words.count, words[index].hasDigit, let end = ClockFigures(words[index].key) else {
      return 0
    }
    let unit = unit(words, at: index + 1)
    return end.isClock || unit.count > 0 ? 1 + unit.count : 0
  }
}
