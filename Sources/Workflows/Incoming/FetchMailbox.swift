import Basics
import Logging
import MailTransport
import SQL
import Settings
import Store

/// One mailbox, from where we stopped to its end: new mails go into the journal, and only then does our
/// position move (RFC 9051, 2.3.1.1).
///
/// Nothing in the mailbox is marked, moved or deleted. A mail over the size limit is journalled as
/// quarantined without its body; the limit is checked against RFC822.SIZE before a byte of it is asked for.
package struct FetchMailbox: Sendable {
  private let office: Office
  private let account: String
  private let mailbox: String

  package init(_ office: Office, account: String, mailbox: String) {
    self.office = office
    self.account = account
    self.mailbox = mailbox
  }

  /// - Returns: how many mails are new in the journal.
  @discardableResult
  package func callAsFunction(over connection: IMAPConnection) async throws -> Int {
    let status = try await connection.select(mailbox)
    let start = try await firstUID(status.uidValidity)
    let listed = try await connection.uids(from: start)
    let limit = office.configuration.intake.maxMessageSize
    var new = 0
    for listedBatch in listed.chunked(by: office.configuration.intake.batch) {
      let batch = try await unseen(Array(listedBatch), status.uidValidity)
      let small = batch.filter { $0.size <= limit }.map(\.uid)
      let sink = JournalSink(blobs: office.blobs) { sighting($0, status.uidValidity) }
      do {
        if !small.isEmpty { try await connection.fetch(small, limit: limit, into: sink) }
      } catch let error as TransportError {
        try await keepWhole(sink, despite: error, before: start, status.uidValidity)
        throw error
      }
      let large = batch.filter { $0.size > limit }.map { oversize($0, status.uidValidity) }
      new += try await journal(sink.drain() + large, upTo: listedBatch.last?.uid ?? 0, status.uidValidity)
    }
    if listed.isEmpty { _ = try await journal([], upTo: start == 0 ? 0 : start - 1, status.uidValidity) }
    return new
  }

  /// Without those that an interrupted pass has journalled already.
  private func unseen(_ batch: [UIDSize], _ uidValidity: UInt32) async throws -> [UIDSize] {
    try await office.database.read { connection in
      let journal = Journal(connection)
      return try batch.filter { try journal.find(sighting($0.uid, uidValidity)) == nil }
    }
  }

  /// What came in whole before the connection broke is kept. A mail that turned out larger than its server had
  /// said is journalled like any over-size one, or it would break every pass at the same place.
  private func keepWhole(
    _ sink: JournalSink, despite error: TransportError, before start: UInt32, _ uidValidity: UInt32
  ) async throws {
    var arrivals = sink.drain()
    if case .limitExceeded(_, let uid?) = error {
      let size = office.configuration.intake.maxMessageSize + 1
      arrivals.append(oversize(UIDSize(uid: uid, size: size), uidValidity))
    }
    guard !arrivals.isEmpty else { return }
    _ = try await journal(arrivals, upTo: start == 0 ? 0 : start - 1, uidValidity)
  }

  private func firstUID(_ uidValidity: UInt32) async throws -> UInt32 {
    let known = try await office.database.read {
      try MailboxProgress($0).position(account: account, mailbox: mailbox)
    }
    guard let known else { return 1 }
    guard known.uidValidity == uidValidity else {
      office.log.notice(
        "the mailbox was made anew on the server; its mails are read again and recognised",
        metadata: ["account": "\(account)", "mailbox": "\(mailbox)"])
      return 1
    }
    return known.lastUID &+ 1
  }

  private func sighting(_ uid: UInt32, _ uidValidity: UInt32) -> Sighting {
    Sighting(account: account, mailbox: mailbox, uidValidity: uidValidity, uid: uid)
  }

  /// The identity under which it was seen stands in for the bytes that were not read.
  private func oversize(_ listed: UIDSize, _ uidValidity: UInt32) -> Arrival {
    let identity = "\(account)/\(mailbox)/\(uidValidity)/\(listed.uid)"
    return Arrival(
      sighting(listed.uid, uidValidity), account: account, header: ("", "", ""),
      content: (SHA256Digest(of: Array(identity.utf8)), Int64(listed.size), false))
  }

  private func journal(_ arrivals: [Arrival], upTo uid: UInt32, _ uidValidity: UInt32) async throws -> Int {
    let now = office.now
    let limit = office.configuration.intake.maxMessageSize
    return try await office.database.write { connection in
      let journal = Journal(connection)
      var new = 0
      for arrival in arrivals {
        let recorded = try journal.record(arrival, at: now)
        guard recorded.isNew else { continue }
        new += 1
        if !arrival.isStored {
          let reason = "tooLarge: \(arrival.size) octets, the limit is \(limit) (intake.max_message_size)"
          try journal.settle(recorded.id, MailOutcome(.quarantined, reason: reason), at: now)
        }
      }
      try MailboxProgress(connection).advance(
        account: account, mailbox: mailbox, uidValidity: uidValidity, lastUID: uid, at: now)
      return new
    }
  }
}

extension Array {
  /// Runs of at most `size` elements, in order.
  package func chunked(by size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: Swift.max(1, size)).map {
      self[$0..<Swift.min($0 + Swift.max(1, size), count)]
    }
  }
}
