/// Degrees and forms of address of scholars and professions, before or behind a name.
enum AcademicDegrees {
  static func prefix(_ words: ArraySlice<NoteWord>) -> [NoteWord] { Array(words.prefix { isWord($0) }) }

  static func suffix(_ words: ArraySlice<NoteWord>) -> [NoteWord] {
    Array(words.reversed().prefix { isWord($0) }.reversed())
  }

  /// Nothing but degrees: "dipl. Arch. ETH/SIA".
  static func isDegree(_ words: [NoteWord]) -> Bool {
    guard (1...7).contains(words.count), let first = words.first else { return false }
    return isWord(first) && words.allSatisfy { isWord($0) || schools.contains($0.key) || isField($0) }
  }

  private static func isWord(_ word: NoteWord) -> Bool {
    let parts = word.key.utf8.split { ".-/".utf8.contains($0) }.map { String(Substring($0)) }
    // "A. Frei": one letter is an initial.
    guard !parts.isEmpty, word.key.utf8.count > 1 else { return false }
    let isMarked =
      word.text.utf8.contains(UInt8(ascii: "."))
      || word.text.unicodeScalars.dropFirst().contains(where: \.isUppercase)
    return parts.allSatisfy { degrees.contains($0) || (isMarked && schools.contains($0)) }
  }

  private static func isField(_ word: NoteWord) -> Bool {
    word.text.utf8.count >= 4
      && [
        "ing", "ok", "arch", "inform", "wirt", "elektro", "masch", "bau", "holz", "en", "in", "iur", "med",
        "oec",
      ]
      .contains { word.key.hasPrefix($0) }
  }

  private static let degrees: Set<String> = [
    "dr", "prof", "dipl", "ing", "arch", "mag", "msc", "bsc", "ma", "mba", "phd", "lic", "dott", "ssa",
    "geom",
    "avv", "rag", "iur", "oec", "med", "dent", "hc", "nat", "rer", "pol", "phil", "betriebsw", "kfm", "wirt",
    "inf", "llm", "cpa", "emba", "bba", "beng", "meng",
    "docteur", "maitre", "me", "mrics", "frics", "riba", "mciob", "mcips", "fcips", "fca", "aca", "ceng",
  ]
  private static let schools: Set<String> = [
    "eth", "epf", "epfl", "ethz", "fh", "hes", "htl", "hf", "tu", "sia", "univ", "uni", "hsg", "etsa", "insa",
    "th", "bfh", "sc", "a", "eur", "ing", "ets", "zfh",
  ]
}
