/// Bytes to send. libcurl 7.88 gives OpenSSL no moving write buffer: after "again" the same address and the
/// same length must be offered, or bytes are lost without an error. So the memory is our own and nothing is
/// added between the first offer and the last.
final class OutputBuffer {
  private static let leastSize = 512
  private static let mostKept = 1024 * 1024

  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var end = 0
  private var sent = 0

  deinit { memory.deallocate() }

  /// What is to be offered next, until `markSent` says how much of it went.
  var pending: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: memory[sent..<end])
  }

  func append(_ text: String) {
    append(text.utf8)
  }

  func append(_ bytes: some Collection<UInt8>) {
    reserve(bytes.count)
    UnsafeMutableRawBufferPointer(rebasing: memory[end...]).copyBytes(from: bytes)
    end += bytes.count
  }

  func markSent(_ count: Int) {
    sent += count
    guard sent == end else { return }
    sent = 0
    end = 0
    // One large message must not hold its memory for the life of the connection.
    if memory.count > Self.mostKept { release() }
  }

  /// Gives the memory back while nothing is to be sent: an idle connection needs none.
  func release() {
    guard end == 0 else { return }
    memory.deallocate()
    memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  }

  private func reserve(_ extra: Int) {
    guard end + extra > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(memory.count * 2, end + extra, Self.leastSize), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<end]))
    memory.deallocate()
    memory = larger
  }
}
