/// Telephone numbers as people jot them down → E.164: `021 555 01 23` → `+41215550123`.
///
/// Only whole numbers count: one digit too few or too many, and it stays in the words. A fax is no telephone.
enum PhoneNumber {
  typealias Match = (number: String, count: Int)

  private static let longest = 18

  /// The number that starts at the word `start`, and how many words it takes; the longest that is whole.
  static func match(_ words: [NoteWord], at start: Int, country: String) -> Match? {
    guard words.indices.contains(start), !words[start].isUsed, !isFax(words, at: start) else { return nil }
    let plan = NumberPlan.plans[country]
    guard mayStart(words[start], plan) else { return nil }
    var digits = ""
    var best: Match?
    for index in words.indices[start...].prefix(8) {
      guard !words[index].isUsed, let more = symbols(of: words[index], isFirst: index == start) else { break }
      digits += more
      guard digits.utf8.count <= longest else { break }
      if let number = international(digits, plan: plan) { best = (number, index - start + 1) }
    }
    guard let best, !goesOn(words, at: start + best.count) else { return nil }
    return best
  }

  /// Digits that go on after a whole number: it was not whole, or not a number.
  private static func goesOn(_ words: [NoteWord], at next: Int) -> Bool {
    guard next < words.count, next > 0, !",;".utf8.contains(words[next - 1].text.utf8.last ?? 0) else {
      return false
    }
    return words[next].text.utf8.allSatisfy(isDigit) || AmountText.startsWithCurrency(words[next].key)
  }

  /// The label stands before the first figure of the number.
  private static func isFax(_ words: [NoteWord], at start: Int) -> Bool {
    for word in words[..<start].reversed().prefix(6) {
      if word.key.hasPrefix("fax") || word.key == "telefax" || word.key == "f" { return true }
      guard symbols(of: word, isFirst: false) != nil || word.key.isEmpty || word.key == "n°" else {
        return false
      }
    }
    return false
  }

  /// `+`, `0`, or what numbers of that country begin with where they have no 0 in front.
  private static func mayStart(_ word: NoteWord, _ plan: NumberPlan?) -> Bool {
    guard word.hasDigit, word.text.utf8.count <= 24 else { return false }
    let text = word.text.utf8.drop { $0 == UInt8(ascii: "(") }
    guard let first = text.first else { return false }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "0") { return true }
    let group = text.prefix(while: isDigit)
    guard let plan, group.count >= 2 else { return false }
    return plan.openLeads.utf8.contains(first) || group.starts(with: plan.code.utf8)
  }

  /// Its digits, and `+` in front; the `(0)` of `+41 (0)21` is a `z`. Nil when it is no part of a number.
  private static func symbols(of word: NoteWord, isFirst: Bool) -> String? {
    let source = Array(word.text.unicodeScalars.prefix(25))
    guard source.count <= 24, word.hasDigit || (!isFirst && word.text == "/") else { return nil }
    guard !isDateLike(source) || isFirst else { return nil }
    var symbols = ""
    for (index, scalar) in source.enumerated() {
      switch scalar {
      case "0"..."9": symbols += isBracketedZero(source, index) ? "z" : String(scalar)
      case "+": guard isFirst else { return nil }; symbols += "+"
      // It ends a number and parts none.
      case ";" where index == source.count - 1: continue
      case "(", ")", "-", ".", "/", ",", "–", "‑", "‐", "−", "·", "'": continue
      default: return nil
      }
    }
    return symbols
  }

  private static func isBracketedZero(_ source: [Unicode.Scalar], _ index: Int) -> Bool {
    source[index] == "0" && index > 0 && source[index - 1] == "(" && index + 1 < source.count
      && source[index + 1] == ")"
  }

  /// `12.12.` and `3.3.2027` are days.
  private static func isDateLike(_ source: [Unicode.Scalar]) -> Bool {
    let parts = source.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count <= 2 && parts[1].count <= 2
      && [0, 2, 4].contains(parts[2].count)
  }

  private static func international(_ symbols: String, plan: NumberPlan?) -> String? {
    let isForeign = symbols.hasPrefix("+") || symbols.hasPrefix("00")
    let all = symbols.utf8.dropFirst(symbols.hasPrefix("+") ? 1 : isForeign ? 2 : 0)
    // In Italy the 0 is dialled from abroad too.
    let keepsZero = !isForeign || all.starts(with: "39".utf8)
    let figures = all.filter { keepsZero || $0 != UInt8(ascii: "z") }
    guard !figures.contains(UInt8(ascii: "+")) else { return nil }
    let text = String(
      decoding: figures.map { $0 == UInt8(ascii: "z") ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
    return isForeign ? NumberPlan.checked(text) : plan?.international(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
