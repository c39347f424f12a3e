import Basics
import Foundation
import Synchronization

/// Blobs that become durable together: gathered in memory, then written as one ``BlobPack`` with one flush.
///
/// A file, two flushes and a name for every mail cost a disk more than all the rest of the intake
/// (`docs/decisions/0015-blob-packs.md`). Whoever gathers calls ``keep()`` before the transaction that refers to
/// the blobs commits; a crash before it leaves nothing, a crash after it a pack that nobody refers to.
package final class BlobBatch: Sendable {
  /// Larger blobs are files of their own, which need not stand in memory as a whole.
  package static let largest = 65_536
  /// Fewer are files of their own too: packs that hold next to nothing would only make reading slow.
  private static let fewest = 8

  private let store: BlobStore
  private let gathered = Mutex<[SHA256Digest: [UInt8]]>([:])

  package init(_ store: BlobStore) { self.store = store }

  /// Names the bytes; they are not on the disk yet, unless they are large.
  package func add(_ bytes: [UInt8]) throws -> SHA256Digest {
    guard bytes.count <= Self.largest else { return try store.writeFile(bytes) }
    let digest = SHA256Digest(of: bytes)
    gathered.withLock { $0[digest] = bytes }
    return digest
  }

  /// What was gathered since the last ``keep()`` under that name.
  package func find(_ digest: SHA256Digest) -> [UInt8]? { gathered.withLock { $0[digest] } }

  /// Returns when everything that was gathered is on the disk under its name.
  package func keep() throws {
    let blobs = gathered.withLock { $0 }
    if blobs.count < Self.fewest {
      for bytes in blobs.values { try store.writeFile(bytes) }
    } else {
      try store.writePack(blobs)
    }
    gathered.withLock { gathered in
      for digest in blobs.keys { gathered[digest] = nil }
    }
  }
}
