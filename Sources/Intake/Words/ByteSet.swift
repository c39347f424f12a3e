/// A few bytes, each asked for without a search: the marks around words, the bytes of a rule.
struct ByteSet: ExpressibleByStringLiteral, Sendable {
  private var bits = SIMD4<UInt64>.zero

  /// The bytes of a text; of characters beyond ASCII all their bytes.
  init(stringLiteral text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { insert(byte) } }
  }

  static let all: ByteSet = {
    var all: ByteSet = ""
    all.bits = SIMD4(repeating: .max)
    return all
  }()

  mutating func insert(_ byte: UInt8) { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  func contains(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }
}
