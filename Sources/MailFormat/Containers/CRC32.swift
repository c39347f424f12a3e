/// The checksum of Ethernet and zip, as yEnc and compressed RTF use it.
enum CRC32 {
  /// With all bits set at the start and inverted at the end, as ISO 3309 has it.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 { ~register(bytes, from: .max) }

  /// The bare register: MS-OXRTFCP §2.1.3.2 starts it with 0 and inverts nothing.
  static func register(_ bytes: some Sequence<UInt8>, from start: UInt32) -> UInt32 {
    bytes.reduce(start) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }
}
