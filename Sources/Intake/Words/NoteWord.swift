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
    let straight = text.unicodeScalars.map { $0 == "’" || $0 == "ʼ" ? "'" : $0 }
    let plain = String(String.UnicodeScalarView(straight)).foldedForSearch
    key = plain.trimmingScalars(Self.punctuation)
  }

  var startsUpperCase: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }
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
    let letters = text.unicodeScalars.prefix { $0.properties.isAlphabetic }
    guard (1...12).contains(letters.count), letters.endIndex < text.unicodeScalars.endIndex else {
      return [self]
    }
    let mark = text.unicodeScalars[letters.endIndex]
    guard mark == ":" || mark == "." else { return [self] }
    let rest = text.unicodeScalars[text.unicodeScalars.index(after: letters.endIndex)...]
    guard let next = rest.first else { return [self] }
    let head = NoteWord(String(letters) + String(mark))
    let isLabel = ("0"..."9").contains(next) || "+(".unicodeScalars.contains(next)
    let isTitle = next.properties.isUppercase && CallerWords.salutations.contains(head.key)
    guard isLabel || (isTitle && rest.count > 2) else { return [self] }
    return [head, NoteWord(String(rest))]
  }

  /// Letters, with hyphens, apostrophes and dots, or `&`: can be part of a name.
  var isNameLike: Bool {
    if text == "&" { return true }
    let name = endsWithColon ? text.unicodeScalars.dropLast() : text.unicodeScalars[...]
    return name.allSatisfy {
      $0.properties.isAlphabetic || "-'’.&".unicodeScalars.contains($0)
    }
      && text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  private static let punctuation: Set<Unicode.Scalar> = [
    ".", ":", ",", ";", "!", "?", "\"", "«", "»", "“", "”", "(", ")", "*", "•", "…",
  ]
}

extension String {
  /// Without those scalars at both ends.
  func trimmingScalars(_ unwanted: Set<Unicode.Scalar>) -> String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, unwanted.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, unwanted.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Its words, parted by any white space, no-break spaces included.
  var noteWords: [NoteWord] {
    unicodeScalars.split {
      $0.isASCII ? $0 == " " || (9...13).contains($0.value) : $0.properties.isWhitespace
    }
    .map { NoteWord(String($0)) }
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
