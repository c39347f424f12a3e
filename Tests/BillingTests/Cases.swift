// swift-format-ignore-file: NeverForceUnwrap
import Basics
import Billing
import TestSupport

/// Values that many billing tests start from.
enum Cases {
  static let day = CalendarDate(daysSince1970: 20_787)
  static let normal = VATRate(charging: Percent(basisPoints: 810))!
  static let reduced = VATRate(charging: Percent(basisPoints: 260))!
  static let lodging = VATRate(charging: Percent(basisPoints: 380))!
  static let untaxed = VATRate(.zeroRated, .zero)!

  static func seller(vatID: String = "CHE123456788") -> TradeParty {
    let address = PostalAddress(
      street: "Rue du Lac", buildingNumber: "12", postCode: "1003", city: "Lausanne", country: "CH")
    var party = TradeParty(name: "Piste Conseil SA", address: address, language: .french)
    party.vatID = vatID
    return party
  }

  static func buyer() -> TradeParty {
    let address = PostalAddress(
      street: "Route de Berne", buildingNumber: "5", postCode: "1010", city: "Lausanne", country: "CH")
    return TradeParty(name: "Ateliers du Flon Sàrl", address: address, language: .french)
  }

  static func payment(_ rounding: PayableRounding = .exact, iban: String? = nil) -> PaymentConditions {
    let account = iban.flatMap { IBAN($0) }.map { BankAccount(iban: $0) }
    return PaymentConditions(account: account, terms: PaymentTerms(netDays: 30)!, rounding: rounding)
  }

  static func line(
    _ position: Int, _ quantity: String, at price: String, _ vat: VATRate = normal
  ) throws -> InvoiceLine {
    let price = try LinePrice(
      Quantity(decimal: quantity)!, unitCode: "C62", at: UnitPrice(decimal: price, .chf)!, vat: vat)
    return InvoiceLine(position: position, name: "Ligne \(position)", price: price)
  }

  static func content(_ lines: [InvoiceLine], rounding: PayableRounding = .exact) -> InvoiceContent {
    InvoiceContent(
      currency: .chf, seller: seller(), buyer: buyer(), lines: lines, payment: payment(rounding))
  }

  static func number(_ sequence: Int64 = 1) -> DocumentNumber {
    DocumentNumber(series: "invoice", sequence: sequence, text: "FA-2026-\(sequence)")
  }

  static func issued(
    _ lines: [InvoiceLine], rounding: PayableRounding = .exact
  ) throws -> IssuedInvoice {
    try content(lines, rounding: rounding).issued(as: number(), on: day, key: Identifier(1))
  }

  /// One to twelve lines with awkward quantities and prices in up to four VAT groups.
  static func randomLines(_ generator: inout SeededGenerator) throws -> [InvoiceLine] {
    try (1...Int.random(in: 1...12, using: &generator)).map { position in
      let price = try LinePrice(
        Quantity(tenThousandths: .random(in: 1...99_999_999, using: &generator)), unitCode: "HUR",
        at: UnitPrice(millionths: .random(in: 0...999_999_999, using: &generator), .chf),
        vat: [normal, reduced, lodging, untaxed].randomElement(using: &generator)!)
      return InvoiceLine(position: position, name: "Ligne \(position)", price: price)
    }
  }
}
