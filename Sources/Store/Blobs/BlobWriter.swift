import Basics
import Foundation

/// Takes one blob in pieces, so that a large mail never stands in memory as a whole.
///
/// Used by one connection at a time: a mail's literal is appended as it arrives from the server.
package final class BlobWriter: @unchecked Sendable {
  private let store: BlobStore
  private let temporary: String
  private var file: Int32
  private var hash = SHA256Digest.Stream()
  /// Bytes taken so far.
  package private(set) var size = 0

  package init(store: BlobStore) throws {
    self.store = store
    temporary = store.directory + "/incoming/" + UUID().uuidString
    file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw BlobError(path: temporary, action: "create", reason: Self.reason()) }
  }

  deinit { discard() }

  package func append(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let written = Foundation.write(file, start, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw BlobError(path: temporary, action: "write", reason: Self.reason()) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    hash.update(bytes)
    size += bytes.count
  }

  /// Flushes the bytes to the disk and gives them their name.
  package func finish() throws -> SHA256Digest {
    try finish { (store.directory + "/" + $0.hex.prefix(2), $0.hex) }
  }

  /// - Parameter place: the folder and the name in it for bytes with that digest.
  @discardableResult
  func finish(at place: (SHA256Digest) -> (folder: String, name: String)) throws -> SHA256Digest {
    let digest = hash.finish()
    let (folder, name) = place(digest)
    let target = folder + "/" + name
    guard fsync(file) == 0 else { throw BlobError(path: temporary, action: "flush", reason: Self.reason()) }
    close(file)
    file = -1
    if mkdir(folder, 0o700) == 0 {
      try Self.flush(folder: store.directory)
    } else if errno != EEXIST {
      throw BlobError(path: folder, action: "create", reason: Self.reason())
    }
    guard rename(temporary, target) == 0 else {
      throw BlobError(path: target, action: "create", reason: Self.reason())
    }
    try Self.flush(folder: folder)
    return digest
  }

  /// Forgets what was taken; harmless after ``finish()``.
  package func discard() {
    guard file >= 0 else { return }
    close(file)
    file = -1
    unlink(temporary)
  }

  /// The name itself must survive a power cut, not only the bytes.
  private static func flush(folder: String) throws {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw BlobError(path: folder, action: "open", reason: reason()) }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw BlobError(path: folder, action: "flush", reason: reason()) }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
