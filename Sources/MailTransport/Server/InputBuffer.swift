/// Bytes that arrived and are not used yet. It grows up to the longest line that is wanted, never by the
/// message: literals leave it in pieces. A search for the end of a line goes on where the last one stopped.
struct InputBuffer {
  private var storage = [UInt8](repeating: 0, count: 64 * 1024)
  private var start = 0
  private var end = 0
  private var searched = 0

  var count: Int { end - start }

  /// The next line with its LF, when all of it is here.
  mutating func takeLine() -> [UInt8]? {
    let from = max(searched, start)
    guard let lineFeed = storage[from..<end].firstIndex(of: .lineFeed) else {
      searched = end
      return nil
    }
    let line = Array(storage[start...lineFeed])
    consume(line.count)
    return line
  }

  /// Hands over at most `most` bytes, in place, and drops them.
  mutating func take(atMost most: Int, _ body: (UnsafeRawBufferPointer) -> Void) -> Int {
    let length = min(most, count)
    storage.withUnsafeBytes { all in
      body(UnsafeRawBufferPointer(rebasing: all[start..<start + length]))
    }
    consume(length)
    return length
  }

  /// Lets `receive` write behind the bytes that are here; it returns how many it wrote.
  mutating func fill<Code>(
    _ receive: (UnsafeMutableRawBufferPointer) -> (code: Code, count: Int)
  ) -> (code: Code, count: Int) {
    makeRoom()
    let received = storage.withUnsafeMutableBytes { all in
      receive(UnsafeMutableRawBufferPointer(rebasing: all[end...]))
    }
    end += received.count
    return received
  }

  private mutating func consume(_ length: Int) {
    start += length
    searched = start
    guard start == end else { return }
    start = 0
    end = 0
    searched = 0
  }

  private mutating func makeRoom() {
    guard end == storage.count else { return }
    guard start == 0 else {
      let length = count
      storage.withUnsafeMutableBytes { all in
        let kept = UnsafeRawBufferPointer(rebasing: all[start..<end])
        UnsafeMutableRawBufferPointer(rebasing: all[0..<length]).copyMemory(from: kept)
      }
      searched -= start
      start = 0
      end = length
      return
    }
    storage.append(contentsOf: repeatElement(0, count: storage.count))
  }
}
