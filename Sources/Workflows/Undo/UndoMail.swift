import Basics
import CRM
import SQL
import Store

/// Takes back what a mail brought about; the mail waits in the tray then, and a person decides anew.
///
/// ``UndoPlan`` says what can be taken back. What can't, because it has left the house, is invoiced, or somebody has
/// built upon it, stays and is named. Undone twice changes nothing twice.
package struct UndoMail: Sendable {
  package struct Outcome: Sendable {
    package let entry: JournalEntry
    package let plan: UndoPlan
  }

  /// The reason with which a mail that was taken back waits in the tray.
  package static let reason = "takenBack"

  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when the mail has done nothing yet, or was taken back already.
  package func callAsFunction(_ id: Int64, actor: String) async throws -> Outcome {
    let atOnce = UndoMail(office.asOf(office.now))
    return try await office.database.write { connection in try atOnce.apply(id, actor: actor, connection) }
  }

  /// The same within a larger errand.
  func apply(_ id: Int64, actor: String, _ connection: any Connection) throws -> Outcome {
    let journal = Journal(connection)
    let entry = try journal.entry(id)
    try verify(entry)
    var draft = Decisions.Draft(.undo, of: id, by: actor)
    draft.answeredBy = office.cause
    try Decisions(connection).record(draft, at: office.now)
    let plan = try takeBack(entry, actor: actor, connection)
    let verdict = VerdictRecord(step: "route", value: "tray", reason: Self.reason, evidence: actor)
    try journal.settle(
      id,
      MailOutcome(
        .tray, reason: Self.reason, kind: entry.kind, route: "tray",
        verdicts: try journal.verdicts(of: id) + [verdict]), at: office.now)
    return Outcome(entry: try journal.entry(id), plan: plan)
  }

  /// The effects alone; where the mail ends is the caller's affair.
  func takeBack(_ entry: JournalEntry, actor: String, _ connection: any Connection) throws -> UndoPlan {
    let plan = UndoPlan.make(try MailEffects(connection).of(entry.id))
    let takeBack = TakeBack(connection, mail: entry.id, actor: actor, at: office.now)
    for step in plan.steps {
      // An answer is younger than the mail whose place it gave: this ends.
      if case .placement(let mail, _) = step, mail < entry.id {
        _ = try UndoMail(office.because(of: entry.id)).apply(mail, actor: actor, connection)
      } else {
        try takeBack(step)
      }
    }
    try takeBack.finish()
    return plan
  }

  private func verify(_ entry: JournalEntry) throws {
    switch entry.state {
    case .applied, .ignored: return
    case .tray where entry.reason == Self.reason:
      throw Refusal(
        .wrongState, "mail \(entry.id) was taken back already",
        remedy: "place it with piste mail route \(entry.id)",
        french: "le mail \(entry.id) a déjà été repris")
    case .tray, .quarantined, .pending:
      throw Refusal(
        .wrongState,
        "mail \(entry.id) is \(entry.state.rawValue) and has done nothing that could be taken back",
        french: "le mail \(entry.id) n’a encore rien fait qui puisse être repris")
    }
  }
}
