/// Encoded words of RFC 2047, read the way mail programs must because of what senders write.
///
/// Words in a row are joined before the charset is decoded: senders cut inside a character. Raw 8-bit text
/// between them is UTF-8 when valid, else windows-1252. Linear: the next `?=` is looked for once.
package enum EncodedWords {
  package static func decode(_ bytes: ArraySlice<UInt8>, rawCharset: Charset? = nil) -> String {
    guard bytes.contains(where: { $0 == 0x3D || $0 >= 0x7F || $0 < 0x20 }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var decoder = EncodedWordDecoder(bytes, rawCharset: rawCharset)
    return decoder.run()
  }
}

/// One encoded word: `=?charset*language?B or Q?text?=`.
private struct EncodedWord {
  let charset: Charset
  let isBase64: Bool
  let text: Range<Int>
  let end: Int
}

private struct EncodedWordDecoder {
  private let bytes: ArraySlice<UInt8>
  private let rawCharset: Charset?
  private var output = ""
  /// Decoded bytes of the words in a row, waiting for their charset.
  private var pending: [UInt8] = []
  private var pendingCharset: Charset?
  /// Base64 digits in a row: senders also cut between two digits of a group.
  private var digits: [UInt8] = []
  /// `=` or `=C` at the end of a Q word: senders cut inside an escape as well.
  private var cutEscape: ArraySlice<UInt8> = []
  private var nextTerminator = -1

  init(_ bytes: ArraySlice<UInt8>, rawCharset: Charset?) {
    self.bytes = bytes
    self.rawCharset = rawCharset
  }

  mutating func run() -> String {
    var rawStart = bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == 0x3D, let word = word(at: index) else {
        index += 1
        continue
      }
      take(raw: rawStart..<index, beforeWord: true)
      take(word)
      index = word.end
      rawStart = index
    }
    take(raw: rawStart..<bytes.endIndex, beforeWord: false)
    return output
  }

  /// White space between two words does not count (RFC 2047 §6.2).
  private mutating func take(raw range: Range<Int>, beforeWord: Bool) {
    let raw = bytes[range]
    if beforeWord, pendingCharset != nil, raw.allSatisfy(\.isWhiteSpace) { return }
    flush()
    append(Charset.decodeUnlabelled(raw, otherwise: rawCharset))
  }

  private mutating func take(_ word: EncodedWord) {
    if pendingCharset != word.charset { flush() }
    pendingCharset = word.charset
    if word.isBase64 {
      flushEscape()
      digits += bytes[word.text]
    } else {
      flushDigits()
      decodeQ(cutEscape.isEmpty ? bytes[word.text] : cutEscape + bytes[word.text])
    }
  }

  private mutating func flushEscape() {
    pending += cutEscape
    cutEscape = []
  }

  private mutating func flushDigits() {
    pending += Base64.decode(digits[...])
    digits.removeAll(keepingCapacity: true)
  }

  private mutating func flush() {
    flushDigits()
    flushEscape()
    guard let charset = pendingCharset else { return }
    append(charset.decode(pending[...]))
    pending.removeAll(keepingCapacity: true)
    pendingCharset = nil
  }

  /// A decoded line break would start a new field wherever the text is written out again.
  private mutating func append(_ text: String) {
    guard text.utf8.contains(where: { $0.isControl }) else {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      output.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
  }

  private mutating func word(at start: Int) -> EncodedWord? {
    guard start + 1 < bytes.endIndex, bytes[start + 1] == 0x3F else { return nil }
    let limit = min(bytes.endIndex, start + 80)
    var index = start + 2
    while index < limit, bytes[index] != 0x3F, bytes[index] > 0x20 { index += 1 }
    // Seen in the wild: a blank behind the charset.
    if index + 1 < limit, bytes[index] == 0x20, bytes[index + 1] == 0x3F { index += 1 }
    guard index + 2 < bytes.endIndex, bytes[index] == 0x3F, bytes[index + 2] == 0x3F else {
      return nil
    }
    let encoding = bytes[index + 1].lowercased
    guard encoding == 0x62 || encoding == 0x71, let end = terminator(from: index + 3) else { return nil }
    let label = bytes[(start + 2)..<index].prefix { $0 != 0x2A }
    return EncodedWord(
      charset: Charset(String(decoding: label, as: UTF8.self)), isBase64: encoding == 0x62,
      text: (index + 3)..<end, end: end + 2)
  }

  /// Where the next `?=` stands at or after `start`.
  private mutating func terminator(from start: Int) -> Int? {
    if nextTerminator < start {
      nextTerminator = start
      while nextTerminator + 1 < bytes.endIndex,
        bytes[nextTerminator] != 0x3F || bytes[nextTerminator + 1] != 0x3D
      {
        nextTerminator += 1
      }
      if nextTerminator + 1 >= bytes.endIndex { nextTerminator = Int.max }
    }
    return nextTerminator == Int.max ? nil : nextTerminator
  }

  /// The Q encoding (RFC 2047 §4.2): `_` is a blank, `=XX` a byte. An escape that is cut off waits for the next
  /// word.
  private mutating func decodeQ(_ text: ArraySlice<UInt8>) {
    cutEscape = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == 0x3D, index + 2 < text.endIndex, let high = text[index + 1].hexValue,
        let low = text[index + 2].hexValue
      {
        pending.append(high << 4 | low)
        index += 3
        continue
      }
      if byte == 0x3D, index + 2 >= text.endIndex, text[(index + 1)...].allSatisfy({ $0.hexValue != nil }) {
        cutEscape = text[index...]
        return
      }
      pending.append(byte == 0x5F ? 0x20 : byte)
      index += 1
    }
  }
}
