import Glibc

/// Bytes that arrived and are not used yet. It grows up to the longest line that is wanted, never by the
/// message: literals leave it in pieces. A search for the end of a line goes on where the last one stopped.
/// Its memory is its own, so that nothing is set to zero before the network writes into it.
final class InputBuffer {
  private static let usualSize = 64 * 1024

  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var start = 0
  private var end = 0
  private var searched = 0

  deinit { memory.deallocate() }

  var count: Int { end - start }

  /// The next line with its LF, when all of it is here; valid until the buffer is filled again.
  func takeLine() -> UnsafeRawBufferPointer? {
    let from = max(searched, start)
    guard from < end, let base = memory.baseAddress,
      let lineFeed = memchr(base + from, Int32(UInt8.lineFeed), end - from)
    else {
      searched = end
      return nil
    }
    let line = UnsafeRawBufferPointer(
      rebasing: memory[start...(UnsafeRawPointer(lineFeed) - UnsafeRawPointer(base))])
    start += line.count
    searched = start
    return line
  }

  /// Hands over at most `most` bytes, in place, and drops them.
  func take(atMost most: Int, _ body: (UnsafeRawBufferPointer) -> Void) -> Int {
    let length = min(most, count)
    body(UnsafeRawBufferPointer(rebasing: memory[start..<start + length]))
    start += length
    searched = start
    return length
  }

  /// Lets `receive` write behind the bytes that are here; it returns how many it wrote.
  func fill<Code>(
    _ receive: (UnsafeMutableRawBufferPointer) -> (code: Code, count: Int)
  ) -> (code: Code, count: Int) {
    makeRoom()
    let received = receive(UnsafeMutableRawBufferPointer(rebasing: memory[end...]))
    end += received.count
    return received
  }

  /// Gives the memory back while nothing is expected: an idle connection needs none.
  func release() {
    guard count == 0 else { return }
    memory.deallocate()
    memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    (start, end, searched) = (0, 0, 0)
  }

  private func makeRoom() {
    if start == end { (start, end, searched) = (0, 0, 0) }
    guard end == memory.count else { return }
    let length = count
    let target =
      start > 0
      ? memory
      : .allocate(byteCount: max(memory.count * 2, Self.usualSize), alignment: 16)
    if let from = memory.baseAddress, let to = target.baseAddress { memmove(to, from + start, length) }
    if target.baseAddress != memory.baseAddress {
      memory.deallocate()
      memory = target
    }
    searched -= start
    (start, end) = (0, length)
  }
}
