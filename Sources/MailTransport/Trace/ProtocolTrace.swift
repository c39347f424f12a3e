import Glibc
import Synchronization

/// Writes the dialogue with every server, one line for one line of the protocol: time, server and number of the
/// connection, direction, words. It is for an operator who looks for the reason of a failure, so it may be sent
/// to somebody else: no credentials and no mail stand in it, only how many bytes they had (`TraceRedaction`).
package final class ProtocolTrace: Sendable {
  private let out: @Sendable (String) -> Void
  private let nextNumber = Atomic<Int>(1)

  /// Appends to a file, which its owner alone may read (mode 600).
  package convenience init(file path: String) throws(TraceFailed) {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
      throw TraceFailed(path: path, reason: String(cString: strerror(errno)))
    }
    let file = TraceFile(descriptor: descriptor)
    self.init { file.write($0) }
  }

  /// Hands every line, with its line feed, to `out`, which may be called from any thread.
  package init(to out: @escaping @Sendable (String) -> Void) {
    self.out = out
  }

  /// A place for the lines of one connection.
  func conversation(with server: String) -> TracedConversation {
    TracedConversation(
      name: "\(server) #\(nextNumber.add(1, ordering: .relaxed).oldValue)", out: out)
  }
}

/// The lines of one connection.
struct TracedConversation: Sendable {
  let name: String
  fileprivate let out: @Sendable (String) -> Void

  fileprivate init(name: String, out: @escaping @Sendable (String) -> Void) {
    self.name = name
    self.out = out
  }

  func server(_ line: some Sequence<UInt8>) { put("<", TraceRedaction.server(Array(line))) }

  /// What we wrote: any number of whole lines.
  func client(_ text: String) {
    for line in text.utf8.split(separator: .lineFeed) { put(">", TraceRedaction.client(Array(line))) }
  }

  func serverBytes(_ count: Int) { put("<", "<\(count) bytes>") }

  func clientBytes(_ count: Int) { put(">", "<\(count) bytes>") }

  /// What neither side said.
  func remark(_ words: String) { put("-", words.utf8.printable()) }

  private func put(_ direction: String, _ words: String) {
    out("\(TraceTime.now()) \(name) \(direction) \(words)\n")
  }
}

/// Why there will be no trace.
package struct TraceFailed: Error, Hashable, CustomStringConvertible {
  package let path: String
  package let reason: String

  package var description: String {
    "The trace cannot be written to \(path): \(reason). Name a file in a folder that this user may write to."
  }
}

/// A line that cannot be written is lost: the mail matters more than its trace.
private final class TraceFile: Sendable {
  private let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  func write(_ line: String) {
    var bytes = Array(line.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

enum TraceTime {
  /// `2026-11-29T22:10:09.123Z`
  static func now() -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return text(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  static func text(seconds: Int, milliseconds: Int) -> String {
    var seconds = time_t(seconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }
    return date.map { padded($0, 2) }.joined(separator: "-") + "T" + clock.joined(separator: ":")
      + "." + padded(milliseconds, 3) + "Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
  }
}
