import TestSupport
import Testing

@testable import MailTransport

/// The two buffers between a protocol and its socket.
@Suite struct BufferTests {
  /// Feeds the bytes in pieces as a socket would and takes them out as lines and literals.
  private func taken(_ bytes: [UInt8], piece: Int) -> (lines: [[UInt8]], rest: Int) {
    let input = InputBuffer()
    var rest = bytes[...]
    var lines: [[UInt8]] = []
    while !rest.isEmpty {
      _ = input.fill { room in
        let part = rest.prefix(min(piece, room.count))
        room.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return ((), part.count)
      }
      while let line = input.takeLine() { lines.append(Array(line)) }
    }
    return (lines, input.count)
  }

  @Test(
    "lines are whole whatever the pieces they come in", arguments: [1, 7, 1000, 65_535, 65_536, 1_000_000])
  func lines(piece: Int) {
    let sent = (0..<300).map { Array(repeating: UInt8(ascii: "x"), count: $0 * 37 % 4001) + [UInt8.lineFeed] }
    let long = [Array(repeating: UInt8(ascii: "y"), count: 300_000) + [UInt8.lineFeed]]
    let (lines, rest) = taken(Array((sent + long + sent).joined()) + [1, 2, 3], piece: piece)
    #expect(lines == sent + long + sent)
    #expect(rest == 3)
  }

  @Test("literals leave in place, up to what is wanted, and lines go on behind them")
  func literals() {
    let input = InputBuffer()
    let text = Array("12345abc\nrest".utf8)
    _ = input.fill { room in
      room.copyBytes(from: text)
      return ((), text.count)
    }
    var literal: [UInt8] = []
    #expect(input.take(atMost: 5) { literal.append(contentsOf: $0) } == 5)
    #expect(literal == Array("12345".utf8))
    #expect(input.takeLine().map(Array.init) == Array("abc\n".utf8))
    #expect(input.takeLine() == nil && input.count == 4)
    input.release()
    #expect(input.take(atMost: 100) { literal.append(contentsOf: $0) } == 4)
    input.release()
    #expect(input.count == 0 && input.takeLine() == nil && input.take(atMost: 9) { _ in } == 0)
    #expect(taken(text, piece: 3).rest == 4)
  }

  @Test("what is written is offered until it is sent, across growth, release and reuse")
  func output() {
    let output = OutputBuffer()
    var sent: [UInt8] = []
    for round in 0..<200 {
      output.append(Array(repeating: UInt8(round % 251), count: round * 97))
      output.release()
      while !output.pending.isEmpty {
        let part = min(output.pending.count, 1 + round * 31)
        sent.append(contentsOf: output.pending.prefix(part))
        output.markSent(part)
      }
      if round % 3 == 0 { output.release() }
    }
    #expect(sent == (0..<200).flatMap { Array(repeating: UInt8($0 % 251), count: $0 * 97) })
    #expect(output.pending.isEmpty)
  }
}
