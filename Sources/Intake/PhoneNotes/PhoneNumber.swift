/// Telephone numbers as people jot them down → E.164: `021 555 01 23` → `+41215550123`.
///
/// Only whole numbers count: one digit too few or too many, and it stays in the words.
enum PhoneNumber {
  /// What a national number looks like: its country code, its length with the leading 0, and whether the 0
  /// is left out abroad (ITU-T E.164 national plans).
  struct Plan: Sendable {
    let code: String
    let digits: ClosedRange<Int>
    var dropsTrunkZero = true
  }

  static let plans: [String: Plan] = [
    "CH": Plan(code: "41", digits: 10...10), "LI": Plan(code: "423", digits: 7...7, dropsTrunkZero: false),
    "FR": Plan(code: "33", digits: 10...10), "DE": Plan(code: "49", digits: 7...12),
    "AT": Plan(code: "43", digits: 7...14), "IT": Plan(code: "39", digits: 6...11, dropsTrunkZero: false),
    "BE": Plan(code: "32", digits: 9...10), "LU": Plan(code: "352", digits: 6...9, dropsTrunkZero: false),
    "GB": Plan(code: "44", digits: 10...11),
  ]

  /// The number that starts at the word `start`, and how many words it takes; the longest that is whole.
  static func match(_ words: [NoteWord], at start: Int, country: String) -> (number: String, count: Int)? {
    var digits = ""
    var best: (String, Int)?
    for index in words.indices[start...].prefix(8) {
      guard !words[index].isUsed, isPart(words[index], isFirst: index == start) else { break }
      digits += symbols(of: words[index].text)
      guard digits.utf8.count <= 18 else { break }
      if let number = international(digits, country: country) { best = (number, index - start + 1) }
    }
    guard let best else { return nil }
    // Digits that go on after a whole number: it was not whole, or not a number.
    let next = start + best.1
    if next < words.count, words[next].text.utf8.allSatisfy({ (48...57).contains($0) }) { return nil }
    return (number: best.0, count: best.1)
  }

  /// The first number anywhere in a text, for signatures.
  static func first(in text: String, country: String) -> String? {
    for line in text.split(whereSeparator: \.isNewline).prefix(40) {
      let words = String(line).noteWords
      for start in words.indices.prefix(40) {
        if let found = match(words, at: start, country: country) { return found.number }
      }
    }
    return nil
  }

  private static func isPart(_ word: NoteWord, isFirst: Bool) -> Bool {
    let text = word.text.utf8
    guard word.hasDigit || (!isFirst && text.elementsEqual("/".utf8)) else { return false }
    guard text.allSatisfy({ (48...57).contains($0) || "+()-./,".utf8.contains($0) }) else { return false }
    guard isFirst else { return text.first != UInt8(ascii: "+") && !isDateLike(text) }
    return text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "0")
      || text.starts(with: "(0".utf8) || text.starts(with: "(+".utf8)
  }

  /// `12.12.` and `3.3.2027` are days.
  private static func isDateLike(_ text: String.UTF8View) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count <= 2 && parts[1].count <= 2
      && [0, 2, 4].contains(parts[2].count)
  }

  /// Digits, and `+` in front; the `(0)` of `+41 (0)21` goes.
  private static func symbols(of text: String) -> String {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    for (index, byte) in source.enumerated() {
      let isBracketedZero =
        byte == UInt8(ascii: "0") && index > 0 && source[index - 1] == UInt8(ascii: "(")
        && index + 1 < source.count && source[index + 1] == UInt8(ascii: ")")
      if isBracketedZero {
        bytes.append(UInt8(ascii: "z"))
      } else if (48...57).contains(byte) || byte == UInt8(ascii: "+") {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func international(_ symbols: String, country: String) -> String? {
    let bytes = Array(symbols.utf8)
    let isForeign = bytes.first == UInt8(ascii: "+") || symbols.hasPrefix("00")
    let prefix = bytes.first == UInt8(ascii: "+") ? 1 : isForeign ? 2 : 0
    let digits = bytes.dropFirst(prefix).filter { isForeign ? $0 != UInt8(ascii: "z") : true }
      .map { $0 == UInt8(ascii: "z") ? UInt8(ascii: "0") : $0 }
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    return isForeign ? checked(text) : national(text, country: country)
  }

  private static func national(_ digits: String, country: String) -> String? {
    guard let plan = plans[country], plan.digits.contains(digits.utf8.count) else { return nil }
    guard digits.hasPrefix("0"), !digits.hasPrefix("00") else { return nil }
    return "+" + plan.code + (plan.dropsTrunkZero ? String(digits.dropFirst()) : digits)
  }

  /// With country code: held to the plan of countries we know, else to E.164's 15 digits.
  private static func checked(_ digits: String) -> String? {
    let plan = plans.values.first { digits.hasPrefix($0.code) }
    guard let plan else { return (9...15).contains(digits.utf8.count) ? "+" + digits : nil }
    let rest = digits.utf8.count - plan.code.utf8.count + (plan.dropsTrunkZero ? 1 : 0)
    return plan.digits.contains(rest) ? "+" + digits : nil
  }
}
