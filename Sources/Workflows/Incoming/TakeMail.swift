import Basics
import SQL
import Settings
import Store

/// A mail that comes from a pipe or a file instead of a mailbox: journalled by the same rules.
///
/// The bytes are taken in pieces. Past the size limit they are counted and digested but no longer kept, so
/// that no mail, however large, stands in memory or on the disk as a whole.
package struct TakeMail: Sendable {
  private let office: Office
  private static let headLimit = 65_536

  package init(_ office: Office) { self.office = office }

  /// - Parameters:
  ///   - account: the name of an account; the default one when `nil`.
  ///   - next: the next piece, `nil` at the end.
  /// - Returns: its number in the journal, and whether it is new.
  /// - Throws: ``Refusal`` when there is no such account.
  package func callAsFunction(
    account: String? = nil, pieces next: () throws -> [UInt8]?
  ) async throws -> (id: Int64, isNew: Bool) {
    let name = try office.account(orDefault: account).name
    let limit = office.configuration.intake.maxMessageSize
    let writer = try BlobWriter(store: office.blobs)
    var digest = SHA256Digest.Stream()
    var head: [UInt8] = []
    var size = 0
    while let piece = try next() {
      size += piece.count
      try piece.withUnsafeBytes { bytes in
        digest.update(bytes)
        if size <= limit { try writer.append(bytes) }
      }
      head.append(contentsOf: piece.prefix(max(0, Self.headLimit - head.count)))
    }
    let isStored = size <= limit
    let identity = isStored ? try writer.finish() : digest.finish()
    let arrival = Arrival(
      nil, account: name, header: MailHead.read(head), content: (identity, Int64(size), isStored))
    return try await journal(arrival, limit: limit)
  }

  /// The same for bytes that are at hand.
  package func callAsFunction(_ bytes: [UInt8], account: String? = nil) async throws -> (
    id: Int64, isNew: Bool
  ) {
    var rest: [UInt8]? = bytes
    return try await callAsFunction(account: account) {
      defer { rest = nil }
      return rest
    }
  }

  private func journal(_ arrival: Arrival, limit: Int) async throws -> (id: Int64, isNew: Bool) {
    let now = office.now
    return try await office.database.write { connection in
      let journal = Journal(connection)
      let recorded = try journal.record(arrival, at: now)
      if recorded.isNew, !arrival.isStored {
        let reason = "tooLarge: \(arrival.size) octets, the limit is \(limit) (intake.max_message_size)"
        try journal.settle(recorded.id, MailOutcome(.quarantined, reason: reason), at: now)
      }
      return recorded
    }
  }
}
