/// Quoted-printable of RFC 2045 §6.7: reading survives anything, writing is strict.
package enum QuotedPrintable {
  /// `=XX` in either case, soft line breaks, trailing blanks dropped; a stray `=` stays as it is.
  package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { input in
      var index = 0
      while index < input.count {
        let byte = input[index]
        if byte == 0x3D {
          index = decodeEscape(input, at: index, into: &output)
        } else if byte.isBlank {
          index = copyBlanks(input, at: index, into: &output)
        } else {
          output.append(byte)
          index += 1
        }
      }
    }
    return output
  }

  private static func decodeEscape(
    _ input: UnsafeBufferPointer<UInt8>, at start: Int, into output: inout [UInt8]
  ) -> Int {
    if start + 2 < input.count, let high = input[start + 1].hexValue, let low = input[start + 2].hexValue {
      output.append(high << 4 | low)
      return start + 3
    }
    var end = start + 1
    while end < input.count, input[end].isBlank { end += 1 }
    if end < input.count, input[end] == 0x0D { end += 1 }
    if end < input.count, input[end] == 0x0A { return end + 1 }
    if end == input.count || (end > start + 1 && input[end - 1] == 0x0D) { return end }
    output.append(0x3D)
    return start + 1
  }

  /// Blanks count only when something follows them on the line: transports pad lines (RFC 2045 §6.7 rule 3).
  private static func copyBlanks(
    _ input: UnsafeBufferPointer<UInt8>, at start: Int, into output: inout [UInt8]
  ) -> Int {
    var end = start
    while end < input.count, input[end].isBlank { end += 1 }
    if end < input.count, !input[end].isLineBreak { output += input[start..<end] }
    return end
  }

  /// Encodes text whose lines end with CRLF; no line is longer than 76 octets.
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
      let piece = encoded(text, at: index)
      if column + piece.count > 75 {
        output += [0x3D, 0x0D, 0x0A]
        column = 0
      }
      output += piece
      column += piece.count
      index += 1
    }
    return output
  }

  private static func encoded(_ text: [UInt8], at index: Int) -> [UInt8] {
    let byte = text[index]
    let endsLine = index + 1 == text.count || text[index + 1].isLineBreak
    let isPlain = (byte >= 0x21 && byte <= 0x7E && byte != 0x3D) || (byte.isBlank && !endsLine)
    return isPlain ? [byte] : [0x3D, .hexDigit(byte >> 4), .hexDigit(byte & 15)]
  }
}
