import Basics
import Billing
import Documents
import Testing

@Suite("Invoice and credit note as PDF")
struct InvoiceDocumentTests {
  @Test(
    "name, number, dates, every amount and the total can be read out of the PDF", arguments: Language.allCases
  )
  func text(language: Language) throws {
    var lines = Sample.lines(try Sample.usualPrices)
    lines[0].details = "Ateliers avec la production"
    let invoice = try Sample.invoice(lines, account: try Sample.account()) { content in
      content.references.order = "CO-2026-0014"
      content.note = "Merci de votre confiance."
    }
    let pdf = try InvoiceDocument(invoice, company: Sample.company, language: language).pdf()
    let text = try #require(try Tool.pages(of: pdf)).joined(separator: " ")
    let amounts = [
      "2’250.00", "7’920.00", "360.00", "10’530.00", "823.77", "9.36", "11’363.13", "0.02", "11’363.15",
    ]
    let words = [
      "Atelier Léman SA", "Fromagerie des Alpes Sàrl", "1071 Chexbres", "FA-2026-00001", "CO-2026-0014",
      "Prestation 3", "Ateliers avec la production", "Merci de votre confiance.", "CHE123456789", "12.5 h",
      "CH93 0076 2011 6238 5295 7", "siège à Genève",
    ]
    let dated = language == .french ? ["25 novembre 2026", "25 décembre 2026"] : ["25 November 2026"]
    for word in amounts + words + dated { #expect(text.contains(word), "\(word) is missing") }
  }

  @Test(
    "a Swiss VAT number stands by itself, any other is introduced",
    arguments: [("CHE-123.456.788 TVA", false), ("FR12345678901", true)])
  func vatNumber(number: String, isIntroduced: Bool) throws {
    let invoice = try Sample.invoice(Sample.lines(try Sample.usualPrices), account: nil) { content in
      content.seller.vatID = number
    }
    let pdf = try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()
    let text = try #require(try Tool.pages(of: pdf)).joined(separator: " ")
    #expect(text.contains(number))
    #expect(text.contains("N° TVA") == isIntroduced)
  }

  @Test("the same invoice gives the same bytes, from several threads at once")
  func reproducible() async throws {
    let invoice = try Sample.invoice(Sample.lines(try Sample.usualPrices), account: try Sample.account())
    let first = try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask { try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf() }
      }
      for try await pdf in group { #expect(pdf == first) }
    }
    #expect(first.count < 100_000)
  }

  @Test("forty lines take several pages, each with the table's heading and its number")
  func manyLines() throws {
    let lines = Sample.lines(try (1...40).map { try Sample.price("\($0)", "7.35") })
    let invoice = try Sample.invoice(lines, account: nil)
    let pages = try #require(
      try Tool.pages(of: try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()))
    #expect(pages.count > 1)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Désignation") && page.contains("Montant CHF"))
      #expect(page.contains("Page \(index + 1) / \(pages.count)"))
    }
    let all = pages.joined(separator: " ")
    for position in 1...40 { #expect(all.contains("Prestation \(position) ")) }
  }

  @Test("the totals never stand on a page without a line", arguments: 14...24)
  func totalsHaveCompany(count: Int) throws {
    let lines = Sample.lines(try (1...count).map { _ in try Sample.price("1", "10") })
    let invoice = try Sample.invoice(lines, account: nil)
    let pages = try #require(
      try Tool.pages(of: try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()))
    let page = try #require(pages.first { $0.contains("Total à payer") })
    #expect(page.contains("Prestation \(count) ") && page.contains("Total hors TVA"))
  }

  @Test("a description taller than a page is carried over, and none of it is lost")
  func tallRow() throws {
    var lines = Sample.lines(try Sample.usualPrices)
    lines[1].details = (1...150).map { "Paragraphe \($0)." }.joined(separator: "\n")
    let invoice = try Sample.invoice(lines, account: nil)
    let pages = try #require(
      try Tool.pages(of: try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()))
    #expect(pages.count > 2)
    let all = pages.joined(separator: " ")
    for number in 1...150 { #expect(all.contains("Paragraphe \(number).")) }
    #expect(all.contains("Prestation 3"))
  }

  @Test("a description of a megabyte without a break is set in reasonable time, or refused as too long")
  func endlessText() throws {
    var lines = Sample.lines(try Sample.usualPrices)
    lines[0].details = String(repeating: "é", count: 500_000)
    let invoice = try Sample.invoice(lines, account: nil)
    let document = InvoiceDocument(invoice, company: Sample.company, language: .french)
    let took = try ContinuousClock().measure {
      do { _ = try document.pdf() } catch DocumentError.tooLong { return }
    }
    #expect(took < .seconds(60))
  }

  @Test("a long note goes below the totals, over as many pages as it needs")
  func longNote() throws {
    let invoice = try Sample.invoice(Sample.lines(try Sample.usualPrices), account: nil) {
      $0.note = (1...120).map { "Phrase \($0)." }.joined(separator: "\n")
    }
    let pages = try #require(
      try Tool.pages(of: try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()))
    #expect(pages.count == 3)
    let all = pages.joined(separator: " ")
    for number in 1...120 { #expect(all.contains("Phrase \(number).")) }
  }

  @Test("an invoice without VAT says why")
  func exempt() throws {
    let vat = try #require(VATRate(.exempt, .zero))
    let price = try LinePrice(
      Quantity(2), unitCode: "DAY", at: try #require(UnitPrice(decimal: "900", .chf)), vat: vat)
    let invoice = try Sample.invoice(Sample.lines([price]), account: nil) {
      $0.exemptionReason = "Exonéré selon l’art. 21 LTVA."
    }
    let pages = try #require(
      try Tool.pages(of: try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()))
    #expect(pages[0].contains("Sans TVA sur 1’800.00 0.00"))
    #expect(pages[0].contains("Exonéré selon l’art. 21 LTVA."))
  }

  @Test("a credit note names its invoice and asks for no payment")
  func creditNote() throws {
    let day = try #require(CalendarDate(iso: "2026-11-01"))
    let note = try Sample.invoice(Sample.lines(try Sample.usualPrices), account: try Sample.account()) {
      $0.kind = .creditNote
      $0.references.preceding = PrecedingInvoice(number: "FA-2026-00000", issuedOn: day)
    }
    let document = InvoiceDocument(note, company: Sample.company, language: .french)
    let pages = try #require(try Tool.pages(of: try document.pdf()))
    #expect(document.fileName == "Avoir_FA-2026-00001.pdf")
    #expect(pages.count == 1)
    #expect(pages[0].contains("Avoir FA-2026-00001") && pages[0].contains("1er novembre 2026"))
    #expect(!pages[0].contains("Récépissé") && !pages[0].contains("Échéance"))
  }

  @Test("marks that turn the reading direction do not reach the page")
  func hostileText() throws {
    var lines = Sample.lines(try Sample.usualPrices)
    lines[0].details = "avant\u{202E}après\u{0}\u{7}fin"
    let invoice = try Sample.invoice(lines, account: nil)
    let pdf = try InvoiceDocument(invoice, company: Sample.company, language: .french).pdf()
    #expect(try #require(try Tool.pages(of: pdf))[0].contains("avantaprèsfin"))
  }
}
