import Basics
import Glibc
import MailFormat
import Testing

/// Four times the bytes take about four times the time, whatever they are.
///
/// The time is that of the processor in this thread, so a busy machine does not count; a step that looks at all bytes
/// before it for each byte would take sixteen times the time.
@Suite("Linear time")
struct LinearTimeTests {
  /// More than the settings allow, so that no limit hides a step that is not linear.
  private static let limits = ParsingLimits(
    parts: 1_000_000, depth: 100, headerLines: 10_000_000, headerBytes: 1 << 30)
  /// Below it times say nothing, in milliseconds.
  private static let floor = 40.0

  @Test("mails of many parts, lines and boundaries", arguments: HostileShape.parts)
  func parts(_ shape: HostileShape) { check(shape) }

  @Test("headers that are long", arguments: HostileShape.headers)
  func headers(_ shape: HostileShape) { check(shape) }

  @Test("bodies that are long", arguments: HostileShape.bodies)
  func bodies(_ shape: HostileShape) { check(shape) }

  private func check(_ shape: HostileShape) {
    let (small, large) = (shape.mail(shape.count / 4), shape.mail(shape.count))
    var times = (small: 0.0, large: 0.0)
    for _ in 0..<4 {
      times = (Self.milliseconds { Self.read(small) }, Self.milliseconds { Self.read(large) })
      if times.large < Self.floor || times.large < 7 * times.small { return }
    }
    Issue.record("\(shape.name): \(times.small) ms for a quarter, \(times.large) ms for the whole")
  }

  /// Everything that a mail can be asked for.
  private static func read(_ bytes: [UInt8]) {
    let message = MailMessage.parse(bytes, limits: limits).opened
    _ = (message.subject, message.baseSubject, message.date, message.messageID, message.references)
    _ = (message.from, message.sender, message.replyTo, message.to, message.cc)
    _ = (message.text, message.safeHTML(), message.invitation)
    for part in message.root.descendants { _ = (part.decodedSize, part.filename, part.contentID) }
  }

  private static func milliseconds(_ work: () -> Void) -> Double {
    let start = processorTime()
    work()
    return (processorTime() - start) * 1000
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
