/// Lines of bytes with where they stand; LF ends one, a CR before it does not count.
struct ByteLines {
  struct Line {
    let text: ArraySlice<UInt8>
    /// Where the next line starts.
    let next: Int
  }

  let bytes: ArraySlice<UInt8>
  var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func next() -> Line? {
    guard position < bytes.endIndex else { return nil }
    let end = bytes.index(of: 0x0A, from: position) ?? bytes.endIndex
    let text = bytes[position..<end]
    position = min(end + 1, bytes.endIndex)
    return Line(text: text.last == 0x0D ? text.dropLast() : text, next: position)
  }
}

extension ArraySlice<UInt8> {
  func starts(with word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount where self[startIndex + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
