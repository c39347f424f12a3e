/// Time that an employee reports by mail, a line each: `2h30 analyse`, `1,5 h réunion`, `45 min Telefon`.
package struct TimeNote: Hashable, Sendable {
  package let minutes: Int
  package let note: String

  package init(minutes: Int, note: String) {
    self.minutes = minutes
    self.note = note
  }

  /// What a mail's new words say about time.
  package enum Reading: Hashable, Sendable {
    /// Every line is a time note.
    case all([TimeNote])
    /// Some lines are, and these are not.
    case some([TimeNote], others: [String])
    case none
  }

  package static func read(_ text: String) -> Reading {
    var notes: [TimeNote] = []
    var others: [String] = []
    for line in text.split(whereSeparator: \.isNewline).prefix(200) {
      let words = String(line).noteWords.filter { !["-", "*", "•", "–"].contains($0.text) }
      guard !words.isEmpty, !Courtesy.isGreeting(words) else { continue }
      if let note = TimeGrammar.note(in: Array(words.prefix(100))) {
        notes.append(note)
      } else {
        others.append(words.map(\.text).joined(separator: " "))
      }
    }
    if notes.isEmpty { return .none }
    return others.isEmpty ? .all(notes) : .some(notes, others: others)
  }
}
