import Basics
import CRM
import SQL

/// A customer's postal and legal side, as a document needs it.
package struct PostalAddress: Hashable, Sendable {
  package let street: String
  package let buildingNumber: String
  package let postalCode: String
  package let city: String

  package init(street: String = "", buildingNumber: String = "", postalCode: String = "", city: String = "") {
    self.street = street
    self.buildingNumber = buildingNumber
    self.postalCode = postalCode
    self.city = city
  }
}

/// A party with the particulars that documents print.
package struct PartyRecord: Hashable, Sendable {
  package let party: Party
  package let address: PostalAddress
  package let vatID: String
}

/// Firms and persons we do business with.
package struct Parties {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  private static let columns: SQL = """
    id, kind, name, street, building_number, postal_code, city, country, language, vat_id
    """

  package func find(_ id: Int64) throws -> PartyRecord {
    let row = try connection.first("SELECT \(fragment: Self.columns) FROM party WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no party \(id)", remedy: "see piste contact list",
        french: "le partenaire \(id) n’existe pas")
    }
    return try record(row)
  }

  /// The party of that name, or a new one.
  package func findOrCreate(
    _ name: String, kind: Party.Kind, country: String, language: Language, at now: Instant
  ) throws
    -> PartyRecord
  {
    let folded = name.foldedForSearch
    let known = try connection.first(
      "SELECT \(fragment: Self.columns) FROM party WHERE name_folded = \(folded) ORDER BY id LIMIT 1")
    if let known { return try record(known) }
    let id = try connection.insert(
      """
      INSERT INTO party (kind, name, name_folded, country, language, created_at)
      VALUES (\(kind.rawValue), \(name), \(folded), \(country), \(language.rawValue), \(now.milliseconds))
      """)
    return try find(id)
  }

  package func setAddress(_ address: PostalAddress, country: String, vatID: String, of id: Int64) throws {
    let changed = try connection.execute(
      """
      UPDATE party SET street = \(address.street), building_number = \(address.buildingNumber),
        postal_code = \(address.postalCode), city = \(address.city), country = \(country), vat_id = \(vatID)
      WHERE id = \(id)
      """)
    guard changed == 1 else {
      throw Refusal(.missing, "there is no party \(id)", french: "le partenaire \(id) n’existe pas")
    }
  }

  private func record(_ row: Row) throws -> PartyRecord {
    let party = Party(
      id: Identifier(try row.int("id")), kind: try row.word("kind"), name: try row.text("name"),
      country: try row.text("country"), language: try row.word("language"))
    let address = PostalAddress(
      street: try row.text("street"), buildingNumber: try row.text("building_number"),
      postalCode: try row.text("postal_code"), city: try row.text("city"))
    return PartyRecord(party: party, address: address, vatID: try row.text("vat_id"))
  }
}
