import Basics
import Billing
import Documents
import Sales
import Testing

/// Documents that the tests render: a Swiss company, its customers, lines as they occur.
enum Sample {
  static func party(_ name: String, _ street: String, _ place: (String, String, String)) -> TradeParty {
    let address = PostalAddress(
      street: street, buildingNumber: "", postCode: place.0, city: place.1, country: place.2)
    return TradeParty(name: name, address: address, language: .french)
  }

  static var seller: TradeParty {
    var seller = party("Atelier Léman SA", "Rue du Grand-Pré 14", ("1202", "Genève", "CH"))
    seller.vatID = "CHE123456789"
    seller.email = "contact@atelier.example"
    return seller
  }

  static var buyer: TradeParty {
    party("Fromagerie des Alpes Sàrl", "Chemin des Vignes 7", ("1071", "Chexbres", "CH"))
  }

  static func account(_ iban: String = "CH93 0076 2011 6238 5295 7") throws -> BankAccount {
    BankAccount(iban: try #require(IBAN(iban)))
  }

  static var company: CompanyProfile {
    var company = CompanyProfile(seller)
    company.legalLine = "Atelier Léman SA · siège à Genève · IDE CHE-123.456.789"
    return company
  }

  static func price(
    _ quantity: String, _ unitPrice: String, vat: String = "8.1", _ currency: Currency = .chf
  ) throws -> LinePrice {
    let rate = try #require(Percent(decimal: vat))
    return try LinePrice(
      try #require(Quantity(decimal: quantity)), unitCode: "HUR",
      at: try #require(UnitPrice(decimal: unitPrice, currency)), vat: try #require(VATRate(charging: rate)))
  }

  static var usualPrices: [LinePrice] {
    get throws {
      [try price("12.5", "180"), try price("48", "165"), try price("25", "14.4", vat: "2.6")]
    }
  }

  static func lines(_ prices: [LinePrice]) -> [InvoiceLine] {
    prices.enumerated().map { index, price in
      InvoiceLine(position: index + 1, name: "Prestation \(index + 1)", price: price)
    }
  }

  /// An issued invoice; the closure changes its content before it is frozen.
  static func invoice(
    _ lines: [InvoiceLine], currency: Currency = .chf, account: BankAccount?,
    _ change: (inout InvoiceContent) -> Void = { _ in }
  ) throws -> IssuedInvoice {
    let terms = try #require(PaymentTerms(netDays: 30))
    var content = InvoiceContent(
      currency: currency, seller: seller, buyer: buyer, lines: lines,
      payment: PaymentConditions(account: account, terms: terms, rounding: .fiveCentimes))
    change(&content)
    return try content.issued(
      as: DocumentNumber(series: "invoice", sequence: 1, text: "FA-2026-00001"),
      on: try #require(CalendarDate(iso: "2026-11-25")), key: Identifier(42))
  }
}
