import Basics

/// Whether `05/12` in a notice is the fifth of December or the twelfth of May.
///
/// Only English leaves that open, all other languages put the day first. A figure over twelve tells; else the
/// order in which the day comes soon, when only one does; else nobody knows, and the day is not read.
enum DayOrder {
  case dayFirst, monthFirst, unknown

  static func of(_ sentences: [NoticeSentence], today: CalendarDate) -> DayOrder {
    let words = sentences.flatMap(\.words)
    guard words.count(where: { english.contains($0.key) }) >= 2 else { return .dayFirst }
    let dates = words.compactMap { pieces($0.text) }
    if dates.contains(where: { $0[1] > 12 }) { return .monthFirst }
    if dates.contains(where: { $0[0] > 12 }) { return .dayFirst }
    let dayFirst = dates.allSatisfy { isSoon($0[0], $0[1], $0.count > 2 ? $0[2] : nil, today) }
    let monthFirst = dates.allSatisfy { isSoon($0[1], $0[0], $0.count > 2 ? $0[2] : nil, today) }
    return dayFirst == monthFirst ? .unknown : dayFirst ? .dayFirst : .monthFirst
  }

  /// The words with such dates in the order that the grammar reads, or made unreadable.
  func applied(to words: [NoteWord]) -> [NoteWord] {
    guard self != .dayFirst else { return words }
    return words.map { word in
      guard let pieces = Self.pieces(word.text), pieces[0] != pieces[1] else { return word }
      guard self == .monthFirst else { return NoteWord("?") }
      return NoteWord(([pieces[1], pieces[0]] + pieces.dropFirst(2)).map(String.init).joined(separator: "/"))
    }
  }

  /// `8/14`, `08/14/2026`
  private static func pieces(_ text: String) -> [Int]? {
    guard text.utf8.count <= 12, text.utf8.contains(UInt8(ascii: "/")) else { return nil }
    let bare = text.trimmingScalars([",", ".", ";", ":", "(", ")", "!"])
    let parts = bare.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let figures = parts.compactMap { $0.count <= 4 ? Int(Substring($0)) : nil }
    guard (2...3).contains(parts.count), figures.count == parts.count else { return nil }
    return (1...31).contains(figures[0]) && (1...31).contains(figures[1]) ? figures : nil
  }

  /// Not long ago, and not in more than four months.
  private static func isSoon(_ day: Int, _ month: Int, _ year: Int?, _ today: CalendarDate) -> Bool {
    let years = year.map { [$0 < 100 ? 2000 + $0 : $0] } ?? [today.year - 1, today.year, today.year + 1]
    return years.contains { year in
      guard let date = CalendarDate(year: year, month: month, day: day) else { return false }
      return (today.adding(days: -30)...today.adding(days: 120)).contains(date)
    }
  }

  private static let english: Set<String> = [
    "the", "will", "until", "from", "please", "with", "my", "of", "return", "am", "i", "and",
  ]
}
