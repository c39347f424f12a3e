import MailFormat

/// Text in one form for looking up fixed phrases: lower case, plain apostrophes, every run of white space one blank.
///
/// Over bytes, because a report is searched for hundreds of phrases. Lower case of ASCII, of the Latin letters of
/// Western Europe, of Greek and of Cyrillic; whatever else there is stays as it is.
struct FoldedWords {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Self.fold(text.utf8) }

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Self.fold(bytes) }

  private init(folded: [UInt8]) { bytes = folded }

  /// The same without addresses, hosts and links: `User <someone@example.org> unknown` speaks of an unknown user, and
  /// what `mx.spamfilter.example` or `https://example.org/blocked` are called is no reason.
  var withoutNames: FoldedWords {
    let words = bytes.split(separator: 0x20).compactMap {
      $0.contains(0x2E) || $0.contains(0x40) ? Self.rest($0) : $0
    }
    return FoldedWords(folded: Array(words.joined(separator: [0x20])))
  }

  /// The same without one phrase, wherever it stands.
  func without(_ phrase: StaticString) -> FoldedWords {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    let first = phrase.utf8Start[0]
    var index = 0
    while index < bytes.count {
      if bytes[index] == first, bytes[index...].hasCaselessPrefix(phrase) {
        index += phrase.utf8CodeUnitCount
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    return FoldedWords(folded: kept)
  }

  /// What of a word is no name: nothing, or the end of `<someone@example.org>:unknown`.
  private static func rest(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    if word.contains(0x40) {
      guard let close = word.lastIndex(of: 0x3E), close + 2 < word.endIndex else { return nil }
      return word[(close + 2)...]
    }
    return isHost(word) ? nil : word
  }

  /// `https://example.org/x`, `mx.example.org[192.0.2.1]:`, `(example.org`.
  private static func isHost(_ word: ArraySlice<UInt8>) -> Bool {
    if word.contains(0x2F), word.hasCaselessPrefix("http") || word.hasCaselessPrefix("www.") { return true }
    let name = word.drop { !($0.isLetter || $0.isDigit) }.prefix {
      $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x2E
    }
    let labels = name.split(separator: 0x2E, omittingEmptySubsequences: false)
    let top = labels.last { !$0.isEmpty } ?? []
    return labels.filter { !$0.isEmpty }.count > 1 && top.count > 1
      && top.allSatisfy { $0.isLetter || $0 == 0x2D }
  }

  func hasPrefix(_ phrase: StaticString) -> Bool { bytes[...].hasCaselessPrefix(phrase) }

  private static func fold(_ text: some Sequence<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.underestimatedCount)
    for byte in text {
      guard byte > 0x20, byte != 0x7F else {
        if let last = folded.last, last != 0x20 { folded.append(0x20) }
        continue
      }
      guard byte >= 0x80 else {
        folded.append(byte.lowercased)
        continue
      }
      append(byte, to: &folded)
    }
    if folded.last == 0x20 { folded.removeLast() }
    return folded
  }

  /// One byte of a character beyond ASCII, made small together with the byte before it.
  private static func append(_ byte: UInt8, to folded: inout [UInt8]) {
    let end = folded.count - 1
    switch (folded.last, byte) {
    case (0xC3, 0x80...0x9E) where byte != 0x97: folded.append(byte + 0x20)
    case (0xD0, 0x90...0x9F): folded.append(byte + 0x20)
    case (0xD0, 0xA0...0xAF):
      folded[end] = 0xD1
      folded.append(byte - 0x20)
    case (0xCE, 0x91...0x9F): folded.append(byte + 0x20)
    case (0xCE, 0xA0...0xA9):
      folded[end] = 0xCF
      folded.append(byte - 0x20)
    case (0xC2, 0xA0):
      folded.removeLast()
      if let last = folded.last, last != 0x20 { folded.append(0x20) }
    case (0x80, 0x99) where end > 0 && folded[end - 1] == 0xE2:
      folded.removeLast(2)
      folded.append(0x27)
    default: folded.append(byte)
    }
  }
}

/// Groups of fixed phrases, all of them looked for in one pass over the text. A phrase starts where a word starts,
/// so that `spam` is not found in a host's name `antispam`, and may end within a word.
struct PhraseTable: Sendable {
  private struct Phrase: Sendable {
    let bytes: [UInt8]
    let group: Int
  }

  private let byFirstByte: [[Phrase]]
  private let count: Int

  init(_ groups: [[String]]) {
    var table = [[Phrase]](repeating: [], count: 256)
    for (group, phrases) in groups.enumerated() {
      for phrase in phrases {
        let bytes = FoldedWords(phrase).bytes
        if let first = bytes.first { table[Int(first)].append(Phrase(bytes: bytes, group: group)) }
      }
    }
    byFirstByte = table
    count = groups.count
  }

  init(_ phrases: [String]) { self.init([phrases]) }

  func isIn(_ words: FoldedWords) -> Bool { firstGroup(in: words) != nil }

  /// Whether the text begins with one of the phrases.
  func begins(_ words: FoldedWords) -> Bool {
    guard let first = words.bytes.first else { return false }
    return byFirstByte[Int(first)].contains { words.bytes.starts(with: $0.bytes) }
  }

  /// Whether the first letter of a text that is not folded yet already shows that it begins with none of the phrases;
  /// false where only folding tells.
  func isExcluded(by text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first(where: { $0 > 0x20 && $0 != 0x7F }), first < 0x80 else { return false }
    return byFirstByte[Int(first.lowercased)].isEmpty
  }

  /// The first group of which a phrase stands in the text, wherever it stands.
  func firstGroup(in words: FoldedWords) -> Int? { first(in: words)?.group }

  /// The same with the phrase.
  func first(in words: FoldedWords) -> (group: Int, phrase: String)? {
    words.bytes.withUnsafeBufferPointer { text in
      var found: Phrase?
      for start in text.indices where !Self.isInsideWord(text, start) {
        for phrase in byFirstByte[Int(text[start])] where phrase.group < found?.group ?? .max {
          if Self.stands(phrase.bytes, in: text, at: start) { found = phrase }
        }
        if found?.group == 0 { break }
      }
      return found.map { ($0.group, String(decoding: $0.bytes, as: UTF8.self)) }
    }
  }

  /// For each group whether a phrase of it stands in the text.
  func groups(in words: FoldedWords) -> [Bool] {
    words.bytes.withUnsafeBufferPointer { text in
      var found = [Bool](repeating: false, count: count)
      for start in text.indices where !Self.isInsideWord(text, start) {
        for phrase in byFirstByte[Int(text[start])] where !found[phrase.group] {
          found[phrase.group] = Self.stands(phrase.bytes, in: text, at: start)
        }
      }
      return found
    }
  }

  private static func isInsideWord(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard start > 0, text[start].isLetter || text[start].isDigit else { return false }
    return text[start - 1].isLetter || text[start - 1].isDigit
  }

  private static func stands(_ phrase: [UInt8], in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard text.count - start >= phrase.count else { return false }
    for index in phrase.indices where text[start + index] != phrase[index] { return false }
    return true
  }
}
