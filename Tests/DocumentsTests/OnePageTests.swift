import Basics
import Billing
import Documents
import Testing

@Suite("Invoice and payment part on one page")
struct OnePageTests {
  /// An invoice as it is usual: two rows of particulars, each line with two lines of details, VAT, rounding.
  private func pdf(lines count: Int, _ language: Language = .french) throws -> [UInt8] {
    var lines = Sample.lines(try (0..<count).map { _ in try Sample.price("6.5", "180.35") })
    for index in lines.indices { lines[index].details = "Analyse 2:30, mise en place 4:00\n25 novembre 2026" }
    let first = try #require(CalendarDate(iso: "2026-11-01"))
    let last = try #require(CalendarDate(iso: "2026-11-30"))
    let invoice = try Sample.invoice(lines, account: try Sample.account()) { content in
      content.period = DateSpan(first: first, last: last)
      content.deliveredOn = first
      content.references.order = "CO-2026-00001"
    }
    return try InvoiceDocument(invoice, company: Sample.company, language: language).pdf()
  }

  /// A word of the first page, in points from the top left corner.
  private struct Word {
    let text: String
    let left: Double
    let top: Double
    let bottom: Double
  }

  private func wordsOfFirstPage(_ pdf: [UInt8]) throws -> [Word] {
    let markup = try #require(try Tool.run(["pdftotext", "-l", "1", "-bbox", "-", "-"], input: pdf))
    let pattern = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</
    return try markup.matches(of: pattern).map { match in
      Word(
        text: String(match.4), left: try #require(Double(match.1)), top: try #require(Double(match.2)),
        bottom: try #require(Double(match.3)))
    }
  }

  @Test("up to three lines with details leave room for the payment part", arguments: 1...3, Language.allCases)
  func onePage(count: Int, language: Language) throws {
    let pages = try #require(try Tool.pages(of: try pdf(lines: count, language)))
    #expect(pages.count == 1)
    let words = [
      "FA-2026-00001", "CO-2026-00001", "Prestation \(count) ", "siège à Genève",
      "CH93 0076 2011 6238 5295 7", language == .french ? "25 décembre 2026" : "25 December 2026",
      language == .french ? "du 1er au 30 novembre 2026" : "November 2026",
      language == .french ? "Section paiement" : "Payment part",
    ]
    for word in words { #expect(pages[0].contains(word), "\(word) is missing") }
  }

  @Test("twelve lines are set as usual, and the payment part takes the next page")
  func twoPages() throws {
    let pages = try #require(try Tool.pages(of: try pdf(lines: 12)))
    #expect(pages.count == 2)
    #expect(pages[0].contains("Page 1 / 2") && !pages[0].contains("Section paiement"))
    #expect(pages[1].contains("Page 2 / 2") && pages[1].contains("Section paiement"))
    #expect(pages[1].contains("Prestation 12 ") && pages[1].contains("Total à payer"))
  }

  @Test(
    "the recipient stays where the envelope's window is, however close the rest is set", arguments: 1...4)
  func recipient(count: Int) throws {
    let names = try [count, 12].map { count in
      try wordsOfFirstPage(try pdf(lines: count)).first { $0.text == "Fromagerie" }
    }
    let name = try #require(names[0])
    let usual = try #require(names[1])
    #expect(abs(name.left - 118 * 72 / 25.4) < 0.5)
    #expect(name.left == usual.left && name.top == usual.top)
  }

  @Test("nothing but the address shows in the window, wherever the sheet slides to", arguments: 1...3)
  func window(count: Int) throws {
    let window = 101 * 72 / 25.4
    let words = try wordsOfFirstPage(try pdf(lines: count))
    let inside = words.filter { $0.left > window && $0.top > 47 * 72 / 25.4 && $0.bottom < 86 * 72 / 25.4 }
    let address = "Fromagerie des Alpes Sàrl Chemin des Vignes 7 1071 Chexbres"
    #expect(inside.map(\.text).joined(separator: " ") == address)
  }

  @Test("between the content and the payment part stands only the note on separating it", arguments: 1...3)
  func clearance(count: Int) throws {
    let slip = 192 * 72 / 25.4
    let words = try wordsOfFirstPage(try pdf(lines: count))
    let near = words.filter { $0.top < slip && $0.bottom > slip - 5 * 72 / 25.4 }
    #expect(near.map(\.text).joined(separator: " ") == "À détacher avant le versement")
  }
}
