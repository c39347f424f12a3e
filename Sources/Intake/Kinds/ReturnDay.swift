import Basics

/// When somebody who is away is back, if the automatic answer says so.
///
/// "De retour le 4 mars" is that day; "absent jusqu'au 3 mars" means the day after.
enum ReturnDay {
  static func read(_ text: String, today: CalendarDate) -> CalendarDate? {
    let head = String(text.unicodeScalars.prefix(4000))
    let words = Array(head.noteWords.prefix(600))
    let grammar = DateGrammar(today: today)
    return day(in: words, after: returns, grammar)
      ?? day(in: words, after: lasts, grammar).map { $0.adding(days: 1) }
  }

  /// The day that stands at most three words after one of the phrases.
  private static func day(
    in words: [NoteWord], after phrases: [[String]], _ grammar: DateGrammar
  ) -> CalendarDate? {
    for index in words.indices {
      let length = words.length(ofAny: phrases, at: index)
      guard length > 0 else { continue }
      for start in (index + length)..<(index + length + 4) {
        if let found = grammar.match(words, at: start) { return found.date }
      }
    }
    return nil
  }

  private static let returns = [
    ["de", "retour"], ["retour"], ["reviens"], ["reviendrai"], ["back"], ["return"], ["returning"],
    ["reachable"],
    ["zuruck"], ["wieder"], ["ab"], ["rientro"], ["ritorno"], ["tornero"], ["rientrero"],
  ]
  private static let lasts = [
    ["jusqu'au"], ["jusqu'a"], ["au"], ["until"], ["till"], ["through"], ["to"], ["bis"], ["fino", "al"],
    ["al"],
  ]
}
