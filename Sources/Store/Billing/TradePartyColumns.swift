import Basics
import Billing
import SQL

extension ColumnValues {
  /// A party in the columns that begin with its role: `seller_name`, `seller_street` …
  mutating func set(_ party: TradeParty, as role: String) {
    set(role + "_name", party.name)
    set(role + "_street", party.address.street)
    set(role + "_building_number", party.address.buildingNumber)
    set(role + "_post_code", party.address.postCode)
    set(role + "_city", party.address.city)
    set(role + "_country", party.address.country)
    set(role + "_language", party.language.rawValue)
    set(role + "_vat_id", party.vatID)
    set(role + "_legal_id", party.legalID)
    set(role + "_contact_name", party.contactName)
    set(role + "_email", party.email)
    set(role + "_phone", party.phone)
  }

  /// Both or neither.
  mutating func set(_ period: DateSpan?) {
    set("period_first", period?.first)
    set("period_last", period?.last)
  }
}

extension Row {
  func tradeParty(_ role: String) throws -> TradeParty {
    let address = Billing.PostalAddress(
      street: try text(role + "_street"), buildingNumber: try text(role + "_building_number"),
      postCode: try text(role + "_post_code"), city: try text(role + "_city"),
      country: try text(role + "_country"))
    var party = TradeParty(
      name: try text(role + "_name"), address: address, language: try word(role + "_language"))
    party.vatID = try text(role + "_vat_id")
    party.legalID = try text(role + "_legal_id")
    party.contactName = try text(role + "_contact_name")
    party.email = try text(role + "_email")
    party.phone = try text(role + "_phone")
    return party
  }

  func period() throws -> DateSpan? {
    guard let first = try dateOrNil("period_first"), let last = try dateOrNil("period_last") else {
      return nil
    }
    return DateSpan(first: first, last: last)
  }
}
