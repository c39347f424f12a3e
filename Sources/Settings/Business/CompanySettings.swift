import Basics

/// Who sends the mails and the invoices.
package struct CompanySettings: Sendable {
  package let name: String
  package let street: String
  package let buildingNumber: String
  package let postalCode: String
  package let city: String
  /// ISO 3166-1 alpha-2, upper case.
  package let country: String
  package let language: Language
  package let currency: Currency
  /// An IANA name that `LocalTime` knows.
  package let timeZone: String
  package let vatID: String?
  /// Without blanks; its check digits are right.
  package let iban: String?
  package let bic: String?
  package let email: String?
  package let phone: String?
  package let web: String?
  package let legalLine: String?
  /// `#` and six lower-case hexadecimal digits.
  package let accentColour: String

  init(_ reader: SettingsReader) {
    name = reader.required(
      "name", .name(), example: "Menuiserie du Lac Sàrl",
      help: "The name as it stands in the commercial register.")
    street = reader.value("street", .text(), default: "", help: "Street, without the number.")
    buildingNumber = reader.value(
      "building_number", .text(), default: "", help: "Number of the house.")
    postalCode = reader.value("postal_code", .text(), default: "", help: "Postal code.")
    city = reader.value("city", .text(), default: "", help: "Town.")
    country = reader.value(
      "country", .country, default: "CH", help: "Country; also how phone numbers without prefix are read.")
    language = reader.value(
      "language", .choice, default: .french, help: "Language of mails, documents and web pages: fr or en.")
    currency = reader.value("currency", .currency, default: .chf, help: "Currency of prices and invoices.")
    timeZone = reader.value(
      "time_zone", .timeZone, default: "Europe/Zurich", help: "Decides on which day something falls.")
    vatID = reader.optional(
      "vat_id", .vatNumber(in: country), help: "VAT number as invoices show it, in the shape of the country.")
    iban = reader.optional("iban", .iban, help: "Account that invoices are paid to; a QR-IBAN is right too.")
    bic = reader.optional("bic", .bic, help: "BIC of the bank, for payments from abroad.")
    email = reader.optional("email", .mailAddress, help: "Address shown on documents.")
    phone = reader.optional("phone", .name(example: "+41 21 555 01 01"), help: "Phone shown on documents.")
    web = reader.optional("web", .name(example: "www.example.org"), help: "Web site shown on documents.")
    legalLine = reader.optional(
      "legal_line", .name(example: "IDE CHE-123.456.788, capital social CHF 20'000"),
      help: "Last line of documents and mails.")
    accentColour = reader.value(
      "accent_colour", .colour, default: "#1a5fb4", help: "Colour of titles and lines on documents.")
  }
}
