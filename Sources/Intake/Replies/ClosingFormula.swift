import Basics

/// A closing formula on a line of its own, perhaps with the name: "Freundliche Grüsse", "Cordialement, Anna".
enum ClosingFormula {
  static func matches(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 80 else { return false }
    let bare = words.trimming(frame)
    guard beginnings.mayBegin(unfolded: bare) else { return false }
    if formulas.contains(bare.foldedKey) { return true }
    guard let place = bare.firstIndex(of: UInt8(ascii: ",")) else { return isFollowedByName(bare) }
    let name = bare[(place + 1)...].drop { $0 == 0x20 }
    return formulas.contains(bare[..<place].foldedKey) && ContactFacts.isName(name)
  }

  /// The formula and nothing else.
  static func isWhole(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 80 else { return false }
    let bare = words.trimming(frame)
    return beginnings.mayBegin(unfolded: bare) && formulas.contains(bare.foldedKey)
  }

  /// "LG Anna", "Mit freundlichen Grüssen Anna Rey".
  private static func isFollowedByName(_ words: ArraySlice<UInt8>) -> Bool {
    guard (2...6).contains(words.wordCount) else { return false }
    let pieces = words.split(separator: 0x20)
    return (1...min(2, pieces.count - 1)).contains { count in
      let name = words[pieces[pieces.count - count].startIndex...]
      let formula = words[..<name.startIndex].foldedKey
      return formula.count >= 2 && formula != best && formulas.contains(formula) && ContactFacts.isName(name)
    }
  }

  private static let frame: ByteSet = ",.!*_ "
  private static let best = Array("best".utf8)
  private static let beginnings = BytePhrases(ClosingWords.formulas)
  private static let formulas = Set(ClosingWords.formulas.map { Array($0.utf8) })
}
