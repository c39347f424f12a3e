import Basics
import Billing
import CRM
import SQL
import Sales

/// Whom an agreement is with and what it belongs to: keys, beside the customer's particulars as they were
/// agreed.
package struct AgreementKeys: Hashable, Sendable {
  package let party: Identifier<Party>
  package let contact: Identifier<Contact>
  package let opportunity: Identifier<Opportunity>?
  package let conversation: Int64

  package init(
    party: Identifier<Party>, contact: Identifier<Contact>, opportunity: Identifier<Opportunity>?,
    conversation: Int64
  ) {
    self.party = party
    self.contact = contact
    self.opportunity = opportunity
    self.conversation = conversation
  }
}

/// The columns that `quotation` and `sales_order` have in common.
struct AgreementRow {
  let agreement: Agreement
  let keys: AgreementKeys

  static let columns: SQL = """
    party_id, contact_id, opportunity_id, conversation_id, title, currency, customer_reference, created_at, \
    customer_name, customer_street, customer_building_number, customer_post_code, customer_city, \
    customer_country, customer_language, customer_vat_id, customer_legal_id, customer_contact_name, \
    customer_email, customer_phone
    """

  /// In the order of ``columns``.
  func values(at now: Instant) -> SQL {
    let customer = agreement.customer
    let address = customer.address
    return """
      \(keys.party), \(keys.contact), \(orNull: keys.opportunity), \(keys.conversation), \(agreement.title), \
      \(agreement.currency.code), \(agreement.customerReference), \(now.milliseconds), \
      \(customer.name), \(address.street), \(address.buildingNumber), \(address.postCode), \(address.city), \
      \(address.country), \(customer.language.rawValue), \(customer.vatID), \(customer.legalID), \
      \(customer.contactName), \(customer.email), \(customer.phone)
      """
  }

  /// The customer's particulars as a list of assignments.
  static func assignments(_ customer: TradeParty) -> SQL {
    let address = customer.address
    return """
      customer_name = \(customer.name), customer_street = \(address.street), \
      customer_building_number = \(address.buildingNumber), customer_post_code = \(address.postCode), \
      customer_city = \(address.city), customer_country = \(address.country), \
      customer_language = \(customer.language.rawValue), customer_vat_id = \(customer.vatID), \
      customer_legal_id = \(customer.legalID), customer_contact_name = \(customer.contactName), \
      customer_email = \(customer.email), customer_phone = \(customer.phone)
      """
  }

  init(_ agreement: Agreement, _ keys: AgreementKeys) {
    self.agreement = agreement
    self.keys = keys
  }

  init(_ row: Row, lines: [OrderLine]) throws {
    var agreement = try Agreement(
      customer: Self.customer(row), currency: row.currency("currency"), title: row.text("title"),
      lines: lines)
    agreement.customerReference = try row.text("customer_reference")
    self.agreement = agreement
    keys = AgreementKeys(
      party: Identifier(try row.int("party_id")), contact: Identifier(try row.int("contact_id")),
      opportunity: try row.intOrNil("opportunity_id").map { Identifier($0) },
      conversation: try row.int("conversation_id"))
  }

  private static func customer(_ row: Row) throws -> TradeParty {
    let address = Billing.PostalAddress(
      street: try row.text("customer_street"), buildingNumber: try row.text("customer_building_number"),
      postCode: try row.text("customer_post_code"), city: try row.text("customer_city"),
      country: try row.text("customer_country"))
    var customer = TradeParty(
      name: try row.text("customer_name"), address: address, language: try row.word("customer_language"))
    customer.vatID = try row.text("customer_vat_id")
    customer.legalID = try row.text("customer_legal_id")
    customer.contactName = try row.text("customer_contact_name")
    customer.email = try row.text("customer_email")
    customer.phone = try row.text("customer_phone")
    return customer
  }
}
