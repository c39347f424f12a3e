import Intake
import MailFormat

extension Office {
  /// The office at work on that mail: to the addresses of a machine it writes nothing.
  ///
  /// All of them count: the author and who sent it for them, where answers would go, and the return path (RFC 3834, 4;
  /// RFC 5322, 3.6.2).
  func answering(_ kind: MailKind, _ message: MailMessage) -> Office {
    guard kind != .person else { return self }
    let senders = message.from + message.replyTo + message.header.addresses("Sender")
    let addresses = senders + message.header.addresses("Return-Path")
    return silent(towards: Set(addresses.prefix(100).map { $0.addrSpec.lowercased() }))
  }
}
