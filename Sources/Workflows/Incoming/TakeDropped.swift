import Basics
import Logging
import SQL
import Store

/// Sees to it that what colleagues put into a "drop here" folder is taken in, after the rules have had their say.
///
/// Runs after ``ReceiveMail``; nothing in the folder is changed here.
package struct TakeDropped: Sendable {
  private let office: Office
  private let account: String

  package init(_ office: Office, account: String) {
    self.office = office
    self.account = account
  }

  package func callAsFunction() async throws {
    let entries = try await office.database.read { connection in
      try DroppedMails(connection).untaken(account: account).map { try Journal(connection).entry($0) }
    }
    for entry in entries { try await take(entry) }
  }

  private func take(_ entry: JournalEntry) async throws {
    let plan = DroppedMailPlan.decide(state: entry.state, isStored: entry.isStored, reason: entry.reason)
    switch plan {
    case .wait: return
    case .taken: try await settle(entry, as: .taken)
    case .leave: try await settle(entry, as: .left)
    case .takeAsLead:
      do {
        _ = try await RouteByHand(office, isCorrection: false)(
          entry.id, .newLead, actor: "the drop folder")
        try await settle(entry, as: .taken)
      } catch let refusal as Refusal {
        office.log.warning(
          "a mail of a drop folder can't be taken in; it waits in the tray",
          metadata: ["mail": "\(entry.id)", "reason": "\(refusal)"])
        try await settle(entry, as: .left)
      }
    }
  }

  private func settle(_ entry: JournalEntry, as state: DroppedMails.State) async throws {
    try await office.database.write { try DroppedMails($0).settle(entry.id, as: state) }
  }
}
