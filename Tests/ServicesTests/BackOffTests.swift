import Testing

@testable import Services

@Suite("Pauses between attempts")
struct BackOffTests {
  @Test("pauses double up to a minute, and start over after a success")
  func doubles() {
    var pause = BackOff()
    let waits = (0..<9).map { _ in pause.next(chance: [0]) }
    #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
    pause.reset()
    #expect(pause.next(chance: []) == .seconds(1))
  }

  @Test("chance adds up to a quarter", arguments: [(0, 1000), (128, 1125), (255, 1249)])
  func jitter(byte: Int, expected: Int) {
    var pause = BackOff()
    #expect(pause.next(chance: [UInt8(byte)]) == .milliseconds(expected))
  }
}
