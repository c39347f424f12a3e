import Basics
import MailFormat

/// When a mail reached our mailbox, for counting: what is taken in now may have lain there for months, and an old
/// mailbox that is read for the first time is no flood.
package enum ArrivalTime {
  /// Seconds: what is younger was taken in as it came.
  private static let backlog: Int64 = 86_400

  /// The topmost `Received` was written by the server that delivered the mail to us (RFC 5321, 4.4).
  package static func of(_ message: MailMessage, takenAt: Instant) -> Instant {
    guard let field = message.header.first("Received"),
      let date = field.split(separator: ";").last.flatMap({ DateField.parse(String($0)) }),
      date < takenAt.adding(seconds: -backlog)
    else { return takenAt }
    return date
  }
}
