/// Takes numbers and runs of bytes off the front of a binary format.
///
/// What is not there is nil: a length that lies about what follows costs nothing and reads nothing.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var rest: ArraySlice<UInt8> { bytes[position...] }
  var remaining: Int { bytes.endIndex - position }

  mutating func byte() -> UInt8? {
    guard position < bytes.endIndex else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  /// What is there of `count` bytes.
  mutating func takeUpTo(_ count: Int) -> ArraySlice<UInt8> {
    let found = bytes[position...].prefix(max(0, count))
    position = found.endIndex
    return found
  }

  /// A number of one to four bytes, so that it is never negative and never overflows.
  mutating func littleEndian(_ size: Int) -> Int? {
    take(size).map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }

  mutating func bigEndian(_ size: Int) -> Int? {
    take(size).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }
}
