/// UTF-7 (RFC 2152): between `+` and `-` stands UTF-16 in base64.
///
/// Read here and not by iconv, which stops at every character that the RFC would have in base64 and senders leave
/// bare. Half a surrogate pair becomes U+FFFD.
enum UTF7 {
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    var output = String.UnicodeScalarView()
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == 0x2B else {
        output.append(byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}")
        continue
      }
      let digits = bytes[index...].prefix { value($0) != nil }
      index = digits.endIndex
      let isClosed = index < bytes.endIndex && bytes[index] == 0x2D
      // `+-` is a plus sign; one with nothing after it is seen in the wild.
      if digits.isEmpty { output.append("+") } else { output.append(contentsOf: scalars(digits)) }
      if isClosed { index += 1 }
    }
    return String(output)
  }

  /// Bits that fill no unit are padding.
  private static func scalars(_ digits: ArraySlice<UInt8>) -> String.UnicodeScalarView {
    var units: [UInt16] = []
    var bits: UInt32 = 0
    var count = 0
    for digit in digits {
      bits = bits << 6 | UInt32(value(digit) ?? 0)
      count += 6
      guard count >= 16 else { continue }
      count -= 16
      units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return String(decoding: units, as: UTF16.self).unicodeScalars
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x47
    case 0x30...0x39: byte + 4
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
