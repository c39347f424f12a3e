/// The boundary that a multipart really has, when the one it names does not occur in it or it names none.
///
/// Seen in the wild: gateways that write a boundary anew in one place only, quotes taken for part of it, no parameter
/// at all. A line of dashes and text is taken for it that a field of MIME follows, or that has its end further on.
struct BoundaryGuess {
  private let bytes: [UInt8]
  private var seen: Set<ArraySlice<UInt8>> = []
  private var closed: ArraySlice<UInt8>?

  /// More dashed lines than that are no boundaries but a text with rules in it.
  private static let maximumCount = 500

  /// - Parameter lines: Stands at the start of the body.
  static func find(_ lines: LineCursor, before end: Int) -> ArraySlice<UInt8>? {
    var guess = BoundaryGuess(bytes: lines.bytes)
    return guess.run(lines, end)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run(_ start: LineCursor, _ end: Int) -> ArraySlice<UInt8>? {
    var lines = start
    var count = 0
    while count < Self.maximumCount, let (line, _) = lines.nextDashedLine(after: lines.position),
      line.end <= end
    {
      count += 1
      lines.advance(past: line)
      let text = bytes[(line.start + 2)..<line.end].trimmed
      guard !text.isEmpty, text.count <= 200 else { continue }
      if let next = lines.peek(), startsPart(next) { return text }
      take(text)
    }
    return closed
  }

  private func startsPart(_ line: LineCursor.Line) -> Bool {
    bytes[line.start..<line.end].hasCaselessPrefix("content-")
  }

  private mutating func take(_ text: ArraySlice<UInt8>) {
    if closed == nil, text.count > 2, text.suffix(2).elementsEqual([0x2D, 0x2D]),
      seen.contains(text.dropLast(2))
    {
      closed = text.dropLast(2)
    }
    seen.insert(text)
  }
}
