import Basics

/// Whether an answer speaks of something new: its subject has nothing in common with what the conversation is about.
///
/// Mail programs and people change a subject and mean the same (`Cuisine`, `Cuisine - urgent`): only a subject of
/// which no word was there before proposes a matter of its own.
enum SubjectChange {
  /// - Parameter known: the base subjects and titles of the conversation; none tell nothing.
  static func isNew(_ subject: String, among known: [String]) -> Bool {
    let words = significant(subject)
    guard !words.isEmpty, !known.isEmpty else { return false }
    return known.allSatisfy { words.isDisjoint(with: significant($0)) && !$0.isEmpty }
  }

  /// Words of three letters and more, and figures, but those that connect others.
  private static func significant(_ subject: String) -> Set<String> {
    let words = subject.foldedForSearch.unicodeScalars.prefix(500).split { !$0.isAlphabetic && !isDigit($0) }
    let telling = words.filter { word in word.count > 2 || word.first.map(isDigit) == true }
    return Set(telling.map { String($0) }).subtracting(joints)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let joints: Set<String> = [
    "les", "des", "une", "pour", "votre", "notre", "vos", "nos", "avec", "sur", "dans", "the", "and", "for",
    "your", "our", "with", "der", "die", "das", "und", "fur", "ihr", "ihre", "unser", "unsere", "mit", "von",
    "per", "con", "del", "della", "gli",
  ]
}
