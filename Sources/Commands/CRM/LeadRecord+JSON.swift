import Basics
import CRM
import Store

extension LeadRecord {
  var json: JSONValue {
    [
      "id": .integer(lead.id.value), "state": .string(lead.state.rawValue), "title": .string(lead.title),
      "contactId": .integer(contact.id.value), "contact": .string(contact.name),
      "company": .string(contact.company), "phone": .string(contact.phone), "email": .string(contact.email),
      "budget": JSONValue(lead.budget), "source": .string(lead.source.kind),
      "mailing": JSONValue(lead.source.mailing),
      "owner": JSONValue(lead.owner), "reportedBy": JSONValue(reportedBy), "note": .string(lead.note),
      "notUnderstood": .string(notUnderstood), "conversation": .integer(conversationID),
      "createdAt": .string(createdAt.description), "mergedInto": JSONValue(mergedInto),
    ]
  }
}

extension OpportunityRecord {
  var json: JSONValue {
    [
      "id": .integer(opportunity.id.value), "state": .string(opportunity.state.rawValue),
      "stage": .string(opportunity.stage.name), "probability": .string(opportunity.probability.decimal),
      "title": .string(opportunity.title), "contactId": .integer(contact.id.value),
      "contact": .string(contact.name), "company": .string(contact.company), "email": .string(contact.email),
      "party": JSONValue(opportunity.party?.value), "budget": JSONValue(opportunity.expected),
      "source": .string(opportunity.source.kind), "mailing": JSONValue(opportunity.source.mailing),
      "owner": JSONValue(opportunity.owner), "lossReason": JSONValue(opportunity.lossReason?.rawValue),
      "lead": JSONValue(leadID), "conversation": .integer(conversationID),
      "createdAt": .string(createdAt.description),
    ]
  }
}

extension JSONValue {
  /// The members of both objects.
  func merging(_ other: JSONValue) -> JSONValue {
    guard case .object(let left) = self, case .object(let right) = other else { return self }
    return .object(left.merging(right) { $1 })
  }
}
