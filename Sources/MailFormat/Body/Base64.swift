/// Base64 of RFC 2045 §6.8: reading survives anything, writing is strict.
package enum Base64 {
  /// Decodes what is base64 and skips what is not; `=` ends a group, so joined encodings read right.
  package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 4 * 3 + 3)
    var group: UInt32 = 0
    var digits = 0
    bytes.withUnsafeBufferPointer { input in
      for byte in input {
        let value = values[Int(byte)]
        if value < 64 {
          group = group << 6 | UInt32(value)
          digits += 1
          guard digits == 4 else { continue }
          output.append(UInt8(truncatingIfNeeded: group >> 16))
          output.append(UInt8(truncatingIfNeeded: group >> 8))
          output.append(UInt8(truncatingIfNeeded: group))
        } else if byte == 0x3D {
          flush(group, digits, into: &output)
        } else {
          continue
        }
        group = 0
        digits = 0
      }
    }
    flush(group, digits, into: &output)
    return output
  }

  /// Encodes in lines of 76 columns with CRLF between them; `lineLength` 0 means one line.
  package static func encode(_ bytes: [UInt8], lineLength: Int = 76) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 3 * 4 + bytes.count / 28 + 8)
    var column = 0
    for start in stride(from: 0, to: bytes.count, by: 3) {
      if lineLength > 0, column + 4 > lineLength {
        output += [0x0D, 0x0A]
        column = 0
      }
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value: UInt32 = 0
      for offset in 0..<3 {
        value = value << 8 | (offset < group.count ? UInt32(group[start + offset]) : 0)
      }
      for digit in 0..<4 {
        output.append(digit > group.count ? 0x3D : alphabet[Int(value >> (18 - 6 * UInt32(digit)) & 63)])
      }
      column += 4
    }
    return output
  }

  private static func flush(_ group: UInt32, _ digits: Int, into output: inout [UInt8]) {
    if digits == 2 { output.append(UInt8(truncatingIfNeeded: group >> 4)) }
    guard digits == 3 else { return }
    output.append(UInt8(truncatingIfNeeded: group >> 10))
    output.append(UInt8(truncatingIfNeeded: group >> 2))
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// 0 to 63, or 255 for a byte outside the alphabet; `-` and `_` are the URL variant.
  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
    table[0x2D] = 62
    table[0x5F] = 63
    return table
  }()
}
