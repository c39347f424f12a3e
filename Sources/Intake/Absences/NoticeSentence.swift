import Basics

/// A sentence of an absence notice, or a line of a list in it.
///
/// Lines that a mail program has wrapped are one sentence; short lines below each other, as in the address of
/// a deputy, are one each.
struct NoticeSentence: Sendable {
  var words: [NoteWord]

  /// As written, with single blanks: the evidence of what is read from it.
  var text: String { words.map(\.text).joined(separator: " ") }
  var keys: [String] { words.map(\.key) }

  /// A notice has few words; what stands further down is no part of it.
  static func split(_ text: String, limit: Int = 400) -> [NoticeSentence] {
    var builder = Builder()
    let head = String(text.unicodeScalars.prefix(8000))
    for line in head.utf8.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    {
      guard builder.count < limit else { break }
      builder.add(String(decoding: line, as: UTF8.self), limit: limit - builder.count)
    }
    builder.end()
    return builder.sentences
  }

  private struct Builder {
    var sentences: [NoticeSentence] = []
    var count = 0
    private var words: [NoteWord] = []
    /// Nobody writes a longer sentence; what reads one may go over it more than once.
    private static let longest = 80
    private var lastLine = 0

    mutating func end() {
      if !words.isEmpty { sentences.append(NoticeSentence(words: words)) }
      words = []
    }

    mutating func add(_ line: String, limit: Int) {
      let found = line.noteWords.prefix(limit).flatMap(\.parted)
      let bullet = found.first.map { ["-", "–", "*", "•", "·"].contains($0.text) } == true ? 1 : 0
      let new = Array(found.dropFirst(bullet))
      guard let first = new.first else { return end() }
      let isListed = bullet > 0 || isFact(words.last) || new.prefix(4).contains(where: \.endsWithColon)
      if isListed || !NoticeSentence.goesOn(from: lastLine, to: first) { end() }
      for (index, word) in new.enumerated() {
        words.append(word)
        count += 1
        let next = index + 1 < new.count ? new[index + 1] : nil
        if NoticeSentence.ends(with: word, before: next) || words.count >= Builder.longest { end() }
      }
      lastLine = line.utf8.count
    }

    /// An address or the end of a number ends the line of a list.
    private func isFact(_ word: NoteWord?) -> Bool {
      guard let word else { return false }
      let isNumber = word.text.utf8.allSatisfy { (48...57).contains($0) } && word.text.utf8.count >= 2
      return isNumber && words.count > 4 || word.text.utf8.contains(UInt8(ascii: "@"))
    }
  }

  /// A line goes on in the next when it was full, or when the next begins in lower case.
  private static func goesOn(from length: Int, to first: NoteWord) -> Bool {
    guard let letter = first.text.unicodeScalars.first else { return false }
    return letter.properties.isLowercase && !first.text.utf8.contains(UInt8(ascii: "@")) || length >= 55
  }

  private static func ends(with word: NoteWord, before next: NoteWord?) -> Bool {
    guard let mark = word.text.utf8.last(where: { !"\")»".utf8.contains($0) }) else { return false }
    if mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?") { return true }
    guard mark == UInt8(ascii: ".") else { return false }
    guard let next else { return !abbreviations.contains(word.key) }
    guard next.text.unicodeScalars.first?.properties.isLowercase != true else { return false }
    if word.hasDigit { return endsDay(word, before: next) }
    return word.key.unicodeScalars.count > 1 && !abbreviations.contains(word.key)
  }

  /// "3. August" goes on, "bis am 14. Bei Fragen" does not.
  private static func endsDay(_ word: NoteWord, before next: NoteWord) -> Bool {
    // "vom 21.12. - 02.01. Betriebsferien": nouns have capitals.
    guard word.text.utf8.count(where: { $0 == UInt8(ascii: ".") }) < 2 else { return false }
    let isNamed = DateWords.monthNames[next.key] != nil || DateWords.weekdays[next.key] != nil
    return next.text.unicodeScalars.first?.properties.isUppercase == true && !isNamed
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "mme", "mlle", "dr", "prof", "hr", "hrn", "fr", "sig", "sig.ra", "sra", "dott", "ing",
    "tel",
    "tél", "st", "nr", "no", "ca", "bzw", "inkl", "resp", "evtl", "voraussichtl", "jan", "feb", "apr", "aug",
    "sep",
    "sept", "okt", "oct", "nov", "dez", "dec", "dic", "janv", "fevr", "juil", "mo", "di", "mi", "do", "sa",
    "so",
    "e", "mob", "natel", "cell", "ext", "int", "dhr", "mevr", "z.b", "d.h", "u.a", "p.ex", "i.d.r",
  ]
}

extension NoticeSentence {
  var saysAway: Bool { begins(AbsenceDayWords.away) || place(of: AbsenceDayWords.awayPhrases) != nil }

  /// Whether one of the words begins so.
  func begins(_ stems: Beginnings) -> Bool {
    words.contains { stems.begin($0.key) || stems.begin($0.bareKey) }
  }

  /// The place of the first word of any of the phrases, and how many words it has.
  func place(of phrases: PhraseSet, from start: Int = 0) -> Range<Int>? {
    for index in words.indices where index >= start {
      let length = phrases.length(in: words, at: index)
      if length > 0 { return index..<index + length }
    }
    return nil
  }
}
