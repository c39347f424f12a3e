import Basics
import Mailings
import SQL

/// A finished mail that waits to leave: its bytes never change, so a repeated send is the same message.
package struct OutboxItem: Sendable {
  package let id: Int64
  package let account: String
  /// `invoice`, `quotation`, `relay`, `mailing` …
  package let kind: String
  package let lane: OutboxLane
  package let state: OutboxState
  package let messageID: String
  /// MAIL FROM (RFC 5321, 4.1.1.2); carries a signed token that leads a bounce back to this item.
  package let reversePath: String
  /// The additional recipient, ourselves, whose copy proves acceptance; empty when not wanted.
  package let proofAddress: String
  package let digest: String
  package let size: Int64
  package let subject: String
  package let conversationID: Int64?
  package let attempts: Int
  package let notBefore: Instant
  package let claimedAt: Instant?
  package let lastReply: String
  package let provedAt: Instant?
  package let createdAt: Instant
  package let finishedAt: Instant?
  /// The server of the last attempt, `host:port`; empty before it.
  package let server: String
  /// Why it waits until ``notBefore``; empty when nothing but its turn is missing.
  package let heldBecause: String

  static let columns: SQL = """
    id, account, kind, lane, state, message_id, reverse_path, proof_address, digest, size, subject, \
    conversation_id, attempts, not_before_at, claimed_at, last_reply, proved_at, created_at, finished_at, \
    server, held_because
    """

  init(_ row: Row) throws {
    id = try row.int("id")
    account = try row.text("account")
    kind = try row.text("kind")
    lane = try row.word("lane")
    state = try row.word("state")
    messageID = try row.text("message_id")
    reversePath = try row.text("reverse_path")
    proofAddress = try row.text("proof_address")
    digest = try row.text("digest")
    size = try row.int("size")
    subject = try row.text("subject")
    conversationID = try row.intOrNil("conversation_id")
    attempts = Int(try row.int("attempts"))
    notBefore = try row.instant("not_before_at")
    claimedAt = try row.intOrNil("claimed_at").map { Instant(milliseconds: $0) }
    lastReply = try row.text("last_reply")
    provedAt = try row.intOrNil("proved_at").map { Instant(milliseconds: $0) }
    createdAt = try row.instant("created_at")
    finishedAt = try row.intOrNil("finished_at").map { Instant(milliseconds: $0) }
    server = try row.text("server")
    heldBecause = try row.text("held_because")
  }
}
