/// One decoding of quoted-printable until the output is full; as much room as the input has is always enough.
struct QuotedPrintableDecoder {
  private let input: UnsafeBufferPointer<UInt8>
  private let output: UnsafeMutableBufferPointer<UInt8>
  private var index: Int
  private var end = 0
  /// Where the blanks end that count, see `takeBlanks`: a long run is measured once, however small the output is.
  private var blanksEnd: Int

  /// Where in the input a decoding goes on.
  struct Position {
    fileprivate var index = 0
    fileprivate var blanksEnd = 0
  }

  init(
    input: UnsafeBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>, position: Position
  ) {
    self.input = input
    self.output = output
    index = position.index
    blanksEnd = position.blanksEnd
  }

  var position: Position { Position(index: index, blanksEnd: blanksEnd) }

  /// - Returns: How many bytes were written.
  mutating func run() -> Int {
    while index < input.count, end < output.count {
      copyPlain()
      guard index < input.count, end < output.count else { break }
      if input[index] == 0x3D { takeEscape() } else { takeBlanks() }
    }
    return end
  }

  /// Up to the next blank or `=`.
  private mutating func copyPlain() {
    var index = index
    var end = end
    let limit = min(input.count, index + output.count - end)
    while index < limit {
      let byte = input[index]
      guard byte != 0x3D, !byte.isBlank else { break }
      output[end] = byte
      index += 1
      end += 1
    }
    self.index = index
    self.end = end
  }

  private mutating func takeEscape() {
    if index + 2 < input.count {
      let high = Self.hexValues[Int(input[index + 1])]
      let low = Self.hexValues[Int(input[index + 2])]
      if high | low < 16 {
        write(high << 4 | low)
        index += 3
        return
      }
    }
    takeSoftBreak()
  }

  /// `=` at the end of a line, blanks and half a line break between them allowed; any other `=` is itself.
  private mutating func takeSoftBreak() {
    var next = index + 1
    while next < input.count, input[next].isBlank { next += 1 }
    if next < input.count, input[next] == 0x0D { next += 1 }
    if next < input.count, input[next] == 0x0A {
      index = next + 1
    } else if next == input.count || (next > index + 1 && input[next - 1] == 0x0D) {
      index = next
    } else {
      write(0x3D)
      index += 1
    }
  }

  /// Blanks count only when something follows them on the line: transports pad lines (RFC 2045 §6.7 rule 3).
  private mutating func takeBlanks() {
    if index >= blanksEnd {
      var next = index + 1
      while next < input.count, input[next].isBlank { next += 1 }
      guard next < input.count, !input[next].isLineBreak else {
        index = next
        return
      }
      blanksEnd = next
    }
    while index < blanksEnd, end < output.count {
      write(input[index])
      index += 1
    }
  }

  private mutating func write(_ byte: UInt8) {
    output[end] = byte
    end += 1
  }

  /// Of hexadecimal digits in either case; 255 for every other byte.
  private static let hexValues: [UInt8] = (0...255).map { UInt8($0).hexValue ?? 255 }
}
