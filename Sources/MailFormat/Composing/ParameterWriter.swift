/// Parameters of Content-Type and Content-Disposition: quoted strings (RFC 2045 §5.1), or the extended form of
/// RFC 2231 where those can't hold the value. Never an encoded word, which RFC 2047 §5 forbids here.
enum ParameterWriter {
  /// What fits on a line with its name and quotes.
  private static let longestQuoted = 60
  private static let longestPiece = 58

  /// Percent-encoded UTF-8 (RFC 2231 §4), in pieces numbered from 0 that fit on a line each (§3); only the first
  /// names the charset (§4.1).
  static func parameter(_ name: String, _ value: String) -> [String] {
    guard needsExtension(value) else { return ["\(name)=\(quoted(value))"] }
    var pieces = ["UTF-8''"]
    for byte in value.utf8 {
      let isSafe = byte.isLetter || byte.isDigit || [0x2D, 0x2E, 0x5F].contains(byte)
      let code: [UInt8] = isSafe ? [byte] : [0x25, .hexDigit(byte >> 4), .hexDigit(byte & 15)]
      if pieces[pieces.count - 1].utf8.count + code.count > longestPiece { pieces.append("") }
      pieces[pieces.count - 1] += String(decoding: code, as: UTF8.self)
    }
    guard pieces.count > 1 else { return ["\(name)*=\(pieces[0])"] }
    return pieces.enumerated().map { index, piece in
      "\(name)*\(index)*=\(piece)" + (index < pieces.count - 1 ? ";" : "")
    }
  }

  /// Whether a quoted string is not enough. Readers decode encoded words in file names, against RFC 2047 §5, and
  /// percent codes and charsets of the extended form where its star is lost: what looks like one must not stand bare.
  static func needsExtension(_ value: String) -> Bool {
    !value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } || quoted(value).utf8.count > longestQuoted
      || value.contains("=?") || value.contains("?=") || value.utf8.contains { $0 == 0x25 || $0 == 0x27 }
  }

  static func quoted(_ text: String) -> String {
    var output: [UInt8] = [0x22]
    for byte in text.utf8 { output += byte == 0x22 || byte == 0x5C ? [0x5C, byte] : [byte] }
    return String(decoding: output + [0x22], as: UTF8.self)
  }

  /// A name in ASCII for readers that don't know the extended form: other characters become `_`, and of a long name
  /// the end is kept, which says what opens it.
  static func plainName(_ filename: String) -> String {
    let kept = filename.unicodeScalars.map { scalar -> UInt8 in
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      let isSafe = scalar.isASCII && (byte.isLetter || byte.isDigit || " -_.()+,".utf8.contains(byte))
      return isSafe ? byte : 0x5F
    }
    return String(decoding: kept.suffix(longestQuoted - 2), as: UTF8.self)
  }

  /// `text/plain` and the like: a token of RFC 6838 §4.2 on both sides of the slash, in lower case.
  static func mediaType(_ text: String) -> (type: String, subtype: String)? {
    let words = text.asciiLowercased.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard words.count == 2, words.allSatisfy(isToken) else { return nil }
    return (String(Substring(words[0])), String(Substring(words[1])))
  }

  private static func isToken(_ text: Substring.UTF8View) -> Bool {
    !text.isEmpty && text.count <= 127
      && text.allSatisfy { $0.isLetter || $0.isDigit || "!#$&-^_.+".utf8.contains($0) }
  }
}
