/// Base64 of RFC 2045 §6.8: reading survives anything, writing is strict.
package enum Base64 {
  /// Decodes what is base64 and skips what is not; `=` ends a group, so joined encodings read right.
  package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var pending = Base64Decoder.Pending()
    return decode(bytes, isLast: true, &pending)
  }

  /// Decodes one stretch of a longer text; digits that wait for others of their group are handed on in `pending`.
  static func decode(
    _ bytes: ArraySlice<UInt8>, isLast: Bool, _ pending: inout Base64Decoder.Pending
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (bytes.count + 3) / 4 * 3 + 4) { output, count in
      bytes.withUnsafeBytes { input in
        Base64Decoder.words.withUnsafeBufferPointer { words in
          var decoder = Base64Decoder(
            input: input, output: UnsafeMutableRawBufferPointer(output), words: words, pending: pending)
          count = decoder.run(isLast: isLast)
          pending = decoder.pending
        }
      }
    }
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

  static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
