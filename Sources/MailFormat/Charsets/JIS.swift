/// ISO-2022-JP (RFC 1468) as EUC-JP, which iconv reads with the vendors' rows that mail is full of.
enum JIS {
  private enum Mode { case ascii, kanji, kana, supplement }

  /// Whether an escape to one of the Japanese sets stands in the bytes.
  static func occurs(in bytes: ArraySlice<UInt8>) -> Bool {
    var start = bytes.startIndex
    while let escape = bytes.index(of: 0x1B, from: start) {
      start = escape + 1
      if let (mode, _) = self.escape(bytes[start...].prefix(3)), mode != .ascii { return true }
    }
    return false
  }

  static func eucJP(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var mode = Mode.ascii
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x1B, let (next, length) = escape(bytes[index...].dropFirst().prefix(3)) {
        mode = next
        index += length
        continue
      }
      if bytes[index].isLineBreak { mode = .ascii }
      append(bytes[index], mode, isFirst: true, to: &output)
      index += 1
      guard mode == .kanji || mode == .supplement, index < bytes.endIndex, bytes[index] > 0x20 else {
        continue
      }
      append(bytes[index], mode, isFirst: false, to: &output)
      index += 1
    }
    return output[...]
  }

  private static func append(_ byte: UInt8, _ mode: Mode, isFirst: Bool, to output: inout [UInt8]) {
    guard mode != .ascii, byte > 0x20, byte < 0x7F else {
      output.append(byte)
      return
    }
    if mode == .kana { output.append(0x8E) }
    if mode == .supplement, isFirst { output.append(0x8F) }
    output.append(byte | 0x80)
  }

  /// The mode that an escape sequence starts, and its length with the ESC.
  private static func escape(_ tail: ArraySlice<UInt8>) -> (Mode, Int)? {
    switch Array(tail) {
    case let code where code.starts(with: [0x28, 0x42]) || code.starts(with: [0x28, 0x4A]): (.ascii, 3)
    case let code where code.starts(with: [0x28, 0x49]): (.kana, 3)
    case let code where code.starts(with: [0x24, 0x40]) || code.starts(with: [0x24, 0x42]): (.kanji, 3)
    case [0x24, 0x28, 0x44]: (.supplement, 4)
    // The first plane of JIS X 0213 holds what mail needs of JIS X 0208 in the same places.
    case [0x24, 0x28, 0x4F], [0x24, 0x28, 0x51]: (.kanji, 4)
    default: nil
    }
  }
}
