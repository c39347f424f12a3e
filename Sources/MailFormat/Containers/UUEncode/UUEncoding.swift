/// The encoding of Unix mail before MIME (POSIX `uuencode`), as a transfer encoding: `x-uuencode` parts hold one
/// block, often without its `begin` and `end`.
enum UUEncoding {
  static func decode(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count / 4 * 3)
    var lines = Lines(body)
    while lines.appendNext(to: &output) {}
    return output
  }

  /// The lines of a body, decoded one at a time.
  struct Lines {
    private var lines: ByteLines
    private var size = 0

    init(_ body: ArraySlice<UInt8>) { lines = ByteLines(body) }

    /// False at the end.
    mutating func appendNext(to output: inout [UInt8]) -> Bool {
      guard let line = lines.next() else { return false }
      guard !line.text.starts(with: "begin "), let first = line.text.first else { return true }
      guard !line.text.elementsEqual([0x65, 0x6E, 0x64]),
        isPlausible(size, from: line.next - lines.bytes.startIndex)
      else {
        lines.position = lines.bytes.endIndex
        return false
      }
      append(line.text.dropFirst(), length: length(first), to: &output)
      size += length(first)
      return true
    }
  }

  /// A line of one character may claim 63 zeros; a file of nothing else would be a bomb.
  static func isPlausible(_ size: Int, from input: Int) -> Bool { size <= 65_536 + 4 * input }

  /// How many bytes a line says that it holds.
  static func length(_ first: UInt8) -> Int { Int((first &- 0x20) & 63) }

  /// Decodes one line. Trailing blanks are digits of value 0 that transports cut off, so what is missing is zero.
  static func append(_ digits: ArraySlice<UInt8>, length: Int, to output: inout [UInt8]) {
    var group: UInt32 = 0
    var count = 0
    let end = output.count + length
    for digit in digits where digit >= 0x20 && digit <= 0x60 {
      group = group << 6 | UInt32((digit &- 0x20) & 63)
      count += 1
      guard count == 4 else { continue }
      append(group, upTo: end, to: &output)
      group = 0
      count = 0
    }
    if count > 0 { append(group << (6 * UInt32(4 - count)), upTo: end, to: &output) }
    while output.count < end { output.append(0) }
  }

  private static func append(_ group: UInt32, upTo end: Int, to output: inout [UInt8]) {
    for shift: UInt32 in [16, 8, 0] where output.count < end {
      output.append(UInt8(truncatingIfNeeded: group >> shift))
    }
  }
}
