import Basics
import SQL

/// A mail as the journal keeps it; the bytes are in the ``BlobStore``.
package struct JournalEntry: Sendable {
  /// Where a journalled mail stands; every mail ends in one of the last four.
  package enum State: String, Sendable, CaseIterable {
    /// Taken in, not yet understood.
    case pending
    case applied
    /// A person decides.
    case tray
    /// Could not be understood, or failed, with the error as its reason.
    case quarantined
    case ignored
  }

  package let id: Int64
  package let account: String
  /// Without angle brackets; empty when the mail has none.
  package let messageID: String
  package let digest: String
  /// Octets.
  package let size: Int64
  /// False for a mail over the size limit: it is known, its bytes stayed on the server.
  package let isStored: Bool
  package let sender: String
  package let subject: String
  package let receivedAt: Instant
  package let state: State
  package let reason: String
  package let kind: String
  package let route: String
  package let conversationID: Int64?
  package let attempts: Int64
  /// The kind of folder in which it was first seen.
  package let role: FolderRole

  static let columns: SQL = """
    id, account, message_id, digest, size, is_stored, sender, subject, received_at, state, reason, kind, route, \
    conversation_id, attempts, folder_role
    """

  init(_ row: Row) throws {
    id = try row.int("id")
    account = try row.text("account")
    messageID = try row.text("message_id")
    digest = try row.text("digest")
    size = try row.int("size")
    isStored = try row.bool("is_stored")
    sender = try row.text("sender")
    subject = try row.text("subject")
    receivedAt = Instant(milliseconds: try row.int("received_at"))
    state = try row.word("state")
    reason = try row.text("reason")
    kind = try row.text("kind")
    route = try row.text("route")
    conversationID = try row.intOrNil("conversation_id")
    attempts = try row.int("attempts")
    role = try row.word("folder_role")
  }
}

/// The IMAP identity under which a mail was found.
package struct Sighting: Hashable, Sendable {
  package let place: MailboxPlace
  package let uidValidity: UInt32
  package let uid: UInt32

  package init(_ place: MailboxPlace, uidValidity: UInt32, uid: UInt32) {
    self.place = place
    self.uidValidity = uidValidity
    self.uid = uid
  }

  package var account: String { place.account }
}

/// What is journalled of a mail when it arrives.
package struct Arrival: Sendable {
  package let sighting: Sighting?
  package let account: String
  package let messageID: String
  package let digest: SHA256Digest
  package let size: Int64
  package let isStored: Bool
  package let sender: String
  package let subject: String
  package var role = FolderRole.watched
  /// The server's words when it did not hand out the bytes; empty when they are here, or were not asked for.
  package var absence = ""

  package init(
    _ sighting: Sighting?, account: String, header: (messageID: String, sender: String, subject: String),
    content: (digest: SHA256Digest, size: Int64, isStored: Bool)
  ) {
    self.sighting = sighting
    self.account = account
    messageID = header.messageID
    sender = header.sender
    subject = header.subject
    digest = content.digest
    size = content.size
    isStored = content.isStored
  }
}
