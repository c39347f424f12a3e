import Basics
import Billing
import CRM
import Documents
import Foundation
import Inventory
import Logging
import Projects
import SQL
import Sales
import Settings
import Store
import TestSupport
import Testing
import Workflows

/// A firm with one salesperson, two employees, two products and a customer, on Thursday 26 November 2026.
struct Workshop {
  static let now = Instant(milliseconds: 1_795_694_400_000)
  let office: Office
  let contact: Identifier<Contact>

  static func open(_ engine: Engine, _ body: (Workshop) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("piste-sales-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withTestDatabase(engine) { database in
      _ = try await database.migrate(Schema.migrations)
      let office = try office(database, folder: folder)
      try await body(Workshop(office: office, contact: try await furnish(office)))
    }
  }

  private static func office(_ database: Database, folder: String) throws -> Office {
    let configuration = try Configuration.parse(
      settings, file: "piste.yaml", directory: folder, environment: [:])
    return try Office(
      configuration: configuration, stores: (database, try BlobStore(directory: folder)),
      keyring: try #require(TokenKeyring(secrets: [Array(0..<32)])), templates: try MailTemplates.builtIn(),
      world: Office.World(
        environment: [:], clock: { now }, chance: { _ in Array(UUID().uuidString.utf8.prefix(8)) },
        log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
  }

  private static func furnish(_ office: Office) async throws -> Identifier<Contact> {
    var analysis = try Product.Details(
      code: "CONSEIL", name: "Conseil", kind: .service, unit: .hour,
      unitPrice: try #require(UnitPrice(decimal: "180", .chf)))
    analysis.vatRate = Percent(basisPoints: 810)
    var screen = try Product.Details(
      code: "ECRAN", name: "Écran", kind: .goods, unit: .piece,
      unitPrice: try #require(UnitPrice(decimal: "450.50", .chf)))
    screen.vatRate = Percent(basisPoints: 810)
    _ = try await CreateProduct(office)(analysis, stock: nil)
    _ = try await CreateProduct(office)(screen, stock: Quantity(5))
    return try await office.database.write { connection in
      try Employees(connection).align(
        with: office.configuration.staff.map { member in
          Employees.Listing(
            name: member.name, address: member.address, role: member.role.rawValue,
            isDefaultOwner: member.isDefaultOwner, isActive: member.isActive, hourlyCost: nil)
        })
      return try Contacts(connection).create(
        name: "Anna Rey", reach: .init(company: "Menuiserie Rey", email: "anna@rey.example", phone: ""),
        language: .french, at: now
      ).id
    }
  }

  private static let settings = """
    company:
      name: Atelier du Lac
      street: Rue du Simplon
      building_number: "12"
      postal_code: "1006"
      city: Lausanne
    accounts:
      - name: leads
        address: leads@firm.example
    intake:
      authserv_ids: [mx.firm.example]
    staff:
      - {name: Paul Favre, address: paul@firm.example, role: sales, default_owner: true}
      - {name: Luc Morel, address: luc@firm.example, role: employee}
      - {name: Marie Blanc, address: marie@firm.example, role: employee}
    web:
      base_url: https://crm.firm.example/

    """

  /// An open opportunity of the customer's.
  func opportunity() async throws -> Int64 {
    try await office.database.write { connection in
      let conversation = try Conversations(connection).open(
        about: .lead, title: "Refonte du site", baseSubject: "refonte", at: Self.now)
      let lead = try Leads(connection).create(
        Leads.Draft(
          title: "Refonte du site", conversationID: conversation, contact: contact, source: .manual,
          currency: .chf), at: Self.now)
      let party = try Parties(connection).findOrCreate(
        "Menuiserie Rey", kind: .organisation, country: "CH", language: .french, at: Self.now)
      return try Opportunities(connection, pipeline: office.pipeline).create(
        from: try Leads(connection).find(lead), party: party.party.id,
        standing: .start(of: office.pipeline), currency: .chf, at: Self.now)
    }
  }

  /// 40 hours with two tasks, and two screens.
  func wishes(for target: OfferWishes.Target) -> OfferWishes {
    OfferWishes(
      for: target,
      lines: [OfferWishes.Line(Quantity(40), of: "CONSEIL"), OfferWishes.Line(Quantity(2), of: "ECRAN")],
      tasks: [OfferWishes.Task("Analyse"), OfferWishes.Task("Réalisation")])
  }

  func accepted() async throws -> AcceptQuotation.Outcome {
    let offer = wishes(for: .opportunity(try await opportunity()))
    let record = try await CreateQuotation(office)(offer, actor: "test")
    return try await AcceptQuotation(office)(record.id.value, actor: "test")
  }

  func count(_ sql: SQL) async throws -> Int64 {
    try await office.database.read { try $0.first(sql)?.int("n") ?? -1 }
  }

  func mails(_ kind: String) async throws -> [OutboxItem] {
    try await office.database.read { connection in
      try Outbox(connection).list(state: nil, limit: 100).filter { $0.kind == kind }
    }
  }

  func bytes(of mail: OutboxItem) throws -> String {
    String(decoding: try office.blobs.read(try #require(SHA256Digest(hex: mail.digest))), as: UTF8.self)
  }
}
