import Basics
import Billing
import Documents
import Sales
import Testing

@Suite("Quotation as PDF")
struct QuotationDocumentTests {
  @Test("a quotation says what is offered, until when, and where to sign")
  func text() throws {
    let lines = try Sample.usualPrices.enumerated().map { index, price in
      OrderLine(
        position: index + 1, product: Identifier(1), name: "Prestation \(index + 1)", price: price,
        policy: index == 0 ? .byTimesheet : .fixedOnOrder)
    }
    let agreement = try Agreement(
      customer: Sample.buyer, currency: .chf, title: "Configurateur de commandes", lines: lines)
    let quotation = Quotation(
      id: Identifier(7), number: "OF-2026-0007", state: .draft, agreement: agreement,
      validUntil: try #require(CalendarDate(iso: "2026-12-31")))
    let day = try #require(CalendarDate(iso: "2026-11-25"))
    let document = QuotationDocument(quotation, on: day, company: Sample.company, language: .french)
    #expect(document.fileName == "Devis_OF-2026-0007.pdf")
    let pages = try #require(try Tool.pages(of: try document.pdf()))
    #expect(pages.count == 1)
    let words = [
      "Devis OF-2026-0007", "Configurateur de commandes", "31 décembre 2026", "Fromagerie des Alpes Sàrl",
      "11’363.13", "quantité estimée", "Nom et signature",
    ]
    for word in words { #expect(pages[0].contains(word), "\(word) is missing") }
  }
}
