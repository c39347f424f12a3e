import Basics
import CRM
import SQL
import Store

/// An opportunity moves: to a named stage, to its end, or back to life.
package struct AdvanceOpportunity: Sendable {
  package enum Move: Sendable {
    case stage(String)
    case win
    case lose(LossReason)
    case reopen
  }

  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when its state does not allow the move or the stage is unknown.
  package func callAsFunction(_ id: Int64, _ move: Move, actor: String) async throws -> OpportunityRecord {
    try await office.database.write { connection in
      try apply(move, to: id, actor: actor, connection)
    }
  }

  /// The same within a larger errand: an accepted quotation wins its opportunity.
  package func apply(_ move: Move, to id: Int64, actor: String, _ connection: any Connection) throws
    -> OpportunityRecord
  {
    let opportunities = Opportunities(connection, pipeline: office.pipeline)
    let record = try opportunities.find(id)
    let step = try self.step(move, record.opportunity)
    try opportunities.save(step.value, at: office.now)
    try Activities(connection).record(
      step.changes, of: "opportunity", id, actor: actor, message: office.cause, at: office.now)
    if step.actions.contains(.skipFollowUps) {
      try SkipFollowUps(office, connection)(in: record.conversationID, actor: actor)
    }
    switch step.value.state {
    case .lost: try Conversations(connection).close(record.conversationID)
    case .open: try Conversations(connection).reopen(record.conversationID)
    case .won: break
    }
    return try opportunities.find(id)
  }

  private func step(_ move: Move, _ opportunity: Opportunity) throws -> Opportunity.Step {
    switch move {
    case .stage(let name): try opportunity.advanced(to: name, in: office.pipeline)
    case .win: try opportunity.won()
    case .lose(let reason): try opportunity.lost(because: reason)
    case .reopen: try opportunity.reopened()
    }
  }
}
