import Basics
import Synchronization

/// The small blobs that were written last, up to a number of octets: who fetches mails and who understands them are
/// moments apart, and need not meet on the disk.
final class RecentBlobs: Sendable {
  private static let octets = 16_000_000

  private struct Shelf {
    var blobs: [SHA256Digest: [UInt8]] = [:]
    var order: [SHA256Digest] = []
    var octets = 0
  }

  private let shelf = Mutex(Shelf())

  func find(_ digest: SHA256Digest) -> [UInt8]? { shelf.withLock { $0.blobs[digest] } }

  /// Takes these and lets go of the oldest.
  func add(_ blobs: [SHA256Digest: [UInt8]]) {
    shelf.withLock { shelf in
      for (digest, bytes) in blobs where shelf.blobs.updateValue(bytes, forKey: digest) == nil {
        shelf.order.append(digest)
        shelf.octets += bytes.count
      }
      var gone = 0
      while shelf.octets > Self.octets, gone < shelf.order.count {
        shelf.octets -= shelf.blobs.removeValue(forKey: shelf.order[gone])?.count ?? 0
        gone += 1
      }
      shelf.order.removeFirst(gone)
    }
  }
}
