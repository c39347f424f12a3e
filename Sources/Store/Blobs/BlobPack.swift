import Basics
import Foundation

/// Many small blobs in one file that is written once and never changed: one flush for a whole batch of mails.
///
/// The blobs stand one behind the other; behind them an index of lines of the same length, sorted by digest:
///
///     <64 hexadecimal digits> <start, 12 digits> <octets, 12 digits>
///     …
///     piste pack 1 <number of blobs, 12 digits>
///
/// so that `tail` and `dd` find a blob when no program is left that does. A pack gets its name only when it is
/// complete and on the disk, so one without its last line is damaged.
struct BlobPack {
  private static let lineLength = 91
  private static let lastLineLength = 26
  private static let title = "piste pack 1 "

  let path: String

  /// The file's bytes.
  static func bytes(of blobs: [SHA256Digest: [UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(blobs.values.reduce(lastLineLength) { $0 + $1.count + lineLength })
    var index = ""
    for (digest, blob) in blobs.sorted(by: { $0.key.hex < $1.key.hex }) {
      index += "\(digest.hex) \(padded(bytes.count)) \(padded(blob.count))\n"
      bytes += blob
    }
    bytes += Array((index + title + padded(blobs.count) + "\n").utf8)
    return bytes
  }

  /// - Returns: `nil` when the pack does not hold it.
  /// - Throws: ``BlobError`` when the file can't be read or is no pack.
  func read(_ digest: SHA256Digest) throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(String(cString: strerror(errno))) }
    defer { close(file) }
    guard let place = try place(of: digest, in: file) else { return nil }
    return try read(file, from: place.start, count: place.size)
  }

  private func place(of digest: SHA256Digest, in file: Int32) throws -> (start: Int, size: Int)? {
    let size = Int(lseek(file, 0, SEEK_END))
    let count = try count(file, size)
    let index = size - Self.lastLineLength - count * Self.lineLength
    guard index >= 0 else { throw failure("it is damaged; restore it from a backup") }
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      let line = try read(file, from: index + middle * Self.lineLength, count: Self.lineLength)
      let name = String(decoding: line.prefix(64), as: UTF8.self)
      if name == digest.hex { return try place(line, before: index) }
      if name < digest.hex { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func count(_ file: Int32, _ size: Int) throws -> Int {
    let last = try read(file, from: max(0, size - Self.lastLineLength), count: min(size, Self.lastLineLength))
    let text = String(decoding: last, as: UTF8.self)
    guard text.hasPrefix(Self.title), let count = Int(text.dropFirst(Self.title.count).dropLast()),
      count >= 0,
      count <= size
    else { throw failure("it is damaged; restore it from a backup") }
    return count
  }

  private func place(_ line: [UInt8], before index: Int) throws -> (start: Int, size: Int) {
    let start = Int(String(decoding: line[65..<77], as: UTF8.self))
    let size = Int(String(decoding: line[78..<90], as: UTF8.self))
    guard let start, let size, start >= 0, size >= 0, start + size <= index else {
      throw failure("it is damaged; restore it from a backup")
    }
    return (start, size)
  }

  private func read(_ file: Int32, from start: Int, count: Int) throws -> [UInt8] {
    var done = 0
    var reason = "it ends too early"
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while done < count {
        let got = pread(file, buffer.baseAddress?.advanced(by: done), count - done, off_t(start + done))
        if got < 0, errno == EINTR { continue }
        if got < 0 { reason = String(cString: strerror(errno)) }
        guard got > 0 else { break }
        done += got
      }
      initialized = done
    }
    guard bytes.count == count else { throw failure(reason) }
    return bytes
  }

  private func failure(_ reason: String) -> BlobError {
    BlobError(path: path, action: "read", reason: reason)
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
  }
}
