import Basics
import Billing
import CRM
import Documents
import Foundation
import SQL
import Sales
import Settings
import Store
import Testing
import Workflows

extension Workshop {
  /// The same firm with a VAT number and an account, and its customer with an address.
  static func openBilling(_ engine: Engine, _ body: (Workshop) async throws -> Void) async throws {
    try await open(engine) { plain in
      let configuration = try Configuration.parse(
        billingSettings, file: "piste.yaml", directory: plain.office.blobs.directory, environment: [:])
      let office = try Office(
        configuration: configuration, stores: (plain.office.database, plain.office.blobs),
        keyring: plain.office.keyring, templates: plain.office.templates, world: plain.world)
      try await office.database.write { connection in
        let party = try Parties(connection).findOrCreate(
          "Menuiserie Rey", kind: .organisation, country: "CH", language: .french, at: now
        ).party.id
        let address = Store.PostalAddress(
          street: "Rue du Lac", buildingNumber: "3", postalCode: "1110", city: "Morges")
        try Parties(connection).setAddress(address, country: "CH", vatID: "", of: party.value)
        try Contacts(connection).attach(plain.contact, to: party)
      }
      try await body(Workshop(office: office, contact: plain.contact))
    }
  }

  /// The same firm at another connection of its database, with so many readers.
  func reopened(readers: Int, _ body: (Office) async throws -> Void) async throws {
    let database = try await Database.open(office.database.location, readers: readers)
    do {
      try await body(
        try Office(
          configuration: office.configuration, stores: (database, office.blobs), keyring: office.keyring,
          templates: office.templates, world: world))
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }

  private var world: Office.World {
    Office.World(environment: [:], clock: office.clock, chance: office.chance, log: office.log)
  }

  private static let billingSettings = """
    company:
      name: Atelier du Lac
      street: Rue du Simplon
      building_number: "12"
      postal_code: "1006"
      city: Lausanne
      vat_id: CHE-123.456.788 TVA
      iban: CH9300762011623852957
    accounts:
      - name: leads
        address: leads@firm.example
    staff:
      - {name: Paul Favre, address: paul@firm.example, role: sales, default_owner: true}
      - {name: Luc Morel, address: luc@firm.example, role: employee}
      - {name: Marie Blanc, address: marie@firm.example, role: employee}

    """

  static let november = DateSpan(monthOf: CalendarDate(daysSince1970: 20_782))

  /// An order of which two and a half hours were worked and both screens delivered.
  func workedOrder() async throws -> AcceptQuotation.Outcome {
    let outcome = try await accepted()
    let project = try #require(outcome.project).value
    let book = BookTime(office)
    _ = try await book(.init(90, on: project, by: "marie", note: "analyse"), actor: "test")
    _ = try await book(.init(60, on: project, by: "luc", note: "réalisation"), actor: "test")
    _ = try await DeliverOrder(office)(outcome.order.id.value, nil, on: nil, actor: "test")
    return outcome
  }

  /// An order at a fixed price for a customer of its own.
  func fixedOrder(_ company: String, email: String) async throws -> AcceptQuotation.Outcome {
    let contact = try await office.database.write { connection in
      let contact = try Contacts(connection).create(
        name: "Jean", reach: .init(company: company, email: email, phone: ""), language: .french, at: Self.now
      ).id
      let party = try Parties(connection).findOrCreate(
        company, kind: .organisation, country: "CH", language: .french, at: Self.now)
      let address = Store.PostalAddress(postalCode: "1003", city: "Lausanne")
      try Parties(connection).setAddress(address, country: "CH", vatID: "", of: party.party.id.value)
      try Contacts(connection).attach(contact, to: party.party.id)
      return contact
    }
    var line = OfferWishes.Line(Quantity(10), of: "CONSEIL")
    line.policy = .fixedOnOrder
    let record = try await CreateQuotation(office)(
      OfferWishes(for: .contact(contact.value), lines: [line]), actor: "test")
    return try await AcceptQuotation(office)(record.id.value, actor: "test")
  }

  func run(draft: Bool = false, order: Int64? = nil) async throws -> [RunInvoices.Outcome] {
    var wishes = RunInvoices.Wishes(month: Self.november)
    wishes.isDraftOnly = draft
    wishes.order = order
    return try await RunInvoices(office)(wishes, actor: "test")
  }

  /// A draft alone: 3 × 100.
  func invoiceAlone() async throws -> InvoiceRecord {
    let line = CreateInvoice.Line(
      name: "Atelier", quantity: Quantity(3), unitCode: "C62",
      unitPrice: try #require(UnitPrice(decimal: "100", .chf)), vat: Percent(basisPoints: 810))
    var wishes = CreateInvoice.Wishes(contact: contact.value, lines: [line])
    wishes.title = "Atelier de novembre"
    return try await CreateInvoice(office)(wishes, actor: "test")
  }

  func issuedAlone() async throws -> InvoiceRecord {
    try await IssueInvoice(office)(try await invoiceAlone().id.value, actor: "test")
  }
}

extension [RunInvoices.Outcome] {
  /// `sent`, `draft` or `failed`, with what the document is called.
  var words: [String] {
    map { outcome in
      switch outcome.result {
      case .sent(let record, _): "sent \(record.name)"
      case .drafted(let record): record.name
      case .failed: "failed \(outcome.name)"
      }
    }
  }
}
