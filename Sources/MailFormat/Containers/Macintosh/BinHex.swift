/// BinHex 4.0 (RFC 1741 appendix A): a Macintosh file in printable characters; the data fork is read.
struct BinHex {
  let name: String
  let dataFork: [UInt8]
  /// Whether the fork is there in full and its checksum is right.
  let isWhole: Bool

  /// A run of two bytes may stand for 255, so what is unpacked is bounded.
  private static func maximumSize(of input: Int) -> Int { (1 << 20) + 16 * input }

  static func read(_ bytes: ArraySlice<UInt8>) -> BinHex? {
    guard let start = start(of: bytes) else { return nil }
    let unpacked = unpack(bytes[start...])
    var reader = ByteReader(unpacked[...])
    guard let length = reader.byte(), length > 0, length < 64, let name = reader.take(Int(length)),
      reader.take(11) != nil, let size = reader.bigEndian(4), reader.take(6) != nil
    else { return nil }
    let fork = reader.takeUpTo(size)
    let isWhole = fork.count == size && reader.bigEndian(2) == checksum(fork)
    return BinHex(
      name: Charset.decodeUnlabelled(name, otherwise: Charset("macintosh")), dataFork: Array(fork),
      isWhole: isWhole)
  }

  /// Behind the colon that starts a line.
  private static func start(of bytes: ArraySlice<UInt8>) -> Int? {
    var lines = ByteLines(bytes)
    while let line = lines.next() {
      if line.text.first == 0x3A { return line.text.startIndex + 1 }
    }
    return nil
  }

  /// Six bits a character; 0x90 and a number repeat the byte before them.
  private static func unpack(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    var isRun = false
    let maximumSize = maximumSize(of: digits.count)
    for digit in digits {
      if digit == 0x3A || output.count > maximumSize { break }
      let value = values[Int(digit)]
      guard value < 64 else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      let byte = UInt8(truncatingIfNeeded: bits >> count)
      if isRun {
        isRun = false
        append(run: Int(byte), to: &output)
      } else if byte == 0x90 {
        isRun = true
      } else {
        output.append(byte)
      }
    }
    return output
  }

  private static func append(run: Int, to output: inout [UInt8]) {
    guard run > 0 else { return output.append(0x90) }
    guard let last = output.last else { return }
    output += [UInt8](repeating: last, count: run - 1)
  }

  /// CRC-CCITT, as XMODEM counts it.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    var sum: UInt16 = 0
    for byte in bytes {
      sum ^= UInt16(byte) << 8
      for _ in 0..<8 { sum = sum & 0x8000 != 0 ? sum << 1 ^ 0x1021 : sum << 1 }
    }
    return Int(sum)
  }

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    let alphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
    for (value, letter) in alphabet.utf8.enumerated() { table[Int(letter)] = UInt8(value) }
    return table
  }()
}
