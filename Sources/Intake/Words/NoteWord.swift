import Basics

/// One word of a note: as written, and in the form it is compared in.
struct NoteWord: Hashable, Sendable {
  let text: String
  /// No accents, no case, `'` for every apostrophe, no punctuation around it.
  let key: String
  /// A rule has taken it.
  var isUsed = false

  init(_ text: String) {
    self.text = text
    key = Self.straight(text).foldedForSearch.trimmingScalars(Self.punctuation)
  }

  /// With `'` for every apostrophe; most words have none of the bytes that the others begin with.
  private static func straight(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xE2 || $0 == 0xCA }) else { return text }
    let scalars = text.unicodeScalars.map { $0 == "’" || $0 == "ʼ" ? "'" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }

  var startsUpperCase: Bool { text.unicodeScalars.first?.isUppercase ?? false }
  var hasDigit: Bool { text.utf8.contains { (48...57).contains($0) } }
  var endsWithColon: Bool { text.utf8.last == UInt8(ascii: ":") }

  /// The key without an elided article: `l'arch.`, `dell'albergo`.
  var bareKey: String {
    guard let mark = key.utf8.firstIndex(of: UInt8(ascii: "'")), key.utf8.count <= 40 else { return key }
    return Self.elided.contains(String(key[..<mark])) ? String(key[key.utf8.index(after: mark)...]) : key
  }

  private static let elided: Set<String> = ["l", "d", "dell", "all", "dall", "nell", "un"]

  /// A word that people forget to part: `Tel:0215550123`, `Fr.12'000`, `M.Rey`.
  var parted: [NoteWord] {
    let letters = text.unicodeScalars.prefix { $0.isAlphabetic }
    guard (1...12).contains(letters.count), letters.endIndex < text.unicodeScalars.endIndex else {
      return [self]
    }
    let mark = text.unicodeScalars[letters.endIndex]
    guard mark == ":" || mark == "." else { return [self] }
    let rest = text.unicodeScalars[text.unicodeScalars.index(after: letters.endIndex)...]
    guard let next = rest.first else { return [self] }
    let head = NoteWord(String(letters) + String(mark))
    let isLabel = ("0"..."9").contains(next) || "+(".unicodeScalars.contains(next)
    let isTitle = next.isUppercase && CallerWords.salutations.contains(head.key)
    guard isLabel || (isTitle && rest.count > 2) else { return [self] }
    return [head, NoteWord(String(rest))]
  }

  /// Letters, with hyphens, apostrophes and dots, or `&`: can be part of a name.
  var isNameLike: Bool {
    if text == "&" { return true }
    let name = endsWithColon ? text.unicodeScalars.dropLast() : text.unicodeScalars[...]
    return name.allSatisfy {
      $0.isAlphabetic || "-'’.&".unicodeScalars.contains($0)
    }
      && text.unicodeScalars.contains { $0.isAlphabetic }
  }

  private static let punctuation: ScalarSet = [
    ".", ":", ",", ";", "!", "?", "\"", "«", "»", "“", "”", "(", ")", "*", "•", "…",
  ]
}

extension String {
  /// Without those scalars at both ends.
  func trimmingScalars(_ unwanted: ScalarSet) -> String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      unwanted.contains(first) || unwanted.contains(last)
    else { return self }
    var scalars = unicodeScalars[...]
    while let first = scalars.first, unwanted.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, unwanted.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Its words, parted by any white space, no-break spaces included.
  var noteWords: [NoteWord] {
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      return unicodeScalars.split(whereSeparator: \.isWhitespace).map { NoteWord(String($0)) }
    }
    return utf8.split { $0 == 0x20 || (9...13).contains($0) }.map { NoteWord(String(Substring($0))) }
  }
}

extension Array<NoteWord> {
  /// Whether the keys from `start` on are these, none of them used.
  func has(_ keys: [String], at start: Int) -> Bool {
    guard start >= 0, start + keys.count <= count else { return false }
    return zip(keys, self[start...]).allSatisfy { $0 == $1.key && !$1.isUsed }
  }

  /// The longest of the phrases that stands at `start`, as a number of words; 0 when none does.
  func length(ofAny phrases: [[String]], at start: Int) -> Int {
    phrases.filter { has($0, at: start) }.map(\.count).max() ?? 0
  }

  mutating func use(_ range: Range<Int>) {
    for index in range where indices.contains(index) { self[index].isUsed = true }
  }
}
