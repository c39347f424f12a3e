/// One file of Unix mail before MIME (POSIX `uuencode`): `begin MODE NAME`, lines of data, `end`.
///
/// Outlook and old list gateways still put such blocks below the words of a mail. A block counts only when
/// the line below `begin` is data or its end: people write "begin 100 percent" too.
struct UUBlock {
  let name: ArraySlice<UInt8>
  let content: [UInt8]
  /// Whether the line `end` was there.
  let isWhole: Bool

  /// Reads the block whose first line is `first`, and moves `lines` behind it. Lines that were passed without a
  /// block are blank, so no line is looked at twice.
  static func read(_ first: ByteLines.Line, from lines: inout ByteLines) -> UUBlock? {
    guard let name = name(of: first.text) else { return nil }
    var ahead = lines
    var content: [UInt8] = []
    var hasData = false
    var isSure = false
    while let line = ahead.next() {
      if line.text.trimmed.elementsEqual([0x65, 0x6E, 0x64]) {
        guard hasData else { return nil }
        lines = ahead
        return UUBlock(name: name, content: content, isWhole: true)
      }
      guard UUEncoding.isPlausible(content.count, from: line.next - first.next),
        append(line.text, to: &content, isFull: &isSure)
      else { break }
      hasData = hasData || !line.text.isEmpty
      lines.position = line.next
    }
    return isSure ? UUBlock(name: name, content: content, isWhole: false) : nil
  }

  /// `begin 644 the name`: three or four octal digits, the name may hold blanks.
  private static func name(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.starts(with: "begin ") else { return nil }
    let rest = line.dropFirst(6)
    let mode = rest.prefix { $0 >= 0x30 && $0 <= 0x37 }
    let name = rest.dropFirst(mode.count)
    guard mode.count == 3 || mode.count == 4, name.first == 0x20 else { return nil }
    let trimmed = name.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// Adds the bytes of a line; false when it is none. Transports cut blanks off its end, which are zeros, and
  /// some encoders add a check character or a group. A line that is not cut makes sure of a block without `end`.
  private static func append(
    _ raw: ArraySlice<UInt8>, to content: inout [UInt8], isFull: inout Bool
  ) -> Bool {
    let line = withBackslashes(raw)
    guard let first = line.first else { return true }
    guard line.allSatisfy({ $0 >= 0x20 && $0 <= 0x60 }) else { return false }
    let length = UUEncoding.length(first)
    let wanted = (length + 2) / 3 * 4
    let digits = line.count - 1
    guard digits <= wanted + 4 else { return false }
    if digits >= wanted { isFull = true }
    UUEncoding.append(line.dropFirst(), length: length, to: &content)
    return true
  }

  /// Seen in the wild: a body that was converted from a Japanese or Korean charset, where the backslash is the
  /// sign of the yen or the won.
  private static func withBackslashes(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.contains(where: { $0 >= 0x80 }) else { return line }
    var output: [UInt8] = []
    var rest = line
    while let byte = rest.first {
      let sign = currencySigns.first { rest.starts(with: $0) }
      output.append(sign == nil ? byte : 0x5C)
      rest = rest.dropFirst(sign?.count ?? 1)
    }
    return output[...]
  }

  private static let currencySigns: [[UInt8]] = [[0xC2, 0xA5], [0xE2, 0x82, 0xA9], [0xA5]]
}
