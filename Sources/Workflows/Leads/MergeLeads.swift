import Basics
import CRM
import SQL
import Store

/// Two leads become one: mails, people, follow-ups and history of the second go to the first, and every answer to a
/// letter of the second reaches the first from now on.
package struct MergeLeads: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Parameters:
  ///   - id: the lead that goes on.
  ///   - given: the one that is merged into it, and disqualified.
  /// - Throws: ``Refusal`` when they can't be merged in this way.
  package func callAsFunction(_ id: Int64, _ given: Int64, actor: String) async throws -> LeadRecord {
    try await office.database.write { connection in
      try apply(given, into: id, actor: actor, connection)
      return try Leads(connection).find(id)
    }
  }

  /// The same within a larger errand.
  func apply(_ given: Int64, into id: Int64, actor: String, _ connection: any Connection) throws {
    let leads = Leads(connection)
    let (kept, other) = (try leads.find(id), try leads.find(given))
    try check(kept, other, connection)
    let merged = LeadMerge.merged(kept.lead, with: other.lead)
    let contact = self.contact(kept, other)
    try LeadMerges(connection).record(kept, other, about: contact, because: office.cause, at: office.now)
    try leads.save(merged.value)
    try unite(kept, other, contact, actor: actor, connection)
    try leads.merge(given, into: id)
    try Conversations(connection).merge(other.conversationID, into: kept.conversationID, at: office.now)
    try record(merged.changes, of: "lead", id, actor: actor, connection)
    var closing = [FieldChange("merged", from: "", to: "into lead \(id)")]
    if other.lead.state != .disqualified {
      let step = try other.lead.after(.disqualify)
      try leads.save(step.value)
      closing += step.changes
    }
    try record(closing, of: "lead", given, actor: actor, connection)
  }

  private func record(
    _ changes: [FieldChange], of subject: String, _ id: Int64, actor: String, _ connection: any Connection
  ) throws {
    try Activities(connection).record(
      changes, of: subject, id, actor: actor, message: office.cause, at: office.now)
  }

  private func check(_ kept: LeadRecord, _ other: LeadRecord, _ connection: any Connection) throws {
    for record in [kept, other] {
      guard let successor = record.mergedInto else { continue }
      throw Refusal(
        .wrongState, "lead \(record.lead.id) was merged into lead \(successor)",
        remedy: "name lead \(successor)",
        french: "la piste \(record.lead.id) a été réunie à la piste \(successor)")
    }
    try LeadMerge.check(kept.lead, other.lead)
    guard try !Conversations(connection).holdsBusiness(other.conversationID) else {
      throw Refusal(
        .wrongState, "an offer, a project or an invoice hangs on lead \(other.lead.id)",
        remedy: "merge the other way: piste lead merge \(other.lead.id) \(kept.lead.id)",
        french: "un devis, un projet ou une facture dépend de la piste \(other.lead.id)",
        advice: .mergeOtherWay)
    }
  }

  private func contact(_ kept: LeadRecord, _ other: LeadRecord) -> Contact {
    guard kept.contact.id != other.contact.id else { return kept.contact }
    return LeadMerge.contact(kept.contact, with: other.contact)
  }

  private func unite(
    _ kept: LeadRecord, _ other: LeadRecord, _ contact: Contact, actor: String, _ connection: any Connection
  ) throws {
    guard kept.contact.id != other.contact.id else { return }
    try Contacts(connection).save(contact)
    let before = contact.id == kept.contact.id ? kept.contact : other.contact
    try record(
      LeadMerge.changes(from: before, to: contact), of: "contact", contact.id.value, actor: actor, connection)
    if contact.id != kept.contact.id {
      try Leads(connection).setContact(contact.id, of: kept.lead.id.value)
    }
  }
}
