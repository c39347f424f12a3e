/// Quoted-printable of RFC 2045 §6.7: reading survives anything, writing is strict.
package enum QuotedPrintable {
  /// `=XX` in either case, soft line breaks, trailing blanks dropped; a stray `=` stays as it is.
  package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
      bytes.withUnsafeBufferPointer { input in
        var decoder = QuotedPrintableDecoder(input: input, output: output, position: .init())
        count = decoder.run()
      }
    }
  }

  /// Decodes up to `size` bytes from `position` on, and moves it; no bytes are the end.
  static func decode(
    _ bytes: ArraySlice<UInt8>, from position: inout QuotedPrintableDecoder.Position, upTo size: Int
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { output, count in
      bytes.withUnsafeBufferPointer { input in
        let room = UnsafeMutableBufferPointer(rebasing: output[..<size])
        var decoder = QuotedPrintableDecoder(input: input, output: room, position: position)
        count = decoder.run()
        position = decoder.position
      }
    }
  }

  /// Encodes text whose lines end with CRLF; no line is longer than 76 octets, none begins with `From ` and none is a
  /// single dot, which mail stores and old relays would change (RFC 2049 §3).
  package static func encode(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    var column = 0
    var index = 0
    while index < text.count {
      if text[index] == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A {
        output += [0x0D, 0x0A]
        column = 0
        index += 2
        continue
      }
      let byte = text[index]
      let isPlain = isPlain(text, at: index, startsLine: column == 0)
      let width = isPlain ? 1 : 3
      if column + width > 75 {
        output += [0x3D, 0x0D, 0x0A]
        column = 0
      }
      if isPlain {
        output.append(byte)
      } else {
        output.append(0x3D)
        output.append(.hexDigit(byte >> 4))
        output.append(.hexDigit(byte & 15))
      }
      column += width
      index += 1
    }
    return output
  }

  /// Whether the byte stands for itself there.
  private static func isPlain(_ text: [UInt8], at index: Int, startsLine: Bool) -> Bool {
    let byte = text[index]
    if byte.isBlank { return index + 1 < text.count && !text[index + 1].isLineBreak }
    guard byte >= 0x21, byte <= 0x7E, byte != 0x3D else { return false }
    return !(startsLine && isTouched(text[index...]))
  }

  private static func isTouched(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "From ".utf8) || (line.first == 0x2E && (line.dropFirst().first?.isLineBreak ?? true))
  }
}
