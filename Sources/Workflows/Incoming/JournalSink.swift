import Basics
import MailFormat
import MailTransport
import Store
import Synchronization

/// Takes mails as they stream in from the server and keeps their bytes, before anything reads them.
///
/// A large mail goes to the disk piece by piece; small ones are gathered and become durable together, when they are
/// drained. Only the header of a mail is looked at, for the journal's second key and for what `piste mail list`
/// shows.
final class JournalSink: MessageSink, Sendable {
  fileprivate struct Current {
    let uid: UInt32
    /// The whole of a small mail; the beginning of a large one, enough for any honest header.
    var bytes: [UInt8] = []
    /// Set once the mail has turned out to be large.
    var writer: BlobWriter?
    var size = 0
  }

  private let blobs: BlobStore
  private let batch: BlobBatch
  private let identity: @Sendable (UInt32) -> Sighting
  private let current = Mutex<Current?>(nil)
  private let taken = Mutex<[Arrival]>([])

  init(blobs: BlobStore, identity: @escaping @Sendable (UInt32) -> Sighting) {
    self.blobs = blobs
    batch = BlobBatch(blobs)
    self.identity = identity
  }

  /// What has been taken since the last call; its bytes are on the disk.
  func drain() throws -> [Arrival] {
    try batch.keep()
    return taken.withLock { taken in
      defer { taken = [] }
      return taken
    }
  }

  /// The UIDs of what has been taken since the last ``drain()``.
  var takenUIDs: Set<UInt32> {
    taken.withLock { Set($0.compactMap { $0.sighting?.uid }) }
  }

  func begin(uid: UInt32, size: Int, internalDate: String) throws {
    current.withLock { current in
      current = Current(uid: uid)
      current?.bytes.reserveCapacity(min(max(size, 0), BlobBatch.largest))
    }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    try current.withLock { current in
      guard current != nil else { return }
      try current?.append(bytes, to: blobs)
    }
  }

  func finish() async throws {
    let finished = current.withLock { current in
      defer { current = nil }
      return current
    }
    guard let finished else { return }
    let digest = try finished.writer?.finish() ?? batch.add(finished.bytes)
    let sighting = identity(finished.uid)
    let arrival = Arrival(
      sighting, account: sighting.account, header: MailHead.read(finished.bytes),
      content: (digest, Int64(finished.size), true))
    taken.withLock { $0.append(arrival) }
  }
}

extension JournalSink.Current {
  fileprivate mutating func append(_ piece: UnsafeRawBufferPointer, to blobs: BlobStore) throws {
    size += piece.count
    if writer == nil, size > BlobBatch.largest {
      let file = try BlobWriter(store: blobs)
      try bytes.withUnsafeBytes { try file.append($0) }
      writer = file
    }
    try writer?.append(piece)
    bytes.append(contentsOf: piece.prefix(BlobBatch.largest - bytes.count))
  }
}

/// The three header fields that the journal keeps of a mail.
enum MailHead {
  /// - Parameter bytes: a mail, or its beginning with the whole header.
  static func read(_ bytes: [UInt8]) -> (messageID: String, sender: String, subject: String) {
    let message = MailMessage.parse(Array(bytes[..<end(of: bytes)]))
    return (message.messageID?.text ?? "", message.from.first?.addrSpec ?? "", message.subject)
  }

  /// Behind the first empty line that stands below any other (RFC 5322, 2.1): the body need not be taken apart.
  private static func end(of bytes: [UInt8]) -> Int {
    var isLineEmpty = true
    var hasField = false
    for (index, byte) in bytes.enumerated() where byte != 0x0D {
      if byte == 0x0A {
        if isLineEmpty, hasField { return index + 1 }
        isLineEmpty = true
      } else {
        isLineEmpty = false
        hasField = true
      }
    }
    return bytes.count
  }
}
