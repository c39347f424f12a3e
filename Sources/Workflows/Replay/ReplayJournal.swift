import Basics
import Intake
import MailFormat
import Mailings
import SQL
import Settings
import Store
import Synchronization

/// Runs the whole journal through the intake again, into an empty database, and compares what comes of it.
///
/// Each mail is understood as of its arrival, in the order of arrival; what people decided about mails is decided again
/// in its place. What commands made (projects, quotations, a lead that was qualified) no mail makes again: where the
/// two differ therefore, the parts that differ are named. Nothing is sent, and the original is only read.
package struct ReplayJournal: Sendable {
  package struct Outcome: Sendable {
    package var mails = 0
    package var decisions = 0
    /// Decisions that could not be repeated, and why.
    package var failures: [String] = []
    package let original: StateDigest
    package let replayed: StateDigest

    package var differences: [String] { original.differences(from: replayed) }
  }

  private let office: Office
  private let database: Database
  private let blobs: BlobStore
  private static let batch = 100

  /// - Parameters:
  ///   - office: the original.
  ///   - database: empty, with every migration.
  ///   - blobs: where the letters of the replay are kept.
  package init(_ office: Office, into database: Database, blobs: BlobStore) {
    self.office = office
    self.database = database
    self.blobs = blobs
  }

  /// - Throws: ``Refusal`` when the database is not empty.
  package func callAsFunction() async throws -> Outcome {
    // All of one instant: mails may come in meanwhile.
    let (source, ground, original, deliveries) = try await office.database.read {
      (
        try ReplaySource.read($0), try ReplayGround.read($0), try StateDigest.read($0),
        try ReplayedDeliveries.read($0)
      )
    }
    try await database.write { connection in
      guard try Journal(connection).counts().seen == 0 else {
        throw Refusal(.notAllowed, "the database holds mails already", remedy: "replay into an empty one")
      }
      try connection.execute("DELETE FROM employee")
      try ground.write(connection)
    }
    let rules = try await IntakeRulesOf(office)()
    var failures: [String] = []
    var decisions = source.decisions[...]
    for start in stride(from: 0, to: source.mails.count, by: Self.batch) {
      let mails = Array(source.mails[start..<min(start + Self.batch, source.mails.count)])
      let due = decisions.prefix { $0.afterMail <= (mails.last ?? 0) }
      decisions = decisions.dropFirst(due.count)
      failures += try await replay(mails, Array(due), source, rules: rules)
    }
    let replayed = try await database.write { connection in
      let digest = try StateDigest.read(connection)
      try deliveries.write(connection)
      return digest
    }
    return Outcome(
      mails: source.mails.count, decisions: source.decisions.count - failures.count, failures: failures,
      original: original, replayed: replayed)
  }

  private func replay(
    _ mails: [Int64], _ decisions: [DecisionRecord], _ source: ReplaySource, rules: IntakeRules
  ) async throws -> [String] {
    let arrivals = try await office.database.read { connection in
      try mails.map { (try ReplayedArrival.read($0, connection), try Journal(connection).entry($0)) }
    }
    let read = await ReadMail.read(arrivals.map(\.1), office: office, rules: rules)
    return try await database.write { connection in
      var steps = ReplaySteps(
        office: office.moved(to: database, blobs.gathering()), connection: connection, source: source,
        rules: rules)
      var rest = decisions[...]
      for (arrival, mail) in zip(arrivals, read) {
        try arrival.0.write(connection)
        try steps.copyBytes(of: arrival.1, from: office.blobs)
        if arrival.0.isStored { try steps.take(mail) }
        while let decision = rest.first, decision.afterMail <= arrival.0.id {
          rest = rest.dropFirst()
          try steps.take(decision)
        }
      }
      try steps.keep()
      return steps.failures
    }
  }
}

/// The steps of a replay within one transaction.
private struct ReplaySteps {
  let office: Office
  let connection: any Connection
  let source: ReplaySource
  let rules: IntakeRules
  private(set) var failures: [String] = []

