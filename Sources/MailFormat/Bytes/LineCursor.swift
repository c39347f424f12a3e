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
  /// Nothing at or behind it is looked at.
  let end: Int
  private(set) var position: Int
  private let lineEnd: UInt8

  init(_ bytes: [UInt8], upTo limit: Int = Int.max) {
    self.bytes = bytes
    end = min(bytes.count, limit)
    position = 0
    let sample = bytes[..<end].prefix(Self.sampleSize)
    lineEnd = !sample.contains(0x0A) && sample.contains(0x0D) ? 0x0D : 0x0A
  }

  var isAtEnd: Bool { position >= end }

  /// The line at the cursor, without moving.
  func peek() -> Line? { line(at: position) }

  mutating func advance(past line: Line) { position = line.next }

  mutating func skipToEnd() { position = end }

  func line(at start: Int) -> Line? {
    guard start < end else { return nil }
    return read { buffer in
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
    read { buffer in
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

  private func read<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<end])) }
  }

  private func endOfLine(before start: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start - 1
    guard lineEnd == 0x0A else { return end }
    while end > position, buffer[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
