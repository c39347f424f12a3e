/// One decoding of base64: whole groups of four digits at a time, and digit by digit around all else.
///
/// A table for each place of a group holds what a digit adds to its three bytes, already where it belongs, so that
/// a group is four look-ups and one store.
struct Base64Decoder {
  private let input: UnsafeRawBufferPointer
  /// Room for three bytes for every four digits, those that are pending too, and four more: a store writes four.
  private let output: UnsafeMutableRawBufferPointer
  private let words: UnsafeBufferPointer<UInt32>
  private var index = 0
  private var end = 0
  private(set) var pending: Pending

  /// The digits of a group that is not whole.
  struct Pending {
    fileprivate var group: UInt32 = 0
    fileprivate var digits: UInt32 = 0
  }

  init(
    input: UnsafeRawBufferPointer, output: UnsafeMutableRawBufferPointer, words: UnsafeBufferPointer<UInt32>,
    pending: Pending
  ) {
    self.input = input
    self.output = output
    self.words = words
    self.pending = pending
  }

  /// - Parameter isLast: Whether no digits follow those of the input.
  /// - Returns: How many bytes were written.
  mutating func run(isLast: Bool) -> Int {
    while index < input.count {
      if pending.digits == 0 { takeGroups() }
      guard index < input.count else { break }
      take(input[index])
      index += 1
    }
    if isLast { flush() }
    return end
  }

  /// Goes on until a byte is no digit.
  private mutating func takeGroups() {
    var index = index
    var end = end
    while index + 4 <= input.count {
      let four = UInt32(littleEndian: input.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      let word =
        words[Int(four & 255)] | words[Int(256 + (four >> 8 & 255))]
        | words[Int(512 + (four >> 16 & 255))] | words[Int(768 + (four >> 24))]
      guard word & Self.noDigit == 0 else { break }
      output.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt32.self)
      index += 4
      end += 3
    }
    self.index = index
    self.end = end
  }

  private mutating func take(_ byte: UInt8) {
    let word = words[768 + Int(byte)]
    guard word & Self.noDigit == 0 else {
      if byte == 0x3D { flush() }
      return
    }
    // In the last place the six bits of a digit stand at the top of the third byte's word, see `words`.
    pending.group = pending.group << 6 | word >> 16
    pending.digits += 1
    if pending.digits == 4 { flush() }
  }

  /// A last group of two digits is one byte, of three two; a single digit is nothing.
  private mutating func flush() {
    defer { pending = Pending() }
    guard pending.digits > 1 else { return }
    let bits = pending.group << (24 - 6 * pending.digits)
    for place in 0..<(pending.digits - 1) {
      output[end] = UInt8(truncatingIfNeeded: bits >> (16 - 8 * place))
      end += 1
    }
  }

  private static let noDigit: UInt32 = 1 << 31

  /// Four tables of 256 words, one for each place of a digit; the lowest byte of a word is the first to be written.
  /// `-` and `_` are the digits of the URL variant.
  static let words: [UInt32] = {
    var words = [UInt32](repeating: noDigit, count: 1024)
    for (value, letter) in (Base64.alphabet + [0x2D, 0x5F]).enumerated() {
      let digit = UInt32(value < 64 ? value : value - 2)
      for place in 0..<4 {
        words[place * 256 + Int(letter)] = (digit << UInt32(18 - 6 * place)).byteSwapped >> 8
      }
    }
    return words
  }()
}
