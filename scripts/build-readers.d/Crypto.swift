/// Stands in for swift-crypto, which takes minutes to build, in programs that `scripts/build-readers` makes: the few
/// names that the readers of mail use. Correct, and not hardened: nothing that it signs leaves such a program.
///
/// SHA-256 of FIPS 180-4 §6.2.
package struct SHA256 {
  package typealias Digest = [UInt8]

  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  private var waiting: [UInt8] = []
  private var length: UInt64 = 0

  package init() {}

  package static func hash(data: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(data: data)
    return hash.finalize()
  }

  package mutating func update(data: [UInt8]) { data.withUnsafeBytes { update(bufferPointer: $0) } }

  package mutating func update(bufferPointer: UnsafeRawBufferPointer) {
    length += UInt64(bufferPointer.count)
    for byte in bufferPointer {
      waiting.append(byte)
      if waiting.count == 64 { takeBlock() }
    }
  }

  package func finalize() -> Digest {
    var last = self
    last.update(data: [0x80])
    while last.waiting.count != 56 { last.update(data: [0]) }
    last.update(data: (0..<8).map { UInt8(truncatingIfNeeded: (length * 8) >> UInt64(56 - 8 * $0)) })
    return last.state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  private mutating func takeBlock() {
    var words = [UInt32](repeating: 0, count: 64)
    for (index, byte) in waiting.enumerated() { words[index / 4] = words[index / 4] << 8 | UInt32(byte) }
    waiting.removeAll(keepingCapacity: true)
    for index in 16..<64 {
      let early = words[index - 15]
      let late = words[index - 2]
      let first = Self.turn(early, 7) ^ Self.turn(early, 18) ^ early >> 3
      let second = Self.turn(late, 17) ^ Self.turn(late, 19) ^ late >> 10
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
    mix(words)
  }

  private mutating func mix(_ words: [UInt32]) {
    var work = state
    for index in 0..<64 {
      let high = Self.turn(work[4], 6) ^ Self.turn(work[4], 11) ^ Self.turn(work[4], 25)
      let choice = (work[4] & work[5]) ^ (~work[4] & work[6])
      let first = work[7] &+ high &+ choice &+ Self.constants[index] &+ words[index]
      let low = Self.turn(work[0], 2) ^ Self.turn(work[0], 13) ^ Self.turn(work[0], 22)
      let most = (work[0] & work[1]) ^ (work[0] & work[2]) ^ (work[1] & work[2])
      work = [
        first &+ low &+ most, work[0], work[1], work[2], work[3] &+ first, work[4], work[5], work[6],
      ]
    }
    for index in 0..<8 { state[index] &+= work[index] }
  }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2).
  private static let constants: [UInt32] = {
    let primes = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }
    return primes.map { cubeRootFraction(UInt64($0)) }
  }()

  /// The root of `prime` times 2^96, which is the root times 2^32, bit by bit; the low 32 bits are the fraction.
  private static func cubeRootFraction(_ prime: UInt64) -> UInt32 {
    var root: UInt64 = 0
    for bit in stride(from: 34, through: 0, by: -1) {
      let trial = root | 1 << UInt64(bit)
      let square = trial.multipliedFullWidth(by: trial)
      let low = square.low.multipliedFullWidth(by: trial)
      let high = square.high * trial + low.high
      // prime << 96 has its words (prime << 32, 0).
      if high < prime << 32 || (high == prime << 32 && low.low == 0) { root = trial }
    }
    return UInt32(truncatingIfNeeded: root)
  }
}

package struct SymmetricKey: Sendable {
  let bytes: [UInt8]

  package init(data: some Sequence<UInt8>) { bytes = Array(data) }
}

/// RFC 2104.
package enum HMAC<Hash> {
  package static func authenticationCode(for data: [UInt8], using key: SymmetricKey) -> [UInt8]
  where Hash == SHA256 {
    let short = key.bytes.count > 64 ? SHA256.hash(data: key.bytes) : key.bytes
    let padded = short + [UInt8](repeating: 0, count: 64 - short.count)
    let inner = SHA256.hash(data: padded.map { $0 ^ 0x36 } + data)
    return SHA256.hash(data: padded.map { $0 ^ 0x5C } + inner)
  }
}
