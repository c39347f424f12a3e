import Basics
import Mailings
import SQL

/// One recipient of an ``OutboxItem`` and what the server said about them.
package struct OutboxRecipient: Hashable, Sendable {
  package let address: String
  package var state: OutboxState
  /// The whole text of the last answer.
  package var reply: String
  /// Its enhanced status (RFC 3463), e.g. `4.7.1`; empty where it had none.
  package var status: String
  /// A mail to several may have to wait for one of them longer than for the others.
  package var notBefore: Instant?

  /// The domain of the address in lower case.
  package var domain: String { Self.domain(of: address) }

  package init(
    address: String, state: OutboxState, reply: String, status: String = "", notBefore: Instant? = nil
  ) {
    self.address = address
    self.state = state
    self.reply = reply
    self.status = status
    self.notBefore = notBefore
  }

  /// Whether the mail still has to reach them.
  package var isOpen: Bool { state == .queued || state == .deferred || state == .uncertain }

  static let columns: SQL = "outbox_id, address, state, reply, status, not_before_at"

  init(_ row: Row) throws {
    address = try row.text("address")
    state = try row.word("state")
    reply = try row.text("reply")
    status = try row.text("status")
    notBefore = try row.intOrNil("not_before_at").map { Instant(milliseconds: $0) }
  }

  /// Behind the last `@`: what stands before may be quoted and hold another (RFC 5321, 4.1.2).
  static func domain(of address: String) -> String {
    let bytes = address.utf8
    let start = bytes.lastIndex(of: UInt8(ascii: "@")).map { bytes.index(after: $0) } ?? bytes.startIndex
    return String(address[start...]).lowercased()
  }
}
