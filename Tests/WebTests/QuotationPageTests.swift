import Basics
import HTTPTypes
import SQL
import Sales
import Store
import Testing
import Workflows

@Suite("The page of a quotation")
struct QuotationPageTests {
  private func state(_ id: Int64, _ office: Office) async throws -> QuotationState {
    try await office.database.read { try Quotations($0).find(id).quotation.state }
  }

  @Test("it shows customer, lines and total, escaped, and offers the button and the PDF")
  func page() async throws {
    try await withOffice { office in
      let token = office.token(.quotation, try await office.quotation())
      let answer = try await Browser(office).get("/q/" + token)
      #expect(answer.status == 200)
      for text in [
        "Rey &amp; &lt;Fils&gt;", "Porte &quot;Chêne&quot;", "Menuiserie &lt;du Lac&gt;",
        "Rénovation de l’atelier",
        "1’800.00", "2’501.00", "4’301.00", "Accepter le devis", "href=\"\(token)/pdf\"",
        "href=\"../style.css\"",
      ] { #expect(answer.text.contains(text), "\(text)") }
      #expect(!answer.text.contains("<Fils>"))
    }
  }

  @Test("the PDF is the one that was mailed")
  func document() async throws {
    try await withOffice { office in
      let id = try await office.quotation()
      let answer = try await Browser(office).get("/q/\(office.token(.quotation, id))/pdf")
      let kept = try await office.database.read { try Quotations($0).find(id).document }
      #expect(answer.headers[.contentType] == "application/pdf")
      #expect(SHA256Digest(of: answer.bytes).hex == kept?.digest)
    }
  }

  @Test("the button accepts once, a second press changes nothing")
  func accept() async throws {
    try await withOffice { office in
      let id = try await office.quotation()
      let path = "/q/" + office.token(.quotation, id)
      for _ in 1...2 {
        let answer = try await Browser(office).post(path)
        #expect(answer.status == 303)
        #expect(answer.headers[.location] == office.token(.quotation, id))
      }
      #expect(try await state(id, office) == .accepted)
      let orders = try await office.database.read { try $0.query("SELECT id FROM sales_order").count }
      #expect(orders == 1)
      let after = try await Browser(office).get(path)
      #expect(after.text.contains("Merci !"))
      #expect(!after.text.contains("<form"))
    }
  }

  @Test("an offer that has lapsed can't be accepted")
  func lapsed() async throws {
    try await withOffice { office in
      let id = try await office.quotation(validUntil: office.today)
      let path = "/q/" + office.token(.quotation, id)
      #expect(try await Browser(office).get(path).text.contains("Accepter le devis"))
      let browser = Browser(try office.later(days: 1))
      #expect(try await browser.get(path).text.contains("n’est plus valable"))
      #expect(try await browser.post(path).status == 303)
      #expect(try await state(id, office) == .sent)
    }
  }

  @Test("a draft has no page, and neither has a token of another purpose")
  func hidden() async throws {
    try await withOffice { office in
      let id = try await office.quotation(isSent: false)
      for token in [
        office.token(.quotation, id), office.token(.unsubscribe, id), office.token(.quotation, 77),
      ] {
        for path in ["/q/\(token)", "/q/\(token)/pdf"] {
          #expect(try await Browser(office).get(path).status == 404, "\(path)")
        }
        #expect(try await Browser(office).post("/q/\(token)").status == 404)
      }
      #expect(try await state(id, office) == .draft)
    }
  }
}
