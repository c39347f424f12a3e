import Basics
import MailFormat
import Mailings
import SQL
import Store

/// The later letters of a mailing: each goes to those who have not answered, so many days after the one before.
extension RunMailing {
  /// One more letter at the end of a mailing that has not started.
  ///
  /// - Throws: ``Refusal`` when it has started, or the days can't be.
  package func follow(_ id: Int64, after days: Int, with content: Mailing.Content) async throws -> MailingStep
  {
    try await office.database.write { connection in
      let table = MailingTable(connection)
      let mailing = try table.find(id)
      guard mailing.state == .draft || mailing.state == .scheduled else {
        throw Refusal(
          .wrongState, "the mailing \"\(mailing.name)\" has started already",
          remedy: "make another one with piste mailing create")
      }
      let last = try table.steps(of: id).last?.number ?? 1
      let step = try MailingStep(last + 1, afterDays: days, content: content)
      try table.add(step, to: id)
      return step
    }
  }

  /// Queues the letters that are due, some hundred a commit.
  ///
  /// - Returns: how many were queued.
  @discardableResult
  package func goOn() async throws -> Int {
    let now = office.now
    var queued = 0
    for id in try await office.database.read({ try MailingTable($0).withLettersDue(at: now) }) {
      while true {
        let batch = try await office.database.write { try goOn(id, at: now, $0) }
        queued += batch.queued
        guard batch.taken > 0 else { break }
      }
    }
    return queued
  }

  private func goOn(
    _ id: Int64, at now: Instant, _ connection: any Connection
  ) throws -> (taken: Int, queued: Int) {
    let table = MailingTable(connection)
    let mailing = try table.find(id)
    let steps = try table.steps(of: id)
    let due = try table.due(of: id, at: now, limit: 200)
    let ids = Set(due.map { $0.0 })
    let records = try table.recipients(of: id).filter { ids.contains($0.id) }
    let known = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
    var queued = 0
    for (recipient, standing) in due {
      let decision = NextLetter.decide(standing, steps, at: now)
      guard case .send(let step) = decision.value, let record = known[recipient] else {
        try table.setOutcome(decision.reason.rawValue, of: recipient)
        continue
      }
      queued += try queue(step, of: mailing, for: record, connection) ? 1 : 0
    }
    return (due.count, queued)
  }

  /// A letter that can't be made ends the sequence for its recipient alone.
  private func queue(
    _ step: MailingStep, of mailing: Mailing, for record: MailingTable.RecipientRecord,
    _ connection: any Connection
  ) throws -> Bool {
    let table = MailingTable(connection)
    do {
      var letter = try copy(step.content, of: mailing, for: record)
      letter.references = try table.lastMessageID(of: record.id).flatMap { MessageID($0) }.map { [$0] } ?? []
      let receipt = try QueueLetter(office, connection)(letter)
      try table.setQueued(record.id, outboxID: receipt.outboxID, step: step.number)
      return true
    } catch let error where !(error is SQLError) && !(error is BlobError) {
      try table.setOutcome("failed: \(error)", of: record.id)
      return false
    }
  }
}
