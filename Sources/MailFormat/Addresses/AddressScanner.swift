/// One word of a display name or of an address without brackets.
struct AddressWord {
  var bytes: [UInt8]
  let isQuoted: Bool
  /// Whether white space stood before it.
  let isSpaced: Bool

  var isEncoded: Bool {
    !isQuoted && bytes.starts(with: [0x3D, 0x3F]) && bytes.suffix(2).elementsEqual([0x3F, 0x3D])
  }

  var isAddress: Bool {
    guard !isQuoted, !isEncoded, let at = bytes.lastIndex(of: 0x40) else { return false }
    return at > 0 && at + 1 < bytes.count
  }
}

/// Cuts an address list into words, comments and what stands in angle brackets.
struct AddressScanner {
  enum Token {
    case word(AddressWord)
    case comment([UInt8])
    case angle(ArraySlice<UInt8>)
    case comma, semicolon, colon
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int
  /// Set when a quote or a parenthesis was found to have no end: from there on they are ordinary characters,
  /// so that none is looked for twice.
  private var quotesAreText = false
  private var parenthesesAreText = false

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func next() -> Token? {
    var isSpaced = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte.isWhiteSpace || byte == 0x3E {
        index += 1
        isSpaced = isSpaced || byte.isWhiteSpace
        continue
      }
      if let token = token(byte, isSpaced: isSpaced) { return token }
    }
    return nil
  }

  private mutating func token(_ byte: UInt8, isSpaced: Bool) -> Token? {
    switch byte {
    case 0x22 where !quotesAreText:
      guard let text = quotedString() else { return nil }
      return .word(AddressWord(bytes: text, isQuoted: true, isSpaced: isSpaced))
    case 0x22 where quotesAreText, 0x28 where parenthesesAreText, 0x29:
      index += 1
      return nil
    case 0x28: return comment().map { .comment($0) }
    case 0x3C: return angle()
    // Outlook writes it where it cites a header.
    case 0x5B where bytes[index...].prefix(8).hasCaselessPrefix("[mailto:"): return square(prefix: 8)
    case 0x5B where bytes[index...].prefix(6).hasCaselessPrefix("[smtp:"): return square(prefix: 6)
    case 0x2C: return punctuation(.comma)
    case 0x3B: return punctuation(.semicolon)
    case 0x3A: return punctuation(.colon)
    default: return .word(AddressWord(bytes: Array(atom()), isQuoted: false, isSpaced: isSpaced))
    }
  }

  private mutating func punctuation(_ token: Token) -> Token {
    index += 1
    return token
  }

  private mutating func atom() -> ArraySlice<UInt8> {
    let start = index
    if let end = encodedWordEnd(from: start) {
      index = end
      return bytes[start..<end]
    }
    index += 1
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte.isWhiteSpace || [0x22, 0x28, 0x3C, 0x3E, 0x2C, 0x3B, 0x3A].contains(byte) { break }
      index += 1
    }
    return bytes[start..<index]
  }

  /// Seen in the wild: encoded words with brackets and commas in them as they are. Nothing inside one is syntax
  /// (RFC 2047 §5 forbids the characters that are).
  private func encodedWordEnd(from start: Int) -> Int? {
    guard bytes[start] == 0x3D, bytes[start...].starts(with: "=?") else { return nil }
    let word = bytes[start...].prefix(Self.longestWord).prefix { !$0.isWhiteSpace }
    let parts = word.split(separator: 0x3F, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[2].count == 1 else { return nil }
    var mark = parts[3].startIndex
    while let found = word.index(of: 0x3F, from: mark) {
      mark = found + 1
      if mark < word.endIndex, word[mark] == 0x3D { return mark + 1 }
    }
    return nil
  }

  /// RFC 2047 §2 allows 75 characters; a search must have an end.
  private static let longestWord = 300

  /// A quoted string without its quotes; `nil` when it has no end.
  private mutating func quotedString() -> [UInt8]? {
    var text: [UInt8] = []
    var end = index + 1
    while end < bytes.endIndex, bytes[end] != 0x22 {
      if bytes[end] == 0x5C, end + 1 < bytes.endIndex { end += 1 }
      text.append(bytes[end])
      end += 1
    }
    guard end < bytes.endIndex else {
      quotesAreText = true
      return nil
    }
    index = end + 1
    return text
  }

  /// A comment, nested ones included, without the outer parentheses; `nil` when it has no end.
  private mutating func comment() -> [UInt8]? {
    var depth = 0
    var text: [UInt8] = []
    var end = index
    while end < bytes.endIndex {
      let byte = bytes[end]
      end += 1
      if byte == 0x5C, end < bytes.endIndex {
        text.append(bytes[end])
        end += 1
        continue
      }
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      if depth == 0 {
        index = end
        return text
      }
      if byte != 0x28 || depth > 1 { text.append(byte) }
    }
    parenthesesAreText = true
    return nil
  }

  /// What stands in brackets; a missing `>` ends it with the list. `nil` for `<` in a name.
  private mutating func angle() -> Token? {
    let start = index + 1
    var end = start
    while end < bytes.endIndex, bytes[end] != 0x3E, bytes[end] != 0x3C { end += 1 }
    index = min(end + 1, bytes.endIndex)
    guard end < bytes.endIndex, bytes[end] == 0x3C else { return .angle(bytes[start..<end].trimmed) }
    // Seen in the wild: `<<john@example.org>>`, and a name with `<` in it.
    index = end
    let text = bytes[start..<end]
    guard text.contains(where: { !$0.isWhiteSpace }) else { return nil }
    return .word(AddressWord(bytes: [0x3C] + text.trimmed, isQuoted: false, isSpaced: true))
  }

  private mutating func square(prefix: Int) -> Token {
    let inner = bytes[(index + prefix)...].prefix { $0 != 0x5D && $0 != 0x2C && $0 != 0x3B }
    index = inner.endIndex
    if index < bytes.endIndex, bytes[index] == 0x5D { index += 1 }
    return .angle(inner.trimmed)
  }

  /// An address without white space beside its dots and `@` (RFC 5322 §4.4); quoted strings are left alone.
  static func withoutLooseBlanks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(where: \.isWhiteSpace), !bytes.contains(0x22) else { return bytes }
    let words = bytes.split(whereSeparator: \.isWhiteSpace)
    var output = Array(words.first ?? [])
    for word in words.dropFirst() {
      let isLoose = [0x2E, 0x40].contains(output.last ?? 0) || [0x2E, 0x40].contains(word.first ?? 0)
      if !isLoose { output.append(0x20) }
      output += word
    }
    return output[...]
  }

  /// An address without the comments inside it; quoted strings are left alone.
  static func withoutComments(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(0x28) else { return bytes }
    var output: [UInt8] = []
    var depth = 0
    var isQuoted = false
    for byte in bytes {
      if byte == 0x22, depth == 0 { isQuoted.toggle() }
      if byte == 0x28, !isQuoted { depth += 1 }
      if depth == 0 { output.append(byte) }
      if byte == 0x29, !isQuoted, depth > 0 { depth -= 1 }
    }
    return output[...]
  }
}
