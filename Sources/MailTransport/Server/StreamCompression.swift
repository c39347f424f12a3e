import CCurl
import CShims

/// Both directions of a stream as raw deflate (COMPRESS=DEFLATE, RFC 4978). What is inflated goes straight into
/// the reader's buffer and never beyond its room, so a small piece that stands for gigabytes costs no memory: it
/// meets the same limits of line and literal as any other.
final class StreamCompression {
  private let inflater: UnsafeMutableRawPointer
  private let deflater: UnsafeMutableRawPointer
  /// Compressed bytes that arrived and are not inflated yet.
  private let arrived: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// The last piece filled the room, so zlib may hold more of it.
  private var mayHoldMore = false

  /// `early` came behind the reply that begins the compression.
  init?(early: UnsafeRawBufferPointer) {
    guard let inflater = piste_inflater_open() else { return nil }
    guard let deflater = piste_deflater_open() else {
      piste_inflater_close(inflater)
      return nil
    }
    self.inflater = inflater
    self.deflater = deflater
    arrived = .allocate(byteCount: max(16 * 1024, early.count), alignment: 16)
    arrived.copyMemory(from: early)
    end = early.count
  }

  deinit {
    piste_inflater_close(inflater)
    piste_deflater_close(deflater)
    arrived.deallocate()
  }

  /// Like `CurlSession.receive`: what is at hand first, because the socket does not tell of that.
  func receive(
    into room: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) -> (code: CURLcode, count: Int)
  ) -> (code: CURLcode, count: Int) {
    while true {
      if start < end || mayHoldMore {
        guard let count = inflate(into: room) else { return (CURLE_WEIRD_SERVER_REPLY, 0) }
        if count > 0 { return (CURLE_OK, count) }
      }
      let (code, count) = source(arrived)
      guard code == CURLE_OK, count > 0 else { return (code, 0) }
      start = 0
      end = count
    }
  }

  private func inflate(into room: UnsafeMutableRawBufferPointer) -> Int? {
    var used = 0
    var written = 0
    let result = piste_inflate(
      inflater, arrived.baseAddress.map { ($0 + start).assumingMemoryBound(to: UInt8.self) }, end - start,
      &used,
      room.baseAddress?.assumingMemoryBound(to: UInt8.self), room.count, &written)
    start += used
    mayHoldMore = result == PISTE_DEFLATE_MORE && written > 0
    return result == PISTE_DEFLATE_DAMAGED ? nil : written
  }

  /// All of `bytes`, compressed and flushed, to `output`.
  func compress(_ bytes: UnsafeRawBufferPointer, to output: OutputBuffer) -> Bool {
    var rest = bytes
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { room in
      while true {
        var used = 0
        var written = 0
        let result = piste_deflate(
          deflater, rest.baseAddress?.assumingMemoryBound(to: UInt8.self), rest.count, &used,
          room.baseAddress,
          room.count, &written)
        output.append(UnsafeBufferPointer(rebasing: room[..<written]))
        guard result == PISTE_DEFLATE_MORE else { return result == PISTE_DEFLATE_DONE }
        rest = UnsafeRawBufferPointer(rebasing: rest[used...])
      }
    }
  }
}
