/// The relaxed canonical forms of RFC 6376 §3.4: what relays may change on the way does not count.
///
/// One pass over the bytes each. Lines end with CRLF; a lone CR or LF never comes here, see ``SignableMessage``.
enum RelaxedForm {
  /// §3.4.2: the name in lower case, no blanks around the colon, the value on one line, blanks in a row as one, none at
  /// the end.
  ///
  /// - Parameter raw: a field without the line break that ends it.
  /// - Returns: the canonical field, also without it.
  static func field(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    guard let colon = raw.firstIndex(of: 0x3A) else { return [] }
    var output = raw[..<colon].trimmed.map(\.lowercased) + [0x3A]
    let valueStart = output.count
    output.reserveCapacity(raw.count)
    var isBlank = false
    for byte in raw[(colon + 1)...] where !byte.isLineBreak {
      guard !byte.isBlank else {
        isBlank = true
        continue
      }
      if isBlank, output.count > valueStart { output.append(0x20) }
      isBlank = false
      output.append(byte)
    }
    return output
  }

  /// §3.4.4: blanks in a row as one, none at the end of a line, no empty lines at the end of the body; one CRLF at the
  /// end, unless nothing is left at all.
  static func body(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count + 2) { output, count in
      bytes.withUnsafeBufferPointer { input in
        var writer = Writer(output)
        for byte in input { writer.take(byte) }
        count = writer.finish()
      }
    }
  }

  /// Keeps line breaks and blanks back until something follows them. There is room: all that is written was read, but
  /// for the last line break.
  private struct Writer {
    private let output: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    private var lineBreaks = 0
    private var isBlank = false

    init(_ output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

    mutating func take(_ byte: UInt8) {
      switch byte {
      case 0x20, 0x09: isBlank = true
      case 0x0D: isBlank = false
      case 0x0A: lineBreaks += 1
      default:
        if lineBreaks > 0 || isBlank { writeGap() }
        write(byte)
      }
    }

    private mutating func writeGap() {
      for _ in 0..<lineBreaks { writeLineBreak() }
      if isBlank { write(0x20) }
      lineBreaks = 0
      isBlank = false
    }

    /// - Returns: how many bytes were written.
    mutating func finish() -> Int {
      if count > 0 { writeLineBreak() }
      return count
    }

    private mutating func writeLineBreak() {
      write(0x0D)
      write(0x0A)
    }

    private mutating func write(_ byte: UInt8) {
      output[count] = byte
      count += 1
    }
  }
}
