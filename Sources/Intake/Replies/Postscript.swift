/// What somebody adds below their name.
enum Postscript {
  static func begins(_ words: ArraySlice<UInt8>) -> Bool { isMarked(words) || isAfterthought(words) }

  /// `PS: …`, `P.S. …`, `NB …`
  private static func isMarked(_ words: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, firsts.contains(first) else { return false }
    let head = words.prefix(6).filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }.map { $0 & 0xDF }
    guard words.count > 4, head.starts(with: "PS".utf8) || head.starts(with: "NB".utf8), head.count > 2 else {
      return false
    }
    // A blank or a colon, without the bit that tells small letters.
    return head[2] == 0x00 || head[2] == UInt8(ascii: ":") & 0xDF
  }

  /// "One more question: …", which no signature begins a line with.
  private static func isAfterthought(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count > 10, let first = words.first, firstLetters.contains(first | 0x20) || first >= 0x80
    else {
      return false
    }
    let key = words.prefix(40).foldedKey
    return afterthoughts.contains { key.starts(with: $0) }
  }

  private static let afterthoughts = [
    "noch eine frage", "noch eine bitte", "noch etwas", "noch was", "nachtrag:", "ubrigens", "ach ja",
    "encore une question", "encore une chose", "autre question", "derniere question", "petite question",
    "au fait", "j'oubliais", "j'ai oublie", "one more thing", "one more question", "another question",
    "by the way", "btw", "i forgot", "un'altra domanda", "ancora una domanda", "un'altra cosa", "dimenticavo",
  ].map { Array($0.utf8) }
  private static let firstLetters = Set(afterthoughts.compactMap(\.first))
  private static let firsts: ByteSet = "PpNn.-"
}
