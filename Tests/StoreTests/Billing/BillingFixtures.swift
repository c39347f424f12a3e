import Basics
import Billing
import SQL
import Store
import Testing

/// Invoices for tests, with every field filled.
enum Bill {
  static let day = CalendarDate(daysSince1970: 20_782)

  static func party(_ name: String, vatID: String) -> TradeParty {
    let address = Billing.PostalAddress(
      street: "Rue du Lac", buildingNumber: "12a", postCode: "1006", city: "Lausanne", country: "CH")
    var party = TradeParty(name: name, address: address, language: .french)
    party.vatID = vatID
    party.legalID = "CHE-1"
    party.contactName = "Mme Rey"
    party.email = "anna@rey.example"
    party.phone = "+41215550123"
    return party
  }

  static func line(_ position: Int, _ quantity: String, at price: String, _ percent: Int64) throws
    -> InvoiceLine
  {
    let vat = try #require(VATRate(charging: Percent(basisPoints: percent)))
    var line = InvoiceLine(
      position: position, name: "Ligne \(position)",
      price: try LinePrice(
        try #require(Quantity(decimal: quantity)), unitCode: "HUR",
        at: try #require(UnitPrice(decimal: price, .chf)),
        vat: vat))
    line.details = "Analyse 2:30\nConception 1:00"
    line.period = DateSpan(first: day.firstOfMonth, last: day)
    line.orderPosition = position + 1
    return line
  }

  static func content() throws -> InvoiceContent {
    let account = BankAccount(iban: try #require(IBAN("CH9300762011623852957")), bic: "POFICHBEXXX")
    var content = InvoiceContent(
      currency: .chf, seller: party("Atelier du Lac", vatID: "CHE-123.456.788 TVA"),
      buyer: party("Menuiserie Rey", vatID: ""),
      lines: [try line(1, "2.5", at: "180", 810), try line(2, "2", at: "450.505", 260)],
      payment: PaymentConditions(
        account: account, terms: try #require(PaymentTerms(netDays: 30)), rounding: .fiveCentimes))
    content.period = DateSpan(monthOf: day)
    content.deliveredOn = day
    content.references.buyer = "réf"
    content.references.buyerOrder = "B-7"
    content.references.order = "CO-2026-00001"
    content.note = "Merci"
    content.exemptionReason = "aucune"
    return content
  }

  static func create(_ connection: any Connection, title: String = "Site") throws -> Identifier<Invoice> {
    var links = InvoiceLinks()
    links.title = title
    links.runMonth = "2026-11"
    return try Invoices(connection).create(content(), links, at: Desk.now)
  }

  /// Issues a draft with a document that says no more than its number.
  @discardableResult
  static func issue(_ id: Identifier<Invoice>, _ connection: any Connection) throws -> InvoiceRecord {
    let invoices = Invoices(connection)
    let number = try take(connection, on: day)
    let issued = try invoices.find(id.value).invoice.issuing(as: number, on: day)
    let document = KeptDocument(digest: SHA256Digest(of: number.text.utf8), fileName: number.text + ".pdf")
    try invoices.freeze(issued, as: document, at: Desk.now)
    return try invoices.find(id.value)
  }

  static func take(_ connection: any Connection, on day: CalendarDate) throws -> DocumentNumber {
    try NumberSeriesTable(connection)
      .take(series: "invoice", pattern: NumberPattern("FA-{year}-{number:5}"), on: day)
  }
}
