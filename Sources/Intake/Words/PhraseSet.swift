/// Phrases that a grammar looks for, found by their first word: however many there are, a place in a text is
/// compared with a few.
struct PhraseSet: ExpressibleByArrayLiteral, Sendable {
  private let byFirstWord: [String: [[String]]]

  /// - Parameter phrases: Folded, words parted by a blank.
  init(arrayLiteral phrases: String...) {
    var table: [String: [[String]]] = [:]
    for phrase in phrases {
      let words = phrase.split(separator: " ").map(String.init)
      if let first = words.first { table[first, default: []].append(words) }
    }
    byFirstWord = table.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// How many words the longest phrase at `start` takes; 0 when none stands there.
  func length(in words: [NoteWord], at start: Int) -> Int {
    guard words.indices.contains(start), !words[start].isUsed else { return 0 }
    return byFirstWord[words[start].key]?.first { words.has($0, at: start) }?.count ?? 0
  }

  /// Whether one stands anywhere.
  func stands(in words: [NoteWord]) -> Bool {
    words.indices.contains { length(in: words, at: $0) > 0 }
  }
}
