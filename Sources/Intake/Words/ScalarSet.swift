/// A few characters, most of them ASCII, each asked for without hashing.
struct ScalarSet: ExpressibleByArrayLiteral, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var others: [Unicode.Scalar] = []

  init(arrayLiteral scalars: Unicode.Scalar...) { insert(scalars) }

  init(_ text: String) { insert(text.unicodeScalars) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<64: low >> UInt64(scalar.value) & 1 == 1
    case 64..<128: high >> UInt64(scalar.value & 63) & 1 == 1
    default: others.contains(scalar)
    }
  }

  private mutating func insert(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars {
      switch scalar.value {
      case 0..<64: low |= 1 << UInt64(scalar.value)
      case 64..<128: high |= 1 << UInt64(scalar.value & 63)
      default: others.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// What Unicode calls alphabetic; nearly all that is asked for is ASCII and needs no table.
  var isAlphabetic: Bool { isASCII ? (97...122).contains(value | 0x20) : properties.isAlphabetic }
  /// What Unicode calls upper case.
  var isUppercase: Bool { isASCII ? (65...90).contains(value) : properties.isUppercase }
  /// What Unicode calls white space.
  var isWhitespace: Bool { isASCII ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace }
}
