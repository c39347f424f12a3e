import Basics
import MailFormat
import MailTransport
import Store
import Synchronization

/// Takes mails as they stream in from the server and keeps their bytes, before anything reads them.
///
/// Each literal goes to the disk piece by piece; only the first part of a mail, where its header stands, is
/// looked at, for the journal's second key and for what `piste mail list` shows.
final class JournalSink: MessageSink, Sendable {
  private struct Current {
    let uid: UInt32
    let writer: BlobWriter
    var head: [UInt8] = []
  }

  /// Enough for any honest header; the journal needs three of its fields.
  private static let headLimit = 65_536

  private let blobs: BlobStore
  private let identity: @Sendable (UInt32) -> Sighting
  private let current = Mutex<Current?>(nil)
  private let taken = Mutex<[Arrival]>([])

  init(blobs: BlobStore, identity: @escaping @Sendable (UInt32) -> Sighting) {
    self.blobs = blobs
    self.identity = identity
  }

  /// What has been taken since the last call.
  func drain() -> [Arrival] {
    taken.withLock { taken in
      defer { taken = [] }
      return taken
    }
  }

  /// The UIDs of what has been taken since the last ``drain()``.
  var takenUIDs: Set<UInt32> {
    taken.withLock { Set($0.compactMap { $0.sighting?.uid }) }
  }

  func begin(uid: UInt32, size: Int, internalDate: String) throws {
    let writer = try BlobWriter(store: blobs)
    current.withLock { $0 = Current(uid: uid, writer: writer) }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    try current.withLock { current in
      guard current != nil else { return }
      try current?.writer.append(bytes)
      let room = Self.headLimit - (current?.head.count ?? 0)
      if room > 0 { current?.head.append(contentsOf: bytes.prefix(room)) }
    }
  }

  func finish() async throws {
    let finished = current.withLock { current in
      defer { current = nil }
      return current
    }
    guard let finished else { return }
    let digest = try finished.writer.finish()
    let sighting = identity(finished.uid)
    let arrival = Arrival(
      sighting, account: sighting.account, header: MailHead.read(finished.head),
      content: (digest, Int64(finished.writer.size), true))
    taken.withLock { $0.append(arrival) }
  }
}

/// The three header fields that the journal keeps of a mail.
enum MailHead {
  /// - Parameter bytes: a mail, or its beginning with the whole header.
  static func read(_ bytes: [UInt8]) -> (messageID: String, sender: String, subject: String) {
    let message = MailMessage.parse(bytes)
    return (message.messageID?.text ?? "", message.from.first?.addrSpec ?? "", message.subject)
  }
}
