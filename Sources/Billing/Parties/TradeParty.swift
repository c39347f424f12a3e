import Basics

/// Seller or buyer as the document names it (BG-4, BG-7): a snapshot, so that a later change of address
/// does not change what was issued.
package struct TradeParty: Hashable, Sendable {
  /// BT-27, BT-44: the legal name.
  package let name: String
  package let address: PostalAddress
  /// The language we write to the buyer in, or the seller's own.
  package let language: Language
  /// BT-31, BT-48, with the country prefix: `CHE123456789`, `FR12345678901`. Empty when there is none.
  package var vatID = ""
  /// BT-30, BT-47: the register number, e.g. a Swiss UID or a SIREN. Empty when there is none.
  package var legalID = ""
  /// BT-41, BT-56: the person or department; empty when there is none.
  package var contactName = ""
  /// BT-43, BT-58; empty when unknown.
  package var email = ""
  /// BT-42, BT-57; empty when unknown.
  package var phone = ""

  package init(name: String, address: PostalAddress, language: Language) {
    self.name = name
    self.address = address
    self.language = language
  }
}

/// A postal address (BG-5, BG-8) with street and number apart, as the Swiss QR-bill wants it (type S).
package struct PostalAddress: Hashable, Sendable {
  /// BT-35, BT-50; may be empty.
  package let street: String
  /// Stays apart from the street, may be empty.
  package let buildingNumber: String
  /// BT-38, BT-53.
  package let postCode: String
  /// BT-37, BT-52.
  package let city: String
  /// BT-40, BT-55: ISO 3166-1 alpha-2; the one compulsory part (BR-09, BR-11).
  package let country: String

  package init(street: String, buildingNumber: String, postCode: String, city: String, country: String) {
    self.street = street
    self.buildingNumber = buildingNumber
    self.postCode = postCode
    self.city = city
    self.country = country
  }

  /// Street and number in the order used where the address is French or Swiss: `Rue du Lac 12`.
  package var streetLine: String {
    [street, buildingNumber].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Post code and town.
  package var cityLine: String { [postCode, city].filter { !$0.isEmpty }.joined(separator: " ") }
}
