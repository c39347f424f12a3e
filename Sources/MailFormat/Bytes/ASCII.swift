/// Bytes as the mail RFCs name them. Protocol text is compared here, never over `Character`.
extension UInt8 {
  /// WSP of RFC 5234: blank or tab.
  package var isBlank: Bool { self == 0x20 || self == 0x09 }
  package var isLineBreak: Bool { self == 0x0D || self == 0x0A }
  package var isWhiteSpace: Bool { isBlank || isLineBreak }
  package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  package var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  package var isControl: Bool { self < 0x20 || self == 0x7F }
  package var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  package var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }

  /// The digit `value` (0 to 15) in upper case, as RFC 2045 §6.7 wants it.
  package static func hexDigit(_ value: UInt8) -> UInt8 {
    (value & 15) < 10 ? 0x30 + (value & 15) : 0x37 + (value & 15)
  }
}

extension ArraySlice<UInt8> {
  /// The same bytes without white space at both ends.
  package var trimmed: ArraySlice<UInt8> {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isWhiteSpace { start += 1 }
    while end > start, self[end - 1].isWhiteSpace { end -= 1 }
    return self[start..<end]
  }

  /// ASCII lower case; other bytes are kept, bad UTF-8 becomes U+FFFD.
  package var lowercasedText: String { withUnsafeBufferPointer { String(lowercasing: $0) } }

  /// Whether the bytes start with `word`, which must be in lower case, in any case.
  package func hasCaselessPrefix(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where self[startIndex + offset].lowercased != word.utf8Start[offset] { return false }
    return true
  }
}

extension String {
  /// ASCII letters in lower case and nothing else touched: field names, tokens, domains.
  package var asciiLowercased: String {
    var text = self
    return text.withUTF8 { bytes -> String? in
      guard bytes.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
      return String(lowercasing: bytes)
    } ?? text
  }

  /// Bad UTF-8 becomes U+FFFD.
  fileprivate init(lowercasing bytes: UnsafeBufferPointer<UInt8>) {
    self.init(unsafeUninitializedCapacity: bytes.count) { text in
      for index in 0..<bytes.count { text[index] = bytes[index].lowercased }
      return bytes.count
    }
  }

  /// The same text without white space at both ends.
  package var trimmedOfWhiteSpace: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(scalars[...last])
  }

  /// Line ends as LF: `\r\n` is a single `Character` in Swift, and whoever splits at line feeds would miss it.
  var withUnixLineEnds: String {
    var text = self
    return text.withUTF8 { bytes -> String? in
      guard bytes.index(of: 0x0D, from: 0) != nil else { return nil }
      var kept = Array(bytes)
      kept.makeUnixLineEnds()
      return String(decoding: kept, as: UTF8.self)
    } ?? text
  }

  /// Lines without their ends; LF and CRLF end one.
  package var textLines: [String] {
    Array(utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }
}

extension [UInt8] {
  /// CRLF becomes LF, in place; so do `CR CR LF`, which is seen in the wild, and CR where there is no LF at all.
  mutating func makeUnixLineEnds() {
    let kept = withUnsafeMutableBufferPointer { buffer in
      guard UnsafeBufferPointer(buffer).index(of: 0x0A, from: 0) == nil else {
        return Self.dropCarriageReturns(buffer)
      }
      for index in buffer.indices where buffer[index] == 0x0D { buffer[index] = 0x0A }
      return buffer.count
    }
    removeLast(count - kept)
  }

  /// - Returns: How many bytes are left at the start of the buffer.
  private static func dropCarriageReturns(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeBufferPointer(buffer)
    guard let base = buffer.baseAddress, var mark = bytes.index(of: 0x0D, from: 0) else {
      return buffer.count
    }
    var end = mark
    while mark < bytes.count {
      // CRs stand at the mark; what comes next is copied with them or without.
      var behind = mark + 1
      while behind < bytes.count, bytes[behind] == 0x0D { behind += 1 }
      let start = behind < bytes.count && bytes[behind] == 0x0A ? behind : mark
      let next = bytes.index(of: 0x0D, from: behind) ?? bytes.count
      (base + end).update(from: base + start, count: next - start)
      end += next - start
      mark = next
    }
    return end
  }
}
