import Glibc
import MailTransport

/// Reads every mail of INBOX: each put together in memory and let go, or written into a file of its own.
struct FetchProbe {
  private let words: ProbeWords

  init(_ words: ProbeWords) { self.words = words }

  func callAsFunction() async throws {
    let loop = TransportLoop()
    let connection = IMAPConnection(loop: loop, log: silentLog)
    try await connection.open(words.endpoint())
    _ = try await connection.select("INBOX")
    let uids = try await connection.uids(from: 1).map(\.uid)
    let sink = CountingSink(folder: words["folder"])
    try await connection.fetch(uids, limit: 50_000_000, into: sink)
    await connection.logout()
    loop.shutdown()
    print("mails=\(sink.mails) bytes=\(sink.bytes)")
  }
}

/// Used by the loop's thread alone, one message after the other.
private final class CountingSink: MessageSink, @unchecked Sendable {
  private let folder: String?
  private var message: [UInt8] = []
  private var uid: UInt32 = 0
  private(set) var mails = 0
  private(set) var bytes = 0

  init(folder: String?) { self.folder = folder }

  func begin(uid: UInt32, size: Int, internalDate: String) {
    self.uid = uid
    message.removeAll(keepingCapacity: true)
    message.reserveCapacity(size)
  }

  func append(_ bytes: UnsafeRawBufferPointer) { message.append(contentsOf: bytes) }

  nonisolated(nonsending) func finish() async throws {
    mails += 1
    bytes += message.count
    guard let folder else { return }
    let file = open("\(folder)/\(uid)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0, write(file, message, message.count) == message.count, close(file) == 0 else {
      throw ProbeError.file(folder)
    }
  }
}
