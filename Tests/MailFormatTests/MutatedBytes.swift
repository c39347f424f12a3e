import TestSupport

extension [UInt8] {
  /// Bytes that mean something in one syntax of mail or another.
  private static let telling: [UInt8] = [
    0, 0x0A, 0x0D, 0x20, 0x22, 0x28, 0x2D, 0x3A, 0x3B, 0x3C, 0x3D, 0x3F, 0x5C, 0x80, 0xFF,
  ]

  /// The bytes with one to twelve of them changed, added, taken out or repeated.
  func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let byte = Self.telling.randomElement(using: &random) ?? 0
      let run = place..<Swift.min(bytes.count, place + Int.random(in: 0..<60, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2: bytes.removeSubrange(run.prefix(20))
      default: bytes.insert(contentsOf: bytes[run], at: place)
      }
    }
    return bytes
  }
}
