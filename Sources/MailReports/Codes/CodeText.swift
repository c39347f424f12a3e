import MailFormat

/// Text to look for status codes in, without the digits that stand in something else: addresses, links, hosts'
/// IPv6 addresses and Message-IDs.
enum CodeText {
  static func bytes(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(where: { $0 <= 0x20 }) ?? bytes.count
      if end - start > 5 { hideNames(&bytes, start..<end) }
      start = end + 1
    }
    return bytes
  }

  private static func hideNames(_ bytes: inout [UInt8], _ word: Range<Int>) {
    if let link = scheme(bytes, word) { hide(&bytes, link) }
    if isIPv6(bytes[word]) { hide(&bytes, word) }
    guard bytes[word].contains(0x40) else { return }
    // Places, not slices: those would make the first change copy the whole text, for each address anew.
    let pieces = bytes[word].split(whereSeparator: isBorder).filter { $0.contains(0x40) }.map {
      $0.startIndex..<$0.endIndex
    }
    for piece in pieces { hide(&bytes, piece) }
  }

  private static func hide(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range where bytes[index].isDigit { bytes[index] = 0x78 }
  }

  private static func isBorder(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3C, 0x3E, 0x28, 0x29, 0x5B, 0x5D, 0x22, 0x27, 0x2C, 0x3A, 0x3B: true
    default: false
    }
  }

  /// What follows `http://` and the like.
  private static func scheme(_ bytes: [UInt8], _ word: Range<Int>) -> Range<Int>? {
    let colon = word.dropLast(2).first { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x2F && bytes[$0 + 2] == 0x2F }
    return colon.map { $0..<word.upperBound }
  }

  /// `2001:db8:550::1`, also in brackets.
  private static func isIPv6(_ word: ArraySlice<UInt8>) -> Bool {
    let inner = word.drop { !($0.hexValue != nil || $0 == 0x3A) }.prefix { $0.hexValue != nil || $0 == 0x3A }
    return inner.count { $0 == 0x3A } > 2
  }
}
