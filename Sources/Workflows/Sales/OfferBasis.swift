import Basics
import CRM
import MailFormat
import SQL
import Sales
import Settings
import Store

/// What an offer stands on: the customer, the conversation, and the offer that it replaces.
struct OfferBasis {
  let keys: AgreementKeys
  let title: String
  var replaced: QuotationRecord?
  /// The conversation was opened for this offer and is about it.
  var opensConversation = false

  static func find(
    _ target: OfferWishes.Target, _ office: Office, _ connection: any Connection
  ) throws -> OfferBasis {
    switch target {
    case .opportunity(let id): try of(opportunity: id, office, connection)
    case .contact(let id): try of(contact: id, office, connection)
    case .revision(let id): of(try Quotations(connection).find(id))
    }
  }

  private static func of(
    opportunity id: Int64, _ office: Office, _ connection: any Connection
  ) throws -> OfferBasis {
    let record = try Opportunities(connection, pipeline: office.pipeline).find(id)
    guard record.opportunity.state != .lost else {
      throw Refusal(
        .wrongState, "opportunity \(id) is lost",
        remedy: "reopen it with piste opportunity close \(id) reopen",
        french: "l’affaire est perdue", advice: .askToReopen)
    }
    let party =
      try record.opportunity.party ?? CustomerOf(office, connection).party(of: record.contact)
    let keys = AgreementKeys(
      party: party, contact: record.contact.id, opportunity: record.opportunity.id,
      conversation: record.conversationID)
    return OfferBasis(keys: keys, title: record.opportunity.title)
  }

  private static func of(
    contact id: Int64, _ office: Office, _ connection: any Connection
  ) throws -> OfferBasis {
    let contact = try Contacts(connection).find(Identifier(id))
    let customer = CustomerOf(office, connection)
    let title = contact.company.isEmpty ? contact.name : contact.company
    let conversation = try Conversations(connection).open(
      about: .quotation, title: title, baseSubject: BaseSubject(of: title).text, at: office.now)
    try customer.join(contact, conversation)
    let keys = AgreementKeys(
      party: try customer.party(of: contact), contact: contact.id, opportunity: nil,
      conversation: conversation)
    return OfferBasis(keys: keys, title: title, opensConversation: true)
  }

  private static func of(_ old: QuotationRecord) -> OfferBasis {
    OfferBasis(keys: old.keys, title: old.quotation.agreement.title, replaced: old)
  }
}

/// The customer behind a contact, in papers and in conversations.
struct CustomerOf {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// The contact's party; one of the company's or the person's own name when there is none yet.
  func party(of contact: Contact) throws -> Identifier<Party> {
    if let known = contact.party { return known }
    let name = contact.company.isEmpty ? contact.name : contact.company
    guard !name.isEmpty else {
      throw Refusal(
        .missing, "contact \(contact.id) has neither company nor name",
        remedy: "give it one with piste contact update \(contact.id) --company NAME",
        french: "le contact \(contact.id) n’a ni entreprise ni nom", advice: .completeContact)
    }
    let party = try Parties(connection).findOrCreate(
      name, kind: contact.company.isEmpty ? .person : .organisation, country: office.company.country,
      language: office.company.language, at: office.now
    ).party.id
    try Contacts(connection).attach(contact.id, to: party)
    return party
  }

  /// The customer and the colleague who answers them take part.
  func join(_ contact: Contact, _ conversation: Int64) throws {
    let conversations = Conversations(connection)
    if !contact.email.isEmpty {
      let customer = Participant(address: contact.email, name: contact.name, role: .customer)
      try conversations.join(customer, conversation, at: office.now)
    }
    if let owner = try Employees(connection).defaultOwner() {
      let colleague = Participant(address: owner.address, name: owner.name, role: .colleague)
      try conversations.join(colleague, conversation, at: office.now)
    }
  }
}
