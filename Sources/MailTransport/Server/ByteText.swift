/// The few things that mail protocols need of bytes.
extension [UInt8] {
  /// Without CRLF, or without the bare LF that some servers send.
  func trimmingLineEnd() -> [UInt8] {
    var end = endIndex
    if end > startIndex, self[end - 1] == .lineFeed { end -= 1 }
    if end > startIndex, self[end - 1] == .carriageReturn { end -= 1 }
    return end == endIndex ? self : Array(self[..<end])
  }
}

extension UnsafeRawBufferPointer {
  /// Without CRLF, or without the bare LF that some servers send.
  var withoutLineEnd: UnsafeRawBufferPointer {
    var end = count
    if end > 0, self[end - 1] == .lineFeed { end -= 1 }
    if end > 0, self[end - 1] == .carriageReturn { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[..<end])
  }
}

extension Sequence where Element == UInt8 {
  /// Server words as text: damaged UTF-8 is replaced, control characters become blanks, length is bounded.
  func printable(limit: Int = 500) -> String {
    let bytes = prefix(limit).map { $0 < 32 || $0 == 127 ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Collection where Element == UInt8 {
  /// Whether the bytes are `word`, which is given in upper case, in any case.
  func equalsIgnoringCase(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && startsIgnoringCase(word)
  }

  func startsIgnoringCase(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { word in zip(self, word).allSatisfy { $0.asciiUppercased == $1 } }
  }

  /// The bytes as a decimal number of at most ten digits; nil when they are anything else.
  var decimalNumber: Int? {
    guard !isEmpty, count <= 10 else { return nil }
    var number = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  var number32: UInt32? {
    decimalNumber.flatMap { UInt32(exactly: $0) }
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let dot = UInt8(ascii: ".")

  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var asciiUppercased: UInt8 {
    self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") ? self - 32 : self
  }
}
