/// The parameters of Content-Type and Content-Disposition: RFC 2045 §5.1 with RFC 2231 charsets,
/// languages and continuations, and the broken forms that senders write.
package struct ParameterList: Sendable, Hashable {
  private var values: [String: String] = [:]

  package init() {}

  /// Names in lower case.
  package subscript(_ name: String) -> String? { values[name] }

  package var names: [String] { values.keys.sorted() }

  private static let maximumCount = 500

  /// - Parameter body: what follows the first `;` of the field body, unfolded.
  package init(parsing body: ArraySlice<UInt8>) {
    var scanner = ParameterScanner(body)
    var segments: [String: [ParameterSegment]] = [:]
    var count = 0
    while count < Self.maximumCount, let segment = scanner.next() {
      if segment.isWellFormed { segments[segment.name, default: []].append(segment) }
      count += 1
    }
    for (name, list) in segments { values[name] = Self.join(list) }
  }

  /// The numbered pieces from 0 up to the first gap (RFC 2231 §3).
  private static func continuations(_ segments: [ParameterSegment]) -> [ParameterSegment] {
    let numbered = segments.filter { $0.index != nil }.sorted { ($0.index ?? 0) < ($1.index ?? 0) }
    var parts: [ParameterSegment] = []
    for segment in numbered where segment.index == parts.count { parts.append(segment) }
    return parts
  }

  /// The extended form wins over continuations, and both over the plain one (RFC 2231 §4, RFC 6266 §4.3).
  private static func join(_ segments: [ParameterSegment]) -> String {
    if let extended = segments.first(where: { $0.index == nil && $0.isExtended }) { return extended.text }
    let parts = continuations(segments)
    guard !parts.isEmpty else { return (segments.first { $0.index == nil } ?? segments[0]).text }
    guard parts.contains(where: \.isExtended) else {
      return EncodedWords.decode(parts.flatMap { Array($0.bytes) }[...])
    }
    var bytes: [UInt8] = []
    for part in parts { bytes += part.decodedBytes(isFirst: part.index == parts[0].index) }
    return (parts[0].charset ?? Charset("")).decode(bytes[...])
  }
}

/// One `name=value`, `name*=value`, `name*0=value` or `name*0*=value`.
struct ParameterSegment {
  let name: String
  let index: Int?
  let isExtended: Bool
  /// Whether the stars stand where RFC 2231 has them.
  let isWellFormed: Bool
  let bytes: ArraySlice<UInt8>

  init(name rawName: ArraySlice<UInt8>, bytes: ArraySlice<UInt8>) {
    let parts = rawName.split(separator: 0x2A, omittingEmptySubsequences: false)
    name = (parts.first ?? rawName).trimmed.lowercasedText
    let number = parts.count > 1 && parts[1].count < 5 && parts[1].allSatisfy(\.isDigit) ? parts[1] : []
    index = number.isEmpty ? nil : Int(String(decoding: number, as: UTF8.self))
    isExtended = parts.count > 1 && parts.last?.isEmpty == true
    isWellFormed =
      parts.count == 1
      || (isExtended ? parts.count == (index == nil ? 2 : 3) : parts.count == 2 && index != nil)
    self.bytes = bytes
  }

  var text: String {
    guard isExtended else { return isFileName ? plainFileName : EncodedWords.decode(wholeWord) }
    return (charset ?? Charset("")).decode(decodedBytes(isFirst: true)[...])
  }

  private var isFileName: Bool { name == "filename" || name == "name" }

  /// Seen in the wild: the extended form without its star, percent signs of a URL.
  private var plainFileName: String {
    if let quotes, quotes.first > bytes.startIndex, quotes.second > quotes.first, bytes.contains(0x25) {
      let charset = Charset(String(decoding: bytes[..<quotes.first], as: UTF8.self))
      if charset.isUTF8 || charset.isWindows1252 {
        return charset.decode(Percent.decode(bytes[(quotes.second + 1)...])[...])
      }
    }
    return percentText ?? EncodedWords.decode(wholeWord)
  }

  /// Letters beyond ASCII in percent signs; a name that has others of them only may really be like that.
  private var percentText: String? {
    guard bytes.contains(0x25), !bytes.contains(where: { $0 >= 0x80 || $0 == 0x20 }) else { return nil }
    let decoded = Percent.decode(bytes)
    guard !decoded.contains(0x25), decoded.contains(where: { $0 >= 0x80 }) else { return nil }
    return String(validating: decoded, as: UTF8.self)
  }

  /// Seen in the wild: `filename=?utf-8?Q?…?=`, one equals sign for both.
  private var wholeWord: ArraySlice<UInt8> {
    guard bytes.first == 0x3F, bytes.suffix(2).elementsEqual([0x3F, 0x3D]) else { return bytes }
    return ([0x3D] + bytes)[...]
  }

  /// `charset'language'` before the first value.
  var charset: Charset? {
    guard isExtended, let quotes else { return nil }
    return Charset(String(decoding: bytes[..<quotes.first], as: UTF8.self))
  }

  /// Seen in the wild: one quote only.
  private var quotes: (first: Int, second: Int)? {
    guard let first = bytes.firstIndex(of: 0x27) else { return nil }
    return (first, bytes[(first + 1)...].firstIndex(of: 0x27) ?? first)
  }

