import MailFormat

/// Status codes of mail servers: `5.1.1` (RFC 3463) and `550` (RFC 5321 §4.2).
enum StatusCode {
  /// The first enhanced code that stands by itself in the text.
  static func first(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var index = 0
    while index + 4 < bytes.count {
      let isStart = index == 0 || !(bytes[index - 1].isDigit || bytes[index - 1] == 0x2E)
      if isStart, [0x32, 0x34, 0x35].contains(bytes[index]), bytes[index + 1] == 0x2E,
        let code = enhanced(bytes, at: index)
      {
        return code
      }
      index += 1
    }
    return nil
  }

  /// The code of the report, made exact by the server's words: many reports say `5.0.0` over a `5.1.1`, and
  /// some have no more than an SMTP reply.
  static func best(_ reported: String?, words: String) -> String? {
    if let reported, !reported.hasSuffix(".0.0") { return reported }
    if let inWords = first(words), reported == nil || inWords.utf8.first == reported?.utf8.first {
      return inWords
    }
    return reported ?? reply(words).map { $0.prefix(1) + ".0.0" }
  }

  private static func enhanced(_ bytes: [UInt8], at start: Int) -> String? {
    var index = start + 1
    for _ in 0..<2 {
      guard index < bytes.count, bytes[index] == 0x2E else { return nil }
      index += 1
      let digits = index
      while index < bytes.count, bytes[index].isDigit, index - digits < 3 { index += 1 }
      guard index > digits else { return nil }
    }
    // `5.1.1.7` is an IP address or a version.
    if index < bytes.count, bytes[index].isDigit { return nil }
    if index + 1 < bytes.count, bytes[index] == 0x2E, bytes[index + 1].isDigit { return nil }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// The first SMTP reply code 4xx or 5xx that stands by itself, e.g. `550`.
  static func reply(_ text: String) -> String? {
    let words = text.utf8.split { !($0.isDigit || $0.isLetter || $0 == 0x2E) }
    for word in words where word.count == 3 && word.allSatisfy(\.isDigit) {
      let code = String(decoding: word, as: UTF8.self)
      if let first = word.first, first == 0x34 || first == 0x35, code <= "559" { return code }
    }
    return nil
  }
}

/// Addresses in running text.
enum AddressText {
  /// The first `local@domain`, lower case, without brackets and punctuation.
  static func first(in text: String) -> String? {
    let words = text.utf8.split {
      $0.isWhiteSpace || [0x3C, 0x3E, 0x22, 0x28, 0x29, 0x2C, 0x3B, 0x5B, 0x5D].contains($0)
    }
    for word in words where word.contains(0x40) {
      let address = trimmed(String(decoding: word, as: UTF8.self).asciiLowercased)
      if MailAddress(addrSpec: address) != nil { return address }
    }
    return nil
  }

  private static func trimmed(_ word: String) -> String {
    var slice = word[...]
    for prefix in ["mailto:", "rfc822:", "smtp:", "'", "`"] where slice.hasPrefix(prefix) {
      slice = slice.dropFirst(prefix.count)
    }
    while let last = slice.utf8.last, [0x2E, 0x3A, 0x27, 0x60, 0x21].contains(last) {
      slice = slice.dropLast()
    }
    return String(slice)
  }
}
