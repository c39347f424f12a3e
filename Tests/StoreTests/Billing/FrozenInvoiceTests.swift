import Basics
import Billing
import SQL
import Store
import Testing

@Suite("An issued invoice is frozen")
struct FrozenInvoiceTests {
  private static let attempts: [SQL] = [
    "UPDATE invoice SET note = 'x'", "UPDATE invoice SET number = 'FA-2026-99999'",
    "UPDATE invoice SET state = 'draft'", "UPDATE invoice SET buyer_name = 'x'",
    "UPDATE invoice SET document_digest = chain_digest", "DELETE FROM invoice",
    "UPDATE invoice_line SET name = 'x'", "UPDATE invoice_line SET invoice_id = 2",
    "DELETE FROM invoice_line",
    """
    INSERT INTO invoice_line (invoice_id, position, name, details, quantity, unit_code, price_millionths,
      vat_category, vat_basis_points, net_minor)
    SELECT invoice_id, 3, name, details, quantity, unit_code, price_millionths, vat_category,
      vat_basis_points, net_minor FROM invoice_line WHERE position = 1 AND invoice_id = 1
    """,
    "UPDATE vat_breakdown SET tax_minor = 0", "DELETE FROM vat_breakdown",
    """
    INSERT INTO vat_breakdown (invoice_id, position, vat_category, vat_basis_points, base_minor, tax_minor)
    VALUES (1, 9, 'S', 810, 1, 1)
    """,
  ]

  @Test("in every part, by the database itself", arguments: Engine.allCases, attempts)
  func frozen(engine: Engine, sql: SQL) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let id = try Bill.create(connection)
        #expect(id.value == 1)
        try Bill.issue(id, connection)
      }
      let error = await #expect(throws: SQLError.self) {
        try await database.write { _ = try $0.execute(sql) }
      }
      #expect(error?.kind == .trigger)
      #expect(error?.message.contains("an issued invoice is frozen") == true)
      try await database.read { connection throws in
        #expect(try Invoices(connection).find(1).invoice.issued?.content == (try Bill.content()))
      }
    }
  }

  @Test("no line of a draft moves onto it", arguments: Engine.allCases)
  func moved(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        try Bill.issue(try Bill.create(connection), connection)
        _ = try Invoices(connection).create(Bill.content(), InvoiceLinks(), at: Desk.now)
      }
      let error = await #expect(throws: SQLError.self) {
        try await database.write {
          _ = try $0.execute("UPDATE invoice_line SET invoice_id = 1, position = 9 WHERE invoice_id = 2")
        }
      }
      #expect(error?.kind == .trigger)
    }
  }

  @Test(
    "the chain of digests holds, and tells what was changed behind the program's back",
    arguments: Engine.allCases)
  func chain(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        for _ in 1...3 { try Bill.issue(try Bill.create(connection), connection) }
        let sound = try InvoiceChain(connection).verify()
        #expect(sound.documents == 3)
        #expect(sound.breaks.isEmpty)
        try connection.execute(
          engine == .sqlite ? "DROP TRIGGER invoice_frozen" : "DROP TRIGGER invoice_frozen ON invoice")
        try connection.execute("UPDATE invoice SET note = 'x' WHERE id = 2")
        #expect(try InvoiceChain(connection).verify().breaks.map(\.number) == ["FA-2026-00002"])
        try connection.execute("UPDATE invoice SET note = 'Merci' WHERE id = 2")
        #expect(try InvoiceChain(connection).verify().breaks.isEmpty)
        try connection.execute("UPDATE invoice SET sequence = 7 WHERE id = 3")
        #expect(try InvoiceChain(connection).verify().breaks.map(\.number) == ["FA-2026-00003"])
      }
    }
  }
}
