/// Encoded words of RFC 2047 in UTF-8: base64 or Q, whichever is shorter; no word cuts a character.
///
/// Q leaves bare only what may stand bare in a phrase (§5 rule 3), so a word fits wherever one is allowed: text,
/// comment or phrase. In parameters and between quotes none is allowed; ``ParameterWriter`` has the form for those.
enum EncodedWordWriter {
  /// RFC 2047 §2.
  static let longestWord = 75
  private static let frame = "=?utf-8?q??=".utf8.count
  /// A character of four bytes in Q.
  private static let longestCharacter = 12

  /// - Parameter firstRoom: columns for the first word, which shares its line with the name of the field; where
  ///   they are too few the word has its full length and goes on a line of its own.
  static func words(_ text: String, firstRoom: Int = longestWord) -> [String] {
    let encodedLength = text.utf8.reduce(0) { $0 + cost($1) }
    let isBase64 = encodedLength > (text.utf8.count + 2) / 3 * 4
    var room = (firstRoom >= frame + longestCharacter ? min(firstRoom, longestWord) : longestWord) - frame
    var words: [String] = []
    var chunk: [UInt8] = []
    var length = 0
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      let added = bytes.reduce(0) { $0 + cost($1) }
      if isBase64 ? (chunk.count + bytes.count + 2) / 3 * 4 > room : length + added > room {
        let cut = lastBlank(chunk) ?? chunk.count
        words.append(word(Array(chunk[..<cut]), isBase64: isBase64))
        chunk.removeFirst(cut)
        length = chunk.reduce(0) { $0 + cost($1) }
        room = longestWord - frame
      }
      chunk += bytes
      length += added
    }
    return words + (chunk.isEmpty ? [] : [word(chunk, isBase64: isBase64)])
  }

  /// Octets of a byte in Q.
  private static func cost(_ byte: UInt8) -> Int { isPlain(byte) || byte == 0x20 ? 1 : 3 }

  /// Behind the last blank of a chunk, when it leaves a word of some length: some readers put a blank between
  /// two encoded words although RFC 2047 §6.2 forbids it, and there it does no harm.
  private static func lastBlank(_ chunk: [UInt8]) -> Int? {
    guard let blank = chunk.lastIndex(of: 0x20), blank >= chunk.count / 3 else { return nil }
    return blank + 1
  }

  private static func word(_ chunk: [UInt8], isBase64: Bool) -> String {
    let content = isBase64 ? Base64.encode(chunk, lineLength: 0) : q(chunk)
    return "=?utf-8?\(isBase64 ? "b" : "q")?" + String(decoding: content, as: UTF8.self) + "?="
  }

  private static func q(_ chunk: [UInt8]) -> [UInt8] {
    chunk.flatMap { byte -> [UInt8] in
      if byte == 0x20 { return [0x5F] }
      return isPlain(byte) ? [byte] : [0x3D, .hexDigit(byte >> 4), .hexDigit(byte & 15)]
    }
  }

  /// What Q leaves bare in every place a word may stand (RFC 2047 §5 rule 3).
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || [0x21, 0x2A, 0x2B, 0x2D, 0x2F].contains(byte)
  }
}
