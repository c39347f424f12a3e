import Basics
import Billing
import CRM
import SQL
import Sales
import Store
import Testing
import Workflows

@Suite("Issuing an invoice")
struct IssueInvoiceTests {
  @Test("an invoice alone goes from draft to mail", arguments: Engine.allCases)
  func alone(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let office = workshop.office
      let draft = try await workshop.invoiceAlone()
      #expect(draft.content.buyer.address.city == "Morges")
      await #expect(throws: Refusal.self) { try await SendInvoice(office)(draft.id.value, actor: "test") }
      let issued = try await IssueInvoice(office)(draft.id.value, actor: "test")
      #expect(issued.invoice.issued?.number.text == "FA-2026-00001")
      #expect(try issued.content.totals().payable.decimal == "324.30")
      await #expect(throws: Refusal.self) { try await IssueInvoice(office)(draft.id.value, actor: "test") }
      for _ in 1...2 { _ = try await SendInvoice(office)(draft.id.value, actor: "test") }
      let mails = try await workshop.mails("invoice")
      #expect(mails.count == 2)
      #expect(mails.map(\.conversationID) == [issued.links.conversation, issued.links.conversation])
      let (letters, conversation) = try await office.database.read { connection in
        (
          try Invoices(connection).letters(of: draft.id).map(\.id),
          try Conversations(connection).find(try #require(issued.links.conversation))
        )
      }
      #expect(letters == mails.map(\.id).sorted())
      #expect(conversation?.kind == .invoice)
      #expect(conversation?.subjectID == draft.id.value)
    }
  }

  @Test("eight at the same time take eight numbers without a gap", arguments: Engine.allCases)
  func gapless(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      var drafts: [Int64] = []
      for _ in 1...8 { drafts.append(try await workshop.invoiceAlone().id.value) }
      let wanted = drafts
      try await workshop.reopened(readers: 8) { office in
        let numbers = try await withThrowingTaskGroup(of: String?.self) { group in
          for id in wanted {
            group.addTask {
              try await IssueInvoice(office)(id, actor: "test").invoice.issued?.number.text
            }
          }
          return try await group.reduce(into: [String]()) { $0.append($1 ?? "") }
        }
        #expect(numbers.sorted() == (1...8).map { "FA-2026-0000\($0)" })
        let chain = try await office.database.read { try InvoiceChain($0).verify() }
        #expect(chain.documents == 8)
        #expect(chain.breaks.isEmpty)
      }
    }
  }

  @Test("the same draft at the same time gets one number", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let id = try await workshop.invoiceAlone().id.value
      try await workshop.reopened(readers: 4) { office in
        let issued = await withTaskGroup(of: Bool.self) { group in
          for _ in 1...4 {
            group.addTask { (try? await IssueInvoice(office)(id, actor: "test")) != nil }
          }
          return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(issued == 1)
      }
      #expect(
        try await workshop.count("SELECT last_number AS n FROM number_series WHERE name = 'invoice'") == 1)
    }
  }

  @Test("a draft that breaks a rule keeps no number")
  func incomplete() async throws {
    try await Workshop.openBilling(.sqlite) { workshop in
      let office = workshop.office
      let line = CreateInvoice.Line(
        name: " ", quantity: Quantity(1), unitCode: "x",
        unitPrice: try #require(UnitPrice(decimal: "10", .chf)), vat: Percent(basisPoints: 810))
      let draft = try await CreateInvoice(office)(
        .init(contact: workshop.contact.value, lines: [line]), actor: "test")
      let refusal = await #expect(throws: Refusal.self) {
        try await IssueInvoice(office)(draft.id.value, actor: "test")
      }
      #expect(refusal?.message.contains("BR-23") == true)
      #expect(refusal?.message.contains("BR-25") == true)
      #expect(try await workshop.count("SELECT count(*) AS n FROM number_series WHERE name = 'invoice'") == 0)
      await #expect(throws: Refusal.self) {
        try await CreateInvoice(office)(.init(contact: workshop.contact.value, lines: []), actor: "test")
      }
    }
  }

  @Test(
    "time that changed since the draft is not billed, and a discarded draft gives it back",
    arguments: Engine.allCases)
  func changed(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let office = workshop.office
      _ = try await workshop.workedOrder()
      #expect(try await workshop.run(draft: true).words == ["draft 1"])
      try await office.database.write {
        _ = try $0.execute("UPDATE timesheet_entry SET minutes = minutes + 30 WHERE id = 1")
      }
      let refusal = await #expect(throws: Refusal.self) { try await IssueInvoice(office)(1, actor: "test") }
      #expect(refusal?.message.contains("timesheet entries 1") == true)
      #expect(try await DiscardInvoice(office)(1, actor: "test").invoice.state == .discarded)
      await #expect(throws: Refusal.self) { try await DiscardInvoice(office)(1, actor: "test") }
      #expect(try await workshop.run().words == ["sent FA-2026-00001"])
      let record = try await office.database.read { try Invoices($0).find(2) }
      #expect(record.content.lines.first?.price.net.decimal == "540.00")
    }
  }

  @Test("no timesheet entry stands on two invoices", arguments: Engine.allCases)
  func entryOnce(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      _ = try await workshop.workedOrder()
      _ = try await workshop.run(draft: true)
      let other = try await workshop.invoiceAlone().id.value
      let error = await #expect(throws: SQLError.self) {
        try await workshop.office.database.write {
          _ = try $0.execute(
            """
            INSERT INTO billing_allocation (invoice_id, line_position, timesheet_entry_id, amount)
            VALUES (\(other), 1, 1, 10000)
            """)
        }
      }
      #expect(error?.kind == .unique)
    }
  }
}
