import Basics
import CRM
import Documents
import Foundation
import Inventory
import Logging
import Mailings
import SQL
import Settings
import Store
import TestSupport
import Testing
import Workflows

/// A firm with an empty database, on a day of ours.
func withOffice(
  port: Int = 8080, _ body: (Office) async throws -> Void
) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("piste-web-\(UUID().uuidString)")
    .path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await withTestDatabase(.sqlite) { database in
    _ = try await database.migrate(Schema.migrations)
    let configuration = try Configuration.parse(
      """
      company:
        name: Menuiserie <du Lac>
        street: Rue du Simplon
        building_number: 12
        postal_code: "1006"
        city: Lausanne
        iban: CH93 0076 2011 6238 5295 7
        phone: +41 21 555 01 01
        email: info@example.org
      accounts:
        - name: leads
          address: leads@example.org
      web:
        listen: 127.0.0.1:\(port)
        base_url: https://crm.example.org

      """, file: "piste.yaml", directory: folder, environment: [:])
    let keyring = try #require(TokenKeyring(secrets: [Array(0..<32)]))
    let office = try Office(
      configuration: configuration, stores: (database, try BlobStore(directory: folder)), keyring: keyring,
      templates: try MailTemplates.builtIn(),
      world: Office.World(
        environment: [:], clock: { Instant(milliseconds: 1_795_600_000_000) },
        chance: { [UInt8](repeating: 7, count: $0) },
        log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    try await body(office)
  }
}

extension Office {
  /// The same firm, so many days from now.
  func later(days: Int64) throws -> Office {
    let then = now.adding(seconds: days * 86_400)
    return try Office(
      configuration: configuration, stores: (database, blobs), keyring: keyring, templates: templates,
      world: World(environment: [:], clock: { then }, chance: chance, log: log))
  }

  func token(_ purpose: SignedToken.Purpose, _ id: Int64) -> String {
    keyring.text(of: SignedToken(purpose, id: id))
  }

  /// The copy of a mailing to one recipient.
  func mailingCopy(to address: String) async throws -> Int64 {
    try await database.write { connection in
      let table = MailingTable(connection)
      let content = try Mailing.Content(subject: "Nouveautés", text: "Bonjour")
      let mailing = try table.create(name: "hiver", language: .french, content: content, at: now)
      let recipient = MailingRecipient(
        email: address, firstName: "Anne", lastName: "Rey", company: "", language: .french)
      return try table.add(recipient, skipReason: nil, to: mailing)
    }
  }

  /// A quotation with a line by the hour and one of goods, for a customer with a hostile name.
  func quotation(isSent: Bool = true, validUntil: CalendarDate? = nil) async throws -> Int64 {
    let service = try Product.Details(
      code: "ANALYSE", name: "Analyse", kind: .service, unit: .hour,
      unitPrice: try #require(UnitPrice(decimal: "180", .chf)))
    let goods = try Product.Details(
      code: "PORTE", name: "Porte \"Chêne\"", kind: .goods, unit: .piece,
      unitPrice: try #require(UnitPrice(decimal: "1250.50", .chf)))
    _ = try await CreateProduct(self)(service, stock: nil)
    _ = try await CreateProduct(self)(goods, stock: Quantity(decimal: "5"))
    let contact = try await database.write { connection in
      try Contacts(connection).create(
        name: "Anne Rey", reach: Contact.Reach(company: "Rey & <Fils>", email: "rey@example.net", phone: ""),
        language: .french, at: now)
    }
    var wishes = OfferWishes(
      for: .contact(contact.id.value),
      lines: [
        OfferWishes.Line(try #require(Quantity(decimal: "10")), of: "ANALYSE"),
        OfferWishes.Line(try #require(Quantity(decimal: "2")), of: "PORTE"),
      ])
    wishes.title = "Rénovation de l’atelier"
    wishes.validUntil = validUntil
    let id = try await CreateQuotation(self)(wishes, actor: "test").id.value
    if isSent { _ = try await SendQuotation(self)(id, actor: "test") }
    return id
  }
}
