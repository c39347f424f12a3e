/// Decompresses RTF as Outlook stores it (MS-OXRTFCP): LZ77 over a ring of 4096 bytes that starts with usual words.
///
/// A reference of two bytes yields at most 17, so the output is bounded by the input whatever the header claims.
enum CompressedRTF {
  private static let compressed = 0x7546_5A4C
  private static let stored = 0x414C_454D

  /// - Returns: nil when the header is that of nothing known; `isWhole` tells whether size and checksum are right.
  static func decompress(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], isWhole: Bool)? {
    var reader = ByteReader(bytes)
    guard let size = reader.littleEndian(4), let rawSize = reader.littleEndian(4),
      let kind = reader.littleEndian(4), let checksum = reader.littleEndian(4)
    else { return nil }
    let isCut = size < 12 || size - 12 > reader.remaining
    let content = reader.takeUpTo(size - 12)
    if kind == stored { return (Array(content.prefix(rawSize)), !isCut && content.count >= rawSize) }
    guard kind == compressed else { return nil }
    let output = expand(content)
    let isRight = Int(CRC32.register(content, from: 0)) == checksum
    return (output, !isCut && isRight && output.count >= rawSize)
  }

  private static func expand(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var ring = Ring(start: dictionary)
    var reader = ByteReader(content)
    while let control = reader.byte() {
      for bit in 0..<8 {
        guard control >> UInt8(bit) & 1 == 1 else {
          guard let literal = reader.byte() else { return ring.output }
          ring.append(literal)
          continue
        }
        guard let token = reader.bigEndian(2), ring.copy(from: token >> 4, count: token & 15 + 2) else {
          return ring.output
        }
      }
    }
    return ring.output
  }

  /// The dictionary while it is written, and all that was ever written.
  private struct Ring {
    private(set) var output: [UInt8] = []
    private var ring: [UInt8]
    private var position: Int

    init(start: [UInt8]) {
      position = start.count
      ring = start + [UInt8](repeating: 0, count: 4096 - start.count)
    }

    mutating func append(_ byte: UInt8) {
      output.append(byte)
      ring[position] = byte
      position = (position + 1) & 4095
    }

    /// False at the mark of the end: a reference to where is written next.
    mutating func copy(from offset: Int, count: Int) -> Bool {
      guard offset != position else { return false }
      for index in 0..<count { append(ring[(offset + index) & 4095]) }
      return true
    }
  }

  /// MS-OXRTFCP §2.1.3.1.2.
  static let dictionary = Array(
    (#"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "#
      + #"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"# + "\r\n"
      + #"\par \pard\plain\f0\fs20\b\i\u\tab\tx"#).utf8)
}
