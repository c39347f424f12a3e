import Basics
import Billing
import SQL
import Store
import Testing

@Suite("Invoices in the database")
struct InvoicesTests {
  @Test("a draft comes back as it was made", arguments: Engine.allCases)
  func draft(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try Bill.create(connection)
        let record = try Invoices(connection).find(id.value)
        #expect(record.content == (try Bill.content()))
        #expect(record.invoice.state == .draft)
        #expect(record.links.title == "Site")
        #expect(record.links.runMonth == "2026-11")
        #expect(record.document == nil)
        #expect(record.settlement == nil)
        #expect(throws: Refusal.self) { try Invoices(connection).find(99) }
      }
    }
  }

  @Test(
    "every rounding, a missing account and a document without periods come back", arguments: Engine.allCases)
  func variants(engine: Engine) async throws {
    let roundings: [PayableRounding] = [.exact, .fiveCentimes, .to(Money(minorUnits: 140_000, .chf))]
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        for rounding in roundings {
          var content = try Bill.content()
          content.payment = PaymentConditions(
            account: nil, terms: try #require(PaymentTerms(netDays: 0)), rounding: rounding)
          content.period = nil
          content.deliveredOn = nil
          let id = try Invoices(connection).create(content, InvoiceLinks(), at: Desk.now)
          #expect(try Invoices(connection).find(id.value).content == content)
        }
      }
    }
  }

  @Test("an issued invoice comes back with number, dates, reference and document", arguments: Engine.allCases)
  func issued(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let record = try Bill.issue(try Bill.create(connection), connection)
        let issued = try #require(record.invoice.issued)
        #expect(issued.number.text == "FA-2026-00001")
        #expect(issued.issuedOn == Bill.day)
        #expect(issued.dueOn == Bill.day.adding(days: 30))
        #expect(issued.paymentReference?.scheme == "SCOR")
        #expect(issued.content == (try Bill.content()))
        #expect(record.document?.fileName == "FA-2026-00001.pdf")
        #expect(record.settlement?.open == issued.totals.payable)
        #expect(try Invoices(connection).list(state: .issued, limit: 9).map(\.id) == [record.id])
        #expect(try Invoices(connection).list(state: .draft, limit: 9).isEmpty)
        #expect(throws: Refusal.self) { try Bill.issue(record.id, connection) }
      }
    }
  }

  @Test("a state that follows from payments stands beside the document", arguments: Engine.allCases)
  func settlement(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let record = try Bill.issue(try Bill.create(connection), connection)
        let settlement = try #require(record.settlement)
        let (after, event) = try settlement.receiving(Money(minorUnits: 100, .chf))
        let step = try record.invoice.lifecycle.apply(event, in: record.invoice.state)
        try Invoices(connection).settle(record.id, after, state: step.to, at: Desk.now)
        let again = try Invoices(connection).find(record.id.value)
        #expect(again.invoice.state == .partiallyPaid)
        #expect(again.settlement == after)
        #expect(again.invoice.issued == record.invoice.issued)
      }
    }
  }

  @Test(
    "a row that does not agree with its lines is refused", arguments: Engine.allCases,
    [
      "UPDATE invoice SET payable_minor = payable_minor + 1", "UPDATE invoice SET vat_minor = 0",
      "UPDATE invoice_line SET quantity = quantity + 1 WHERE position = 1",
      "UPDATE invoice_line SET net_minor = 0 WHERE position = 2",
      "UPDATE vat_breakdown SET tax_minor = tax_minor + 1", "DELETE FROM vat_breakdown WHERE position = 1",
    ] as [SQL])
  func damaged(engine: Engine, sql: SQL) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try Bill.create(connection)
        try connection.execute(sql)
        #expect(throws: Refusal.self) { try Invoices(connection).find(id.value) }
      }
    }
  }

  @Test("a discarded draft keeps its lines and takes no number", arguments: Engine.allCases)
  func discard(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try Bill.create(connection)
        try Invoices(connection).discard(id)
        #expect(try Invoices(connection).find(id.value).invoice.state == .discarded)
        #expect(throws: Refusal.self) { try connection.savepoint { try Bill.issue(id, connection) } }
      }
    }
  }
}
