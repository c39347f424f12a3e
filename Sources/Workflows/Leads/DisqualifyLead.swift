import Basics
import CRM
import SQL
import Store

/// Closes a lead that leads nowhere; its follow-ups are skipped and its conversation ends.
package struct DisqualifyLead: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when its state does not allow it.
  package func callAsFunction(_ id: Int64, actor: String) async throws -> LeadRecord {
    let now = office.now
    return try await office.database.write { connection in
      let record = try Leads(connection).find(id)
      let step = try record.lead.after(.disqualify)
      try Leads(connection).save(step.value)
      try Activities(connection).record(
        step.changes, of: "lead", id, actor: actor, message: office.cause, at: now)
      try SkipFollowUps(office, connection)(in: record.conversationID, actor: actor)
      try Conversations(connection).close(record.conversationID)
      return try Leads(connection).find(id)
    }
  }
}
