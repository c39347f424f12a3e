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
/// quarantined by its header alone; the limit is checked against RFC822.SIZE before its body is asked for.
package struct FetchMailbox: Sendable {
  private let office: Office
  private let place: MailboxPlace
  private let role: FolderRole

  package init(_ office: Office, _ place: MailboxPlace, role: FolderRole = .watched) {
    self.office = office
    self.place = place
    self.role = role
  }

  /// A batch is journalled while the next one comes in.
  ///
  /// - Parameter news: called whenever mails are new in the journal.
  /// - Returns: how many mails are new in the journal.
  /// - Throws: `TransportError`, ``BlobError`` when a mail can't be kept; what came in whole before is journalled.
  @discardableResult
  package func callAsFunction(
    over connection: IMAPConnection, news: @escaping @Sendable () -> Void = {}
  ) async throws -> Int {
    let lookedAt = office.now
    let status = try await connection.select(place.mailbox)
    let start = try await start(status.uidValidity)
    let listed = try await connection.uids(from: start.firstUID)
    var new = 0
    var journalling: Task<Int, any Error>?
    for listedBatch in listed.batches(of: office.configuration.intake.batch) {
      let batch = try await unseen(Array(listedBatch), status.uidValidity)
      let taken: Taken
      do {
        taken = try await take(batch, from: start, status.uidValidity, connection)
      } catch {
        _ = try? await journalling?.value
        throw error
      }
      new += try await journalling?.value ?? 0
      journalling = Task {
        let arrivals = try taken.arrivals()
        let last = listedBatch.last?.uid ?? 0
        let isEnd = last == listed.last?.uid
        let new = try await journal(
          arrivals, upTo: last, status.uidValidity, readToEndAt: isEnd ? lookedAt : nil)
        if new > 0 { news() }
        return new
      }
    }
    new += try await journalling?.value ?? 0
    if listed.isEmpty {
      _ = try await journal([], upTo: start.position, status.uidValidity, readToEndAt: lookedAt)
    }
    return new
  }

  /// What a batch brought.
  private struct Taken: Sendable {
    let sink: JournalSink
    let bodiless: [Arrival]

    /// The bytes of all of them are on the disk.
    func arrivals() throws -> [Arrival] { try sink.drain() + bodiless }
  }

  private func take(
    _ batch: [UIDSize], from start: ReadingStart, _ uidValidity: UInt32, _ connection: IMAPConnection
  ) async throws -> Taken {
    let limit = office.configuration.intake.maxMessageSize
    let small = batch.filter { $0.size <= limit }
    let large = batch.filter { $0.size > limit }
    let sink = JournalSink(blobs: office.blobs) { sighting($0, uidValidity) }
    do {
      let unreadable = try await FetchBatch(connection, sink: sink, limit: limit)(small)
      let heads = try await heads(of: large, connection)
      return Taken(
        sink: sink,
        bodiless: large.map { bodiless($0, uidValidity, head: heads[$0.uid]) }
          + unreadable.map { bodiless($0.listed, uidValidity, because: $0.words) })
    } catch {
      try await keepWhole(sink, despite: error, before: start, uidValidity)
      throw error
    }
  }

  /// Who wrote the mails that are too large, and what about; a server that won't say keeps nobody waiting.
  private func heads(
    of large: [UIDSize], _ connection: IMAPConnection
  ) async throws -> [UInt32: [UInt8]] {
    guard !large.isEmpty else { return [:] }
    do {
      return try await connection.headers(of: large.map(\.uid))
    } catch {
      guard case .commandRefused = error else { throw error }
      return [:]
    }
  }

  /// Without those that an interrupted pass has journalled already.
  private func unseen(_ batch: [UIDSize], _ uidValidity: UInt32) async throws -> [UIDSize] {
    try await office.database.read { connection in
      let known = try Journal(connection).find(batch.map { sighting($0.uid, uidValidity) })
      return batch.filter { known[sighting($0.uid, uidValidity)] == nil }
    }
  }

  /// What came in whole before the connection broke or the disk was full is kept. A mail that turned out larger
  /// than its server had said is journalled like any over-size one, or it would break every pass at the same place.
  private func keepWhole(
    _ sink: JournalSink, despite error: any Error, before start: ReadingStart, _ uidValidity: UInt32
  ) async throws {
    // What can't be kept comes again, with the same error if it lasts.
    var arrivals = (try? sink.drain()) ?? []
    if case .limitExceeded(_, let uid?) = error as? TransportError {
      let size = office.configuration.intake.maxMessageSize + 1
      arrivals.append(bodiless(UIDSize(uid: uid, size: size), uidValidity))
    }
    guard !arrivals.isEmpty else { return }
    _ = try await journal(arrivals, upTo: start.position, uidValidity)
  }

  private func start(_ uidValidity: UInt32) async throws -> ReadingStart {
    let known = try await office.database.read {
      try MailboxProgress($0).position(account: place.account, mailbox: place.mailbox)
    }
    let start = ReadingStart.decide(known: known, origin: place.origin, uidValidity: uidValidity)
    if start.reason == .adopted {
      try await office.database.write { try MailboxProgress($0).adopt(place) }
    }
    if let notice = start.notice {
      office.log.notice(
        "\(notice)",
        metadata: [
          "account": "\(place.account)", "mailbox": "\(place.mailbox)", "server": "\(place.origin)",
        ])
    }
    return start
  }

  private func sighting(_ uid: UInt32, _ uidValidity: UInt32) -> Sighting {
    Sighting(place, uidValidity: uidValidity, uid: uid)
  }

  /// A mail whose bytes were not read: its Message-ID stands in for them, so that it is recognised elsewhere; one
  /// without is known by the identity under which it was seen.
  private func bodiless(
    _ listed: UIDSize, _ uidValidity: UInt32, head: [UInt8]? = nil, because words: String = ""
  ) -> Arrival {
    let header = head.map(MailHead.read) ?? ("", "", "")
    let seen = "\(place.account)/\(place.mailbox)/\(uidValidity)/\(listed.uid)"
    let identity = header.0.isEmpty ? seen : "bodiless/\(header.0)/\(header.1)/\(header.2)"
    var arrival = Arrival(
      sighting(listed.uid, uidValidity), account: place.account, header: header,
      content: (SHA256Digest(of: Array(identity.utf8)), Int64(listed.size), false))
    arrival.absence = words
    return arrival
  }

  private func journal(
    _ arrivals: [Arrival], upTo uid: UInt32, _ uidValidity: UInt32, readToEndAt end: Instant? = nil
  ) async throws -> Int {
    let now = office.now
    let limit = office.configuration.intake.maxMessageSize
    return try await office.database.write { connection in
      let journal = Journal(connection)
      var new = 0
      let arrivals = arrivals.map { $0.with(role: role) }
      for (arrival, recorded) in zip(arrivals, try journal.record(arrivals, at: now)) {
        try note(arrival, recorded.id, at: now, connection)
        guard recorded.isNew else { continue }
        new += 1
        if !arrival.isStored {
          let outcome = MailOutcome(.quarantined, reason: arrival.reasonOfAbsence(limit: limit))
          try journal.settle(recorded.id, outcome, at: now)
        }
      }
      try MailboxProgress(connection).advance(place, uidValidity: uidValidity, lastUID: uid, at: end)
      return new
    }
  }

  private func note(_ arrival: Arrival, _ id: Int64, at now: Instant, _ connection: any Connection) throws {
    guard role == .dropped, let sighting = arrival.sighting else { return }
    try DroppedMails(connection).note(sighting, of: id, at: now)
  }
}

extension Arrival {
  fileprivate func with(role: FolderRole) -> Arrival {
    var arrival = self
    arrival.role = role
    return arrival
  }

  /// Why its bytes were not taken, as the journal says it.
  fileprivate func reasonOfAbsence(limit: Int) -> String {
    guard absence.isEmpty else { return "unreadable: the server does not hand this mail out: \(absence)" }
    return "tooLarge: \(size) octets, the limit is \(limit) (intake.max_message_size)"
  }
}

extension [UIDSize] {
  /// Bounds what a batch holds in memory, for mails that are gathered there until they are journalled.
  private static var octets: Int { 8_000_000 }

  /// Runs of at most `count` mails, shorter where the mails are large.
  func batches(of count: Int) -> [ArraySlice<UIDSize>] {
    var batches: [ArraySlice<UIDSize>] = []
    var start = startIndex
    var sum = 0
    for index in indices {
      sum += Swift.min(self[index].size, BlobBatch.largest)
      guard index + 1 - start == Swift.max(1, count) || sum > Self.octets || index + 1 == endIndex else {
        continue
      }
      batches.append(self[start...index])
      (start, sum) = (index + 1, 0)
    }
    return batches
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
