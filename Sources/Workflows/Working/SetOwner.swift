import Basics
import CRM
import SQL
import Settings
import Store

/// Gives a lead or an opportunity to a colleague.
struct SetOwner {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// - Parameters:
  ///   - owner: `nil` when nobody looks after it any more.
  ///   - isSilent: the caller writes the change down.
  /// - Returns: whose it was.
  /// - Throws: ``Refusal`` when the conversation is about neither.
  func callAsFunction(
    _ owner: Int64?, in conversation: Int64, actor: String, because mail: Int64?, isSilent: Bool = false
  ) throws -> EmployeeRecord? {
    let found = try Conversations(connection).dealings(of: conversation)
    let before: Int64?
    let subject: (kind: String, id: Int64)
    if let id = found.opportunity {
      let opportunities = Opportunities(connection, pipeline: office.pipeline)
      var opportunity = try opportunities.find(id).opportunity
      before = opportunity.owner
      opportunity.owner = owner
      try opportunities.save(opportunity, at: office.now)
      subject = ("opportunity", id)
    } else if let id = found.lead {
      var lead = try Leads(connection).find(id).lead
      before = lead.owner
      lead.owner = owner
      try Leads(connection).save(lead)
      subject = ("lead", id)
    } else {
      throw Refusal.noOpportunity
    }
    let employees = Employees(connection)
    let old = try before.flatMap { try employees.find($0) }
    let new = try owner.flatMap { try employees.find($0) }
    if old != new, !isSilent {
      try Activities(connection).record(
        [FieldChange("owner", from: old?.address ?? "", to: new?.address ?? "")], of: subject.kind,
        subject.id,
        actor: actor, message: mail, at: office.now)
    }
    return old
  }
}
