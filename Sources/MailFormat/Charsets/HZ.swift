/// HZ (RFC 1843) as the EUC form of GB 2312, which iconv reads: between `~{` and `~}` two 7-bit bytes are a character.
enum HZ {
  static func eucCN(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isChinese = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      if byte == 0x7E, let length = tilde(next, &isChinese, &output) {
        index += length
        continue
      }
      // §2: Chinese ends with its line at the latest.
      if byte.isLineBreak { isChinese = false }
      guard isChinese, isCode(byte), isCode(next) else {
        output.append(byte)
        index += 1
        continue
      }
      output += [byte | 0x80, next | 0x80]
      index += 2
    }
    return output[...]
  }

  /// `~{`, `~}`, `~~` and `~` at the end of a line, which joins it to the next; how long the mark is.
  private static func tilde(_ next: UInt8, _ isChinese: inout Bool, _ output: inout [UInt8]) -> Int? {
    switch next {
    case 0x7D where isChinese: isChinese = false
    case 0x7B where !isChinese: isChinese = true
    case 0x7E where !isChinese: output.append(0x7E)
    case 0x0A where !isChinese: break
    default: return nil
    }
    return 2
  }

  private static func isCode(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
