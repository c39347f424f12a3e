/// Walks a message line by line over bytes it does not own or copy.
///
/// LF ends a line and CRs before it are dropped (`CR CR LF` is seen in the wild). A message that has no LF
/// near its start but has CR is read with CR as line end. A lone CR elsewhere is an ordinary byte: giving it
/// meaning is how header fields are smuggled in.
struct LineCursor {
  struct Line {
    let start: Int
    /// End without the line break.
    let end: Int
    /// Where the next line starts.
    let next: Int
    var isEmpty: Bool { start == end }
  }

  private static let sampleSize = 65_536

  let bytes: [UInt8]
  private(set) var position: Int
  private let lineEnd: UInt8

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
    let sample = bytes.prefix(Self.sampleSize)
    lineEnd = !sample.contains(0x0A) && sample.contains(0x0D) ? 0x0D : 0x0A
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The line at the cursor, without moving.
  func peek() -> Line? { line(at: position) }

  mutating func advance(past line: Line) { position = line.next }

  mutating func skipToEnd() { position = bytes.count }

  func line(at start: Int) -> Line? {
    guard start < bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var end = buffer.index(of: lineEnd, from: start) ?? buffer.count
      let next = min(end + 1, buffer.count)
      while end > start, buffer[end - 1] == 0x0D { end -= 1 }
      return Line(start: start, end: end, next: next)
    }
  }

  /// The next line from the cursor on that starts with two dashes and has more; the cursor stays.
  ///
  /// Looks for dashes, not for lines: encoded content has none. `previousEnd` is the end of the line before it,
  /// without its line break; `first` is returned for it when the line at the cursor is the one.
  func nextDashedLine(after first: Int) -> (line: Line, previousEnd: Int)? {
    bytes.withUnsafeBufferPointer { buffer in
      var start = position
      while let dash = buffer.index(of: 0x2D, from: start) {
        start = dash + 1
        guard start < buffer.count, buffer[start] == 0x2D else { continue }
        guard dash == position || buffer[dash - 1] == lineEnd else { continue }
        guard let line = line(at: dash), line.end - line.start > 2 else { continue }
        return (line, dash == position ? first : endOfLine(before: dash, in: buffer))
      }
      return nil
    }
  }

  private func endOfLine(before start: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start - 1
    guard lineEnd == 0x0A else { return end }
    while end > position, buffer[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
