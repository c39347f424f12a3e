/// The members of one JSON object (RFC 8259) that are texts, numbers, true or false. Nested values are read
/// over, without recursion and only so deep; anything that is not strictly JSON is no object at all.
struct FlatJSON: Hashable {
  enum Scalar: Hashable {
    case text(String)
    /// As written.
    case number(String)
    case flag(Bool)
    case null
  }

  private(set) var members: [String: Scalar] = [:]

  init?(_ bytes: [UInt8]) {
    var reader = JSONBytes(bytes)
    guard reader.take(UInt8(ascii: "{")) else { return nil }
    if !reader.take(UInt8(ascii: "}")) {
      repeat {
        guard let key = reader.string(), reader.take(UInt8(ascii: ":")) else { return nil }
        guard !reader.isAtNested else {
          guard reader.skipNested() else { return nil }
          continue
        }
        guard let scalar = reader.scalar() else { return nil }
        members[key] = scalar
      } while reader.take(UInt8(ascii: ","))
      guard reader.take(UInt8(ascii: "}")) else { return nil }
    }
    guard reader.isAtEnd else { return nil }
  }

  func text(_ key: String) -> String? {
    guard case .text(let text) = members[key] else { return nil }
    return text
  }

  /// A whole number, also where an issuer writes it as text (seen in the wild: `"expires_in": "3599"`).
  func number(_ key: String) -> Int? {
    switch members[key] {
    case .number(let digits), .text(let digits): Double(digits).flatMap { Int(exactly: $0.rounded(.down)) }
    default: nil
    }
  }
}

/// A place in JSON text.
private struct JSONBytes {
  private static let depthLimit = 32
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return position == bytes.count
    }
  }

  var isAtNested: Bool {
    mutating get {
      skipBlanks()
      return next == UInt8(ascii: "{") || next == UInt8(ascii: "[")
    }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == .space || (9...10).contains(byte) || byte == 13 { position += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func scalar() -> FlatJSON.Scalar? {
    skipBlanks()
    switch next {
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "t"): return take(word: "true") ? .flag(true) : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .flag(false) : nil
    case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
    default: return number().map { .number($0) }
    }
  }

  private mutating func take(word: StaticString) -> Bool {
    let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if isThere { position += word.utf8CodeUnitCount }
    return isThere
  }

  private mutating func number() -> String? {
    let start = position
    while let byte = next, byte.isDigit || "+-.eE".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard Double(text) != nil, text.first != "+", text.first != "." else {
      position = start
      return nil
    }
    return text
  }

  mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escaped() else { return nil }
        text.append(contentsOf: String(Character(scalar)).utf8)
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  /// What stands behind a backslash; two escapes together for what lies beyond the basic plane.
  private mutating func escaped() -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return codePoint()
    default: return nil
    }
  }

  private mutating func codePoint() -> Unicode.Scalar? {
    guard let high = hexadecimal() else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard bytes[position...].starts(with: "\\u".utf8) else { return nil }
    position += 2
    guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes[position...].prefix(4)
    let isHexadecimal = digits.allSatisfy {
      $0.isDigit || ($0.asciiUppercased >= 65 && $0.asciiUppercased <= 70)
    }
    guard digits.count == 4, isHexadecimal else { return nil }
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Reads over an array or object by its brackets; texts in it are read as such.
  mutating func skipNested() -> Bool {
    var closers: [UInt8] = []
    repeat {
      skipBlanks()
      guard let byte = next else { return false }
      switch byte {
      case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard closers.popLast() == byte else { return false }
      case UInt8(ascii: "\""):
        guard !closers.isEmpty, string() != nil else { return false }
        continue
      default: guard !closers.isEmpty else { return false }
      }
      position += 1
      guard closers.count <= Self.depthLimit else { return false }
    } while !closers.isEmpty
    return true
  }
}