  init(office: Office, connection: any Connection, source: ReplaySource, rules: IntakeRules) {
    self.office = office
    self.connection = connection
    self.source = source
    self.rules = rules
  }

  /// The replay stands by itself: a person may go on with it. Bytes that are lost quarantine their mail here as there.
  func copyBytes(of entry: JournalEntry, from original: BlobStore) throws {
    guard entry.isStored, let digest = SHA256Digest(hex: entry.digest),
      let bytes = try? original.read(digest)
    else { return }
    try office.blobs.write(bytes)
  }

  func take(_ mail: ReadMail) throws {
    let entry = try Journal(connection).entry(mail.entry.id)
    let office = try prepared(source.expectation(of: entry.id, isByHand: false), at: entry.receivedAt)
    let ledger = try LoopLedger(connection, for: [mail])
    let street = IntakeStreet(
      office: office, connection: connection, rules: rules, ledger: ledger, now: entry.receivedAt)
    try Journal(connection).settle(
      entry.id, try street.outcome(of: mail, entry), at: entry.receivedAt)
    try ledger.keep()
  }

  /// A decision that can't be repeated leaves the mail where it is, and is named.
  mutating func take(_ decision: DecisionRecord) throws {
    try mirrorDeliveries(until: decision.at)
    let office = try prepared(source.expectation(of: decision.mail, isByHand: true), at: decision.at)
    do {
      try connection.savepoint { try repeatDecision(decision, office) }
    } catch let refusal as Refusal {
      failures.append("decision \(decision.id) about mail \(decision.mail): \(refusal)")
    }
  }

  private func repeatDecision(_ decision: DecisionRecord, _ office: Office) throws {
    let choice: RouteByHand.Choice
    switch decision.choice {
    case .undo:
      _ = try UndoMail(office).apply(decision.mail, actor: decision.actor, connection)
      return
    case .forget:
      try LearnedRules(connection).forget(mail: decision.mail, actor: decision.actor, at: office.now)
      return
    case .conversation: choice = .conversation(decision.conversation ?? 0)
    case .lead: choice = .newLead
    case .ignore: choice = .ignore
    }
    _ = try RouteByHand(office).apply(
      choice, to: decision.mail, actor: decision.actor, rules: rules, connection)
  }

  /// What had left by then can't be caught any more.
  private func mirrorDeliveries(until time: Instant) throws {
    for id in source.takenUp(before: time) { try Outbox(connection).markAccepted(id) }
  }

  /// The office at that moment, with the keys and Message-IDs that the letters were given.
  private func prepared(_ expected: ReplaySource.Expectation, at moment: Instant) throws -> Office {
    let keys = KeySequence(connection)
    let lastLetter = try keys.last("outbox")
    let letters = expected.letters.filter { $0.id > lastLetter }
    if let first = letters.first { try keys.goOn("outbox", after: first.id - 1) }
    for (table, key) in [("question", expected.question), ("conversation", expected.conversation)] {
      if let key, key > (try keys.last(table)) { try keys.goOn(table, after: key - 1) }
    }
    let marks = ReplayedMarks(letters.map(\.messageID))
    return office.replaying(at: moment) { marks.next($0) }
  }

  func keep() throws { try office.blobs.keep() }
}

/// The part of each Message-ID that chance had given.
private final class ReplayedMarks: Sendable {
  private let rest: Mutex<[[UInt8]]>

  init(_ messageIDs: [String]) {
    let marks = messageIDs.map { id -> [UInt8] in
      let left = id.split(separator: "@").first ?? ""
      return Base32.decode(left.split(separator: ".").last ?? "") ?? []
    }
    rest = Mutex(marks)
  }

  /// Zeros when more is asked for than there was: the difference shows.
  func next(_ count: Int) -> [UInt8] {
    rest.withLock { rest in
      guard let first = rest.first else { return Array(repeating: 0, count: count) }
      rest.removeFirst()
      return first
    }
  }
}
