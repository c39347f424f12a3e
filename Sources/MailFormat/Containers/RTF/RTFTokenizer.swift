/// Cuts RTF (1.9.1) into groups, control words and bytes of text, one after the other.
struct RTFTokenizer {
  enum Token {
    case open
    case close
    case word(ArraySlice<UInt8>, Int?)
    case symbol(UInt8)
    /// A byte of text, written as it is or as `\'hh`.
    case byte(UInt8)
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func next() -> Token? {
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x7B: return .open
      case 0x7D: return .close
      case 0x5C: return control()
      // Line breaks of the file mean nothing; a zero ends no text.
      case 0x0D, 0x0A, 0x00: continue
      default: return .byte(byte)
      }
    }
    return nil
  }

  private mutating func control() -> Token? {
    guard index < bytes.endIndex else { return nil }
    let byte = bytes[index]
    guard byte.isLetter && byte < 0x80 else {
      index += 1
      return byte == 0x27 ? hexByte() : .symbol(byte)
    }
    let name = bytes[index...].prefix(64).prefix { $0.isLetter && $0 < 0x80 }
    index = name.endIndex
    let number = number()
    if index < bytes.endIndex, bytes[index] == 0x20 { index += 1 }
    // Raw bytes that are no RTF.
    if name.elementsEqual("bin".utf8) { index += min(max(0, number ?? 0), bytes.endIndex - index) }
    return .word(name, number)
  }

  private mutating func hexByte() -> Token? {
    guard index + 1 < bytes.endIndex, let high = bytes[index].hexValue, let low = bytes[index + 1].hexValue
    else { return .symbol(0x27) }
    index += 2
    return .byte(high << 4 | low)
  }

  private mutating func number() -> Int? {
    let isNegative = index < bytes.endIndex && bytes[index] == 0x2D
    let digits = bytes[(isNegative ? index + 1 : index)...].prefix(10).prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    index = digits.endIndex
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return isNegative ? -value : value
  }
}