  func decodedBytes(isFirst: Bool) -> [UInt8] {
    guard isExtended else { return Array(bytes) }
    let start = isFirst ? quotes.map { $0.second + 1 } ?? bytes.startIndex : bytes.startIndex
    // Seen in the wild: quotes behind the charset.
    let isQuoted =
      isFirst && bytes.endIndex > start + 1 && bytes[start...].first == 0x22 && bytes.last == 0x22
    return Percent.decode(isQuoted ? bytes[start...].dropFirst().dropLast() : bytes[start...])
  }

  private enum Percent {
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
      var decoded: [UInt8] = []
      var index = text.startIndex
      while index < text.endIndex {
        if text[index] == 0x25, index + 2 < text.endIndex, let high = text[index + 1].hexValue,
          let low = text[index + 2].hexValue
        {
          decoded.append(high << 4 | low)
          index += 3
        } else {
          decoded.append(text[index])
          index += 1
        }
      }
      return decoded
    }
  }
}

/// Cuts `name = value ; name = "value"` apart; tolerates missing quotes, comments, blanks and stray semicolons.
struct ParameterScanner {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  /// Set when a comment was found to have no end, so that none is looked for twice.
  private var parenthesesAreText = false

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func next() -> ParameterSegment? {
    while index < bytes.endIndex {
      while index < bytes.endIndex, bytes[index].isWhiteSpace || bytes[index] == 0x3B || skipComment() {
        if bytes[index...].first?.isWhiteSpace == true || bytes[index...].first == 0x3B { index += 1 }
      }
      let start = index
      while index < bytes.endIndex, bytes[index] != 0x3D, bytes[index] != 0x3B { index += 1 }
      guard index < bytes.endIndex else { return nil }
      guard bytes[index] == 0x3D else { continue }
      let name = bytes[start..<index].trimmed
      index += 1
      let value = value(of: name)
      if !name.isEmpty { return ParameterSegment(name: name, bytes: value) }
    }
    return nil
  }

  private mutating func value(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isName = name.hasCaselessPrefix("filename") || name.hasCaselessPrefix("name")
    while index < bytes.endIndex, bytes[index].isWhiteSpace || (!isName && skipComment()) {
      if bytes[index...].first?.isWhiteSpace == true { index += 1 }
    }
    guard index < bytes.endIndex else { return [] }
    guard bytes[index] == 0x22 else { return plainValue(isName: isName, of: name) }
    index += 1
    let value = quotedValue()
    while index < bytes.endIndex, bytes[index] != 0x3B { index += 1 }
    return value
  }

  /// Goes behind the comment that starts here, if one does.
  private mutating func skipComment() -> Bool {
    guard bytes[index] == 0x28, !parenthesesAreText else { return false }
    guard let end = bytes.commentEnd(from: index) else {
      parenthesesAreText = true
      return false
    }
    index = end
    return true
  }

  /// Seen in the wild: quotes inside the quotes. The one that ends the value has no text right behind it.
  private var endsQuotes: Bool {
    guard bytes[index] == 0x22 else { return false }
    let next = index + 1
    return next == bytes.endIndex || bytes[next].isWhiteSpace || bytes[next] == 0x3B || bytes[next] == 0x28
  }

  /// A backslash quotes what follows it (RFC 2045 §5.1, RFC 5322 §3.2.1).
  private mutating func quotedValue() -> ArraySlice<UInt8> {
    var value: [UInt8] = []
    while index < bytes.endIndex, !endsQuotes {
      if bytes[index] == 0x5C {
        index += 1
        guard index < bytes.endIndex else { break }
      }
      value.append(bytes[index])
      index += 1
    }
    index = min(index + 1, bytes.endIndex)
    return value[...]
  }

  /// Seen in the wild: a file name in single quotes, and one with a quote behind it and none before.
  private static func withoutStrayQuotes(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if name.count > 2, name.first == 0x27, name.last == 0x27 { return name.dropFirst().dropLast() }
    return name.firstIndex(of: 0x22) == name.endIndex - 1 ? name.dropLast() : name
  }

  /// Unquoted file names may hold blanks and parentheses; elsewhere a blank or a comment ends the value.
  private mutating func plainValue(isName: Bool, of name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.endIndex, bytes[index] != 0x3B { index += 1 }
    let value = bytes[start..<index].trimmed
    if isName { return Self.withoutStrayQuotes(value) }
    // Seen in the wild: blanks in a boundary without quotes.
    if name.hasCaselessPrefix("boundary"), !value.contains(0x3D), !value.contains(0x28) { return value }
    return value.prefix { !$0.isWhiteSpace && $0 != 0x28 }
  }
}

extension ArraySlice<UInt8> {
  /// Where the comment (RFC 5322 §3.2.2) ends that starts at `start`; nil when it has no end.
  func commentEnd(from start: Int) -> Int? {
    var depth = 0
    var end = start
    while end < endIndex {
      let byte = self[end]
      end += byte == 0x5C ? 2 : 1
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      if depth == 0 { return Swift.min(end, endIndex) }
    }
    return nil
  }
}
