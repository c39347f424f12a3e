import ArgumentParser
import Basics
import CRM
import MailFormat
import SQL
import Settings
import Store
import Workflows

struct ContactCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "Persons and firms.",
    subcommands: [ContactList.self, ContactShow.self, ContactCreate.self, ContactUpdate.self])
}

struct ContactList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "Part of a name or address.") var text: String?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let contacts = try await office.database.read { try Contacts($0).list(matching: text, limit: limit) }
    return Report(
      ["id", "name", "company", "email", "phone"],
      rows: contacts.map { [$0.id.description, $0.name, $0.company, $0.email, $0.phone] },
      json: contacts.map(\.json), empty: "no contacts")
  }
}

struct ContactShow: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "One contact and its party.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The contact's number.") var id: Int64

  func report(in office: Office) async throws -> Report {
    try await office.database.read { try ContactDetails($0, id).report }
  }
}

struct ContactCreate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Adds a person, with the firm that documents are made out to.")

  @OptionGroup var common: CommonOptions
  @Option(help: "First and last name.") var name: String
  @Option(help: "E-mail address.") var email: String?
  @Option(help: "Phone number, like +41215550123.") var phone: String?
  @OptionGroup var party: PartyOptions

  func report(in office: Office) async throws -> Report {
    let now = office.now
    return try await office.database.write { connection in
      if let email, try Contacts(connection).find(email: try AddressArgument.read(email)) != nil {
        throw Refusal(
          .duplicate, "there is a contact with \(email) already", remedy: "see piste contact list \(email)")
      }
      let contact = try Contacts(connection).create(
        name: name, reach: .init(company: party.company ?? "", email: email ?? "", phone: phone ?? ""),
        language: party.language ?? office.company.language, at: now)
      try party.save(for: contact, office, connection)
      return try ContactDetails(connection, contact.id.value).report
    }
  }
}

struct ContactUpdate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Completes a contact: e-mail, and the firm's address and VAT number.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The contact's number.") var id: Int64
  @Option(help: "E-mail address.") var email: String?
  @OptionGroup var party: PartyOptions

  func report(in office: Office) async throws -> Report {
    try await office.database.write { connection in
      let contacts = Contacts(connection)
      if let email { try contacts.setEmail(try AddressArgument.read(email), of: Identifier(id)) }
      try party.save(for: try contacts.find(Identifier(id)), office, connection)
      return try ContactDetails(connection, id).report
    }
  }
}

/// A mail address on the command line.
enum AddressArgument {
  /// - Throws: ``UsageError`` that names the value.
  static func read(_ text: String) throws -> String {
    guard let address = MailAddress(addrSpec: text) else {
      throw UsageError("\"\(text)\" is no mail address: write it like anne.favre@example.org")
    }
    return address.addrSpec
  }
}

/// The firm behind a contact, as documents print it.
struct PartyOptions: ParsableArguments {
  @Option(help: "The firm; the person alone when left out.") var company: String?
  @Option(help: "Street.") var street: String?
  @Option(help: "Number of the house.") var number: String?
  @Option(help: "Postal code.") var postalCode: String?
  @Option(help: "Town.") var city: String?
  @Option(help: "Country, two letters; the own one when left out.") var country: String?
  @Option(help: "VAT number.") var vatID: String?
  @Option(help: "fr or en; the own language when left out.") var language: Language?

  /// Makes or completes the party of `contact`; what is left out keeps its value.
  func save(for contact: Contact, _ office: Office, _ connection: any Connection) throws {
    let parties = Parties(connection)
    let known = try contact.party.map { try parties.find($0.value) }
    let record =
      try known
      ?? parties.findOrCreate(
        company ?? (contact.company.isEmpty ? contact.name : contact.company),
        kind: company == nil && contact.company.isEmpty ? .person : .organisation,
        country: country ?? office.company.country, language: language ?? office.company.language,
        at: office.now)
    let old = record.address
    let address = PostalAddress(
      street: street ?? old.street, buildingNumber: number ?? old.buildingNumber,
      postalCode: postalCode ?? old.postalCode, city: city ?? old.city)
    try parties.setAddress(
      address, country: (country ?? record.party.country).uppercased(), vatID: vatID ?? record.vatID,
      of: record.party.id.value)
    try Contacts(connection).attach(contact.id, to: record.party.id)
  }
}

/// A contact with its party, for a person and for a script.
private struct ContactDetails {
  let contact: Contact
  let party: PartyRecord?

  init(_ connection: any Connection, _ id: Int64) throws {
    contact = try Contacts(connection).find(Identifier(id))
    party = try contact.party.map { try Parties(connection).find($0.value) }
  }

  var report: Report {
    var fields = Fields()
    fields.add("contact", contact.id.description)
    fields.add("name", contact.name)
    fields.add("company", contact.company)
    fields.add("email", contact.email)
    fields.add("phone", contact.phone)
    if let since = contact.goneSince { fields.add("left", "known since \(since)") }
    if let party {
      fields.add("party", "\(party.party.id) \(party.party.name)")
      fields.add("address", party.address.lines.joined(separator: ", ") + ", " + party.party.country)
      fields.add("VAT", party.vatID)
    }
    return Report(fields.text, json: contact.json.merging(["party": party?.json ?? .null]))
  }
}

extension PostalAddress {
  var lines: [String] {
    [street + " " + buildingNumber, postalCode + " " + city]
      .map { $0.trimmingPrefix(while: { $0 == " " }).description }.filter { !$0.isEmpty }
  }
}

extension Contact {
  var json: JSONValue {
    [
      "id": .integer(id.value), "name": .string(name), "company": .string(company), "email": .string(email),
      "phone": .string(phone), "partyId": JSONValue(party?.value),
      "goneSince": goneSince.map { .string($0.description) } ?? .null,
    ]
  }
}

extension PartyRecord {
  var json: JSONValue {
    [
      "id": .integer(party.id.value), "name": .string(party.name), "street": .string(address.street),
      "buildingNumber": .string(address.buildingNumber), "postalCode": .string(address.postalCode),
      "city": .string(address.city), "country": .string(party.country), "vatID": .string(vatID),
      "language": .string(party.language.rawValue),
    ]
  }
}

extension Language: ExpressibleByArgument {}
