import Crypto

/// The SHA-256 of some bytes, as lower-case hexadecimal: the name of a blob and the second key of a mail.
package struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package let hex: String

  package init(of bytes: some Sequence<UInt8>) {
    var hash = SHA256()
    hash.update(data: Array(bytes))
    hex = Self.hex(hash.finalize())
  }

  /// - Returns: `nil` unless the text is 64 hexadecimal digits.
  package init?(hex text: String) {
    let lower = text.lowercased()
    let isHex = lower.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard lower.utf8.count == 64, isHex else { return nil }
    hex = lower
  }

  package var description: String { hex }

  /// The 32 bytes themselves.
  package var bytes: [UInt8] {
    let values = hex.utf8.map { $0 < 97 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  /// Digests bytes that arrive in pieces.
  package struct Stream {
    private var hash = SHA256()

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    package func finish() -> SHA256Digest { SHA256Digest(trusted: SHA256Digest.hex(hash.finalize())) }
  }

  private init(trusted hex: String) { self.hex = hex }

  private static func hex(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
