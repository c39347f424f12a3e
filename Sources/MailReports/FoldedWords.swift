import MailFormat

/// Text in one form for looking up fixed phrases: lower case, plain apostrophes, every run of white space one blank.
///
/// Over bytes, because a report is searched for hundreds of phrases. Lower case of ASCII, of the Latin letters of
/// Western Europe and of Cyrillic; whatever else there is stays as it is.
struct FoldedWords {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Self.fold(text.utf8) }

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Self.fold(bytes) }

  private init(folded: [UInt8]) { bytes = folded }

  /// The same without the words that hold an address: `User <someone@example.org> unknown` speaks of an unknown user.
  var withoutAddresses: FoldedWords {
    guard bytes.contains(0x40) else { return self }
    let words = bytes.split(separator: 0x20).filter { !$0.contains(0x40) }
    return FoldedWords(folded: Array(words.joined(separator: [0x20])))
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

  init(_ groups: [[String]]) {
    var table = [[Phrase]](repeating: [], count: 256)
    for (group, phrases) in groups.enumerated() {
      for phrase in phrases {
        let bytes = FoldedWords(phrase).bytes
        if let first = bytes.first { table[Int(first)].append(Phrase(bytes: bytes, group: group)) }
      }
    }
    byFirstByte = table
  }

  init(_ phrases: [String]) { self.init([phrases]) }

  func isIn(_ words: FoldedWords) -> Bool { firstGroup(in: words) != nil }

  /// Whether the text begins with one of the phrases.
  func begins(_ words: FoldedWords) -> Bool {
    guard let first = words.bytes.first else { return false }
    return byFirstByte[Int(first)].contains { words.bytes.starts(with: $0.bytes) }
  }

  /// The first group of which a phrase stands in the text, wherever it stands.
  func firstGroup(in words: FoldedWords) -> Int? {
    words.bytes.withUnsafeBufferPointer { text in
      var found: Int?
      for start in text.indices where !Self.isInsideWord(text, start) {
        for phrase in byFirstByte[Int(text[start])] where phrase.group < found ?? .max {
          if Self.stands(phrase.bytes, in: text, at: start) { found = phrase.group }
        }
        if found == 0 { break }
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
