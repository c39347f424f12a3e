import Basics
import Billing
import CRM
import Documents
import SQL
import Settings
import Store

/// Customer and company as documents name them, from the contacts and the settings of today.
package struct TradePartyOf {
  private let office: Office
  private let connection: any Connection

  package init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// - Parameter contact: who gets it; writes their name and address on it, and decides its language.
  package func buyer(party: Identifier<Party>, contact: Identifier<Contact>?) throws -> TradeParty {
    let record = try Parties(connection).find(party.value)
    let person = try contact.map { try Contacts(connection).find($0) }
    let language = try contact.flatMap { try Contacts(connection).language(of: $0) }
    let address = Billing.PostalAddress(
      street: record.address.street, buildingNumber: record.address.buildingNumber,
      postCode: record.address.postalCode, city: record.address.city, country: record.party.country)
    var buyer = TradeParty(
      name: record.party.name, address: address, language: language ?? record.party.language)
    buyer.vatID = record.vatID
    if let person {
      buyer.contactName = person.name == record.party.name ? "" : person.name
      buyer.email = person.email
      buyer.phone = person.phone
    }
    return buyer
  }

  package func seller() -> TradeParty {
    let company = office.company
    let address = Billing.PostalAddress(
      street: company.street, buildingNumber: company.buildingNumber, postCode: company.postalCode,
      city: company.city, country: company.country)
    var seller = TradeParty(name: company.name, address: address, language: company.language)
    seller.vatID = company.vatID ?? ""
    seller.email = company.email ?? ""
    seller.phone = company.phone ?? ""
    return seller
  }

  /// - Throws: ``Refusal`` when the account or the days of payment in the settings can't be used.
  package func paymentConditions() throws -> PaymentConditions {
    let billing = office.configuration.billing
    guard let terms = PaymentTerms(netDays: billing.paymentDays) else {
      throw Refusal(
        .invalid, "invoices can't be due after \(billing.paymentDays) days",
        remedy: "set billing.payment_days to 0 to 365",
        french: "le délai de paiement, \(billing.paymentDays) jours, n’est pas possible",
        advice: .correctSettings)
    }
    let step = Int64(billing.cashRounding)
    return PaymentConditions(
      account: try account(), terms: terms, rounding: step > 1 ? .toMultipleOf(step) : .exact)
  }

  /// What the letterhead shows.
  package func companyProfile() -> CompanyProfile {
    let company = office.company
    var profile = CompanyProfile(seller())
    profile.web = company.web ?? ""
    profile.legalLine = company.legalLine ?? ""
    profile.accent = Colour(hex: company.accentColour) ?? .standardAccent
    return profile
  }

  private func account() throws -> BankAccount? {
    guard let written = office.company.iban else { return nil }
    guard let iban = IBAN(written) else {
      throw Refusal(
        .invalid, "\"\(written)\" is no IBAN", remedy: "correct company.iban in the settings",
        french: "« \(written) » n’est pas un IBAN", advice: .correctSettings)
    }
    return BankAccount(iban: iban, bic: office.company.bic ?? "")
  }
}
