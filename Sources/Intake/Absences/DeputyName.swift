import Basics

/// The name of a deputy among the words of a notice.
///
/// German writes every noun with a capital, and departments look like names everywhere: a run of capitals is
/// a name when a salutation or "my colleague" stands before it, a given name begins it, or the address beside
/// it holds one of its words.
enum DeputyName {
  /// The name that starts at the word `start`, with how many words it takes, the salutation included.
  ///
  /// - Parameter addresses: The local parts of the addresses near it, folded.
  static func match(_ words: [NoteWord], at start: Int, addresses: [String]) -> (name: String, count: Int)? {
    guard words.indices.contains(start), !words[start].isUsed else { return nil }
    let salutation = salutationLength(words, at: start)
    let first = start + salutation
    let count = length(words, from: first)
    guard count > 0 else { return nil }
    let name = words[first..<first + count]
    guard !DeputyWords.matters.contains(words[first].key) else { return nil }
    guard !name.contains(where: { DeputyWords.departments.contains($0.key) }) else { return nil }
    let isIntroduced = salutation > 0 || (start > 0 && isColleague(words[start - 1]))
    let isKnown = count > 1 && GivenNames.contains(words[first])
    let isInAddress = name.contains { word in
      word.key.utf8.count > 2 && addresses.contains { $0.containsBytes(of: word.key) }
    }
    guard isIntroduced || isKnown || isInAddress else { return nil }
    return (
      words[start..<first + count].map(\.text).joined(separator: " ").trimmingScalars(marks),
      salutation + count
    )
  }

  private static func isColleague(_ word: NoteWord) -> Bool {
    DeputyWords.colleagues.contains(word.bareKey)
  }

  private static func salutationLength(_ words: [NoteWord], at start: Int) -> Int {
    guard start + 1 < words.count, CallerWords.salutations.contains(words[start].key),
      words[start].startsUpperCase
        || words[start].text.utf8.last == UInt8(ascii: ".")
    else { return 0 }
    let isDouble = CallerWords.salutations.contains(words[start + 1].key) && start + 2 < words.count
    return isDouble ? 2 : 1
  }

  /// One to four words in capitals, particles between them; a comma or bracket ends the name.
  private static func length(_ words: [NoteWord], from start: Int) -> Int {
    var count = 0
    var end = start
    while words.indices.contains(end), end - start < 5, isPart(words[end], isFirst: end == start) {
      end += 1
      if words[end - 1].startsUpperCase { count = end - start }
      guard !endsName(words[end - 1]) else { break }
    }
    return count
  }

  private static func isPart(_ word: NoteWord, isFirst: Bool) -> Bool {
    guard !word.isUsed, NoteWord(word.text.trimmingScalars(marks)).isNameLike else { return false }
    guard DateWords.weekdays[word.key] == nil,
      DateWords.monthNames[word.key] == nil || isFirst || word.key.utf8.count <= 4
    else {
      return false
    }
    guard !DeputyWords.labels.contains(word.key), !isColleague(word) else { return false }
    return word.startsUpperCase || (!isFirst && CallerWords.particles.contains(word.key))
  }

  private static func endsName(_ word: NoteWord) -> Bool {
    guard let last = word.text.utf8.last else { return false }
    return ",;:)(".utf8.contains(last) || (last == UInt8(ascii: ".") && word.key.utf8.count > 2)
  }

  private static let marks: ScalarSet = [
    ",", ";", ":", "(", ")", ".", "\"", "«", "»", "„", "“", "<", ">",
  ]
}
