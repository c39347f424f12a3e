import Basics

/// Which task a time note means: "2h analyse du besoin" → the task "Analyse".
///
/// Only words decide, folded to lower case without accents. One task that stands out is taken; two that fit
/// equally well are left to a person, because a wrong guess ends up on an invoice.
package enum TaskChoice {
  package enum Reason: String, CaseIterable, Sendable {
    /// The project has one open task, so the note need not name it.
    case onlyTask
    /// The whole name of the task stands in the note.
    case nameInNote
    /// Words of the task's name stand in the note.
    case wordsInNote
    /// Several tasks fit equally well.
    case ambiguous
    /// No open task has a word in common with the note.
    case noneFits
    /// There is nothing to choose from.
    case noOpenTask
  }

  package static func choose(
    for note: String, among tasks: [ProjectTask]
  ) -> Verdict<ProjectTask?, Reason> {
    let open = tasks.filter { $0.state == .open }
    guard let first = open.first else { return Verdict(nil, .noOpenTask) }
    guard open.count > 1 else { return Verdict(first, .onlyTask, evidence: first.name) }
    let note = NoteWords(note)
    let named = mostSpecific(open.filter { note.holdsAll(of: NoteWords($0.name)) })
    guard named.isEmpty else { return only(of: named, .nameInNote) }
    let scored = open.map { (task: $0, words: note.count(of: NoteWords($0.name))) }
    let most = scored.map(\.words).max() ?? 0
    guard most > 0 else {
      return Verdict(nil, .noneFits, evidence: open.map(\.name).joined(separator: ", "))
    }
    return only(of: scored.filter { $0.words == most }.map(\.task), .wordsInNote)
  }

  private static func only(of tasks: [ProjectTask], _ reason: Reason) -> Verdict<ProjectTask?, Reason> {
    let names = tasks.map(\.name).joined(separator: ", ")
    return tasks.count == 1
      ? Verdict(tasks.first, reason, evidence: names) : Verdict(nil, .ambiguous, evidence: names)
  }

  /// "analyse des risques" names "Analyse des risques", although it also holds the whole of "Analyse".
  private static func mostSpecific(_ named: [ProjectTask]) -> [ProjectTask] {
    let words = named.map { NoteWords($0.name) }
    return named.indices.filter { own in
      !named.indices.contains { words[$0].isLarger(than: words[own]) && words[$0].holdsAll(of: words[own]) }
    }.map { named[$0] }
  }
}

/// The words of a note or a name that mean something, folded.
private struct NoteWords {
  /// A note is one line; whoever sends a novel does not name a task by its thousandth word.
  private static let longest = 200
  /// Words that stand in every other name.
  private static let fillers: Set<String> = [
    "and", "aux", "avec", "dans", "des", "for", "les", "par", "pour", "sur", "the", "une", "with",
  ]

  private let words: [String]

  init(_ text: String) {
    words = text.foldedForSearch.unicodeScalars
      .split { !($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
      .lazy.map { String($0) }
      .filter { $0.utf8.count >= 3 && !Self.fillers.contains($0) }
      .prefix(Self.longest).map { $0 }
  }

  /// How many words of the name stand here.
  func count(of name: NoteWords) -> Int {
    name.words.count { wanted in words.contains { Self.same($0, wanted) } }
  }

  func holdsAll(of name: NoteWords) -> Bool { !name.words.isEmpty && count(of: name) == name.words.count }

  func isLarger(than other: NoteWords) -> Bool { words.count > other.words.count }

  /// Equal, or one is the other with an ending of one or two letters: "analyse" and "analyses".
  private static func same(_ left: String, _ right: String) -> Bool {
    let (shorter, longer) = left.utf8.count <= right.utf8.count ? (left, right) : (right, left)
    guard shorter.utf8.count >= 4, longer.utf8.count - shorter.utf8.count <= 2 else { return left == right }
    return longer.hasPrefix(shorter)
  }
}
