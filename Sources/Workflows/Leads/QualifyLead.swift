import Basics
import CRM
import SQL
import Settings
import Store

/// A lead becomes an opportunity: with a party, a budget and a stage; its conversation goes on.
package struct QualifyLead: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// What the salesperson decides; what is left out comes from the lead.
  package struct Wishes: Sendable {
    package var budget: Money?
    /// The name of a stage; the first one when it is left out.
    package var stage: String?
    /// The customer's name; the contact's company, else the contact's own name, when it is left out.
    package var partyName: String?

    package init(budget: Money? = nil, stage: String? = nil, partyName: String? = nil) {
      self.budget = budget
      self.stage = stage
      self.partyName = partyName
    }
  }

  /// - Returns: the opportunity's id.
  /// - Throws: ``Refusal`` when the lead's state does not allow it or the stage is unknown.
  package func callAsFunction(_ id: Int64, _ wishes: Wishes, actor: String) async throws -> Int64 {
    try await office.database.write { connection in
      try apply(wishes, to: id, actor: actor, connection)
    }
  }

  /// The same within a larger errand.
  func apply(_ wishes: Wishes, to id: Int64, actor: String, _ connection: any Connection) throws -> Int64 {
    let now = office.now
    let leads = Leads(connection)
    let record = try leads.find(id)
    let step = try record.lead.after(.convert)
    var lead = step.value
    lead.budget = wishes.budget ?? lead.budget
    try leads.save(lead)
    let party = try self.party(record, wishes, connection)
    try Contacts(connection).attach(record.contact.id, to: party)
    let stage = try wishes.stage.map { name throws in try office.pipeline.stage(named: name) }
    let standing = Opportunity.Standing(state: .open, stage: stage ?? office.pipeline.first)
    let opportunity = try Opportunities(connection, pipeline: office.pipeline).create(
      from: try leads.find(id), party: party, standing: standing,
      currency: lead.budget?.currency ?? office.company.currency, at: now)
    try Conversations(connection).setSubject(.opportunity, opportunity, of: record.conversationID)
    let activities = Activities(connection)
    try activities.record(step.changes, of: "lead", id, actor: actor, message: office.cause, at: now)
    try activities.record(
      [FieldChange("stage", from: "", to: standing.stage.name)], of: "opportunity", opportunity,
      actor: actor, message: office.cause,
      at: now)
    return opportunity
  }

  private func party(_ record: LeadRecord, _ wishes: Wishes, _ connection: any Connection) throws
    -> Identifier<Party>
  {
    if wishes.partyName == nil, let known = record.contact.party { return known }
    let company = wishes.partyName ?? record.contact.company
    let name = company.isEmpty ? record.contact.name : company
    guard !name.isEmpty else {
      throw Refusal(
        .missing, "lead \(record.lead.id) has neither company nor name", remedy: "give one with --party",
        french: "la piste \(record.lead.id) n’a ni entreprise ni nom", advice: .completeContact)
    }
    return try Parties(connection).findOrCreate(
      name, kind: company.isEmpty ? .person : .organisation, country: office.company.country,
      language: office.company.language, at: office.now
    ).party.id
  }
}
