import Basics
import Billing
import SQL
import Store
import Testing
import Workflows

@Suite("Crediting an invoice")
struct CreditInvoiceTests {
  @Test("in parts and then the rest takes back exactly what was invoiced", arguments: Engine.allCases)
  func parts(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let office = workshop.office
      let invoice = try await workshop.issuedAlone()
      let credit = CreditInvoice(office)
      let (part, _) = try await credit.andSend(invoice.id.value, [1: Quantity(1)], actor: "test")
      #expect(part.invoice.issued?.number.text == "AV-2026-00001")
      #expect(part.content.references.preceding?.number == "FA-2026-00001")
      #expect(part.links.preceding == invoice.id)
      #expect(try await state(invoice, office) == .partiallyPaid)
      await #expect(throws: Refusal.self) {
        try await credit.andSend(invoice.id.value, [1: Quantity(3)], actor: "test")
      }
      let (rest, _) = try await credit.andSend(invoice.id.value, actor: "test")
      #expect(rest.invoice.issued?.number.text == "AV-2026-00002")
      let sum = try part.content.totals().payable.adding(try rest.content.totals().payable)
      #expect(sum == (try invoice.content.totals().payable))
      #expect(try await state(invoice, office) == .credited)
      await #expect(throws: Refusal.self) { try await credit.andSend(invoice.id.value, actor: "test") }
      let mails = try await workshop.mails("credit-note")
      #expect(mails.map(\.subject).contains("Avoir AV-2026-00001 sur la facture FA-2026-00001"))
      #expect(mails.map(\.conversationID) == [invoice.links.conversation, invoice.links.conversation])
      let chain = try await office.database.read { try InvoiceChain($0).verify() }
      #expect(chain.documents == 3)
      #expect(chain.breaks.isEmpty)
    }
  }

  private func state(_ record: InvoiceRecord, _ office: Office) async throws -> InvoiceState {
    try await office.database.read { try Invoices($0).find(record.id.value).invoice.state }
  }

  @Test("twice by two drafts is refused when the second is issued", arguments: Engine.allCases)
  func twice(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let office = workshop.office
      let invoice = try await workshop.issuedAlone()
      let first = try await CreditInvoice(office)(invoice.id.value, actor: "test")
      let second = try await CreditInvoice(office)(invoice.id.value, actor: "test")
      try await workshop.reopened(readers: 4) { office in
        let issued = await withTaskGroup(of: Bool.self) { group in
          for id in [first.id.value, second.id.value] {
            group.addTask { (try? await IssueInvoice(office)(id, actor: "test")) != nil }
          }
          return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(issued == 1)
      }
      #expect(try await state(invoice, office) == .credited)
      #expect(
        try await workshop.count("SELECT last_number AS n FROM number_series WHERE name = 'creditNote'") == 1)
    }
  }

  @Test("a draft, a credit note and an unknown line are refused")
  func refused() async throws {
    try await Workshop.openBilling(.sqlite) { workshop in
      let office = workshop.office
      let draft = try await workshop.invoiceAlone()
      let invoice = try await workshop.issuedAlone()
      let credit = CreditInvoice(office)
      let note = try await credit.andSend(invoice.id.value, [1: Quantity(1)], actor: "test").record
      await #expect(throws: Refusal.self) { try await credit(draft.id.value, actor: "test") }
      await #expect(throws: Refusal.self) { try await credit(note.id.value, actor: "test") }
      await #expect(throws: Refusal.self) {
        try await credit(invoice.id.value, [7: Quantity(1)], actor: "test")
      }
      #expect(try await workshop.count("SELECT count(*) AS n FROM invoice") == 3)
    }
  }
}
