import Basics
import Billing
import Projects
import SQL
import Sales

/// Invoices and credit notes: drafts, and documents that are frozen for good.
package struct Invoices {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// The document's own columns and how far it is settled.
  private static let selection: SQL = """
    SELECT i.*, s.state AS settlement_state, s.paid_minor AS paid_minor, s.credited_minor AS credited_minor
    FROM invoice i LEFT JOIN invoice_settlement s ON s.invoice_id = i.id
    """

  /// Keeps a new draft with its lines and sums.
  package func create(
    _ content: InvoiceContent, _ links: InvoiceLinks, at now: Instant
  ) throws -> Identifier<Invoice> {
    let totals = try content.totals()
    var columns = InvoiceContentRow.columns(of: content, totals)
    columns.set("state", InvoiceState.draft.rawValue)
    columns.set("order_id", links.order)
    columns.set("project_id", links.project)
    columns.set("contact_id", links.contact)
    columns.set("conversation_id", links.conversation)
    columns.set("preceding_id", links.preceding)
    columns.set("run_month", links.runMonth)
    columns.set("title", links.title)
    columns.set("created_at", now)
    let id = try connection.insert(
      "INSERT INTO invoice (\(fragment: columns.names)) VALUES (\(fragment: columns.values))")
    let parts = InvoiceParts(connection, of: id)
    try parts.insert(content.lines)
    try parts.insert(totals.breakdown)
    return Identifier(id)
  }

  package func find(_ id: Int64) throws -> InvoiceRecord {
    let row = try connection.first("\(fragment: Self.selection) WHERE i.id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no invoice \(id)", remedy: "see piste invoice list",
        french: "la facture \(id) n’existe pas")
    }
    return try record(row)
  }

  /// The newest first.
  package func list(state: InvoiceState?, limit: Int) throws -> [InvoiceRecord] {
    let narrowed: SQL = if let state { "WHERE COALESCE(s.state, i.state) = \(state.rawValue)" } else { "" }
    return try connection.query(
      "\(fragment: Self.selection) \(fragment: narrowed) ORDER BY i.id DESC LIMIT \(limit)"
    ).map { try record($0) }
  }

  /// The draft that a month's run made of an order and nobody has issued yet.
  package func draft(order: Identifier<SalesOrder>, runMonth: String) throws -> Identifier<Invoice>? {
    try connection.first(
      "SELECT id FROM invoice WHERE order_id = \(order) AND run_month = \(runMonth) AND state = 'draft'"
    ).map { Identifier(try $0.int("id")) }
  }

  package func draft(project: Identifier<Project>, runMonth: String) throws -> Identifier<Invoice>? {
    try connection.first(
      "SELECT id FROM invoice WHERE project_id = \(project) AND run_month = \(runMonth) AND state = 'draft'"
    ).map { Identifier(try $0.int("id")) }
  }

  /// The credit notes that were issued against an invoice.
  package func creditNotes(of id: Identifier<Invoice>) throws -> [InvoiceRecord] {
    try connection.query(
      "\(fragment: Self.selection) WHERE i.preceding_id = \(id) AND i.state = 'issued' ORDER BY i.id"
    ).map { try record($0) }
  }

  /// Throws a draft away; it stays on record without what it was going to bill.
  package func discard(_ id: Identifier<Invoice>) throws {
    try BillingAllocations(connection).release(of: id)
    try connection.execute("UPDATE invoice SET state = 'discarded' WHERE id = \(id)")
  }

  private func record(_ row: Row) throws -> InvoiceRecord {
    let id = try row.int("id")
    let parts = InvoiceParts(connection, of: id)
    let currency = try row.currency("currency")
    let content = try InvoiceContentRow.content(row, lines: parts.lines(in: currency))
    let totals = try content.totals()
    try parts.verify(totals.breakdown)
    let kept = [try row.int("line_total_minor"), try row.int("vat_minor"), try row.int("payable_minor")]
    guard kept == [totals.lineTotal, totals.vat, totals.payable].map(\.minorUnits) else {
      throw parts.damaged("its sums do not agree with its lines")
    }
    let body = try body(row, content)
    let state: InvoiceState =
      try row.textOrNil("settlement_state") == nil
      ? row.word("state") : row.word("settlement_state")
    return InvoiceRecord(
      invoice: Invoice(id: Identifier(id), state: state, body: body), links: try links(row),
      document: try document(row), settlement: try settlement(row, totals.payable),
      createdAt: try row.instant("created_at"))
  }

  private func body(_ row: Row, _ content: InvoiceContent) throws -> Invoice.Body {
    guard let text = try row.textOrNil("number") else { return .draft(content) }
    let number = DocumentNumber(
      series: try row.text("series"), sequence: try row.int("sequence"), text: text)
    return .issued(
      try IssuedInvoice(
        number: number, issuedOn: row.date("issued_on"), dueOn: row.dateOrNil("due_on"), content: content,
        paymentReference: row.textOrNil("payment_reference").flatMap { PaymentReference(reading: $0) }))
  }

  private func links(_ row: Row) throws -> InvoiceLinks {
    var links = InvoiceLinks()
    links.order = try row.intOrNil("order_id").map { Identifier($0) }
    links.project = try row.intOrNil("project_id").map { Identifier($0) }
    links.contact = try row.intOrNil("contact_id").map { Identifier($0) }
    links.conversation = try row.intOrNil("conversation_id")
    links.preceding = try row.intOrNil("preceding_id").map { Identifier($0) }
    links.runMonth = try row.textOrNil("run_month")
    links.title = try row.text("title")
    return links
  }

  private func document(_ row: Row) throws -> KeptDocument? {
    guard let digest = try row.textOrNil("document_digest").flatMap({ SHA256Digest(hex: $0) }) else {
      return nil
    }
    return KeptDocument(digest: digest, fileName: try row.text("document_name"))
  }

  private func settlement(_ row: Row, _ payable: Money) throws -> Settlement? {
    guard let paid = try row.moneyOrNil("paid_minor", payable.currency) else { return nil }
    return try Settlement(
      payable: payable, paid: paid, credited: Money(minorUnits: row.int("credited_minor"), payable.currency))
  }
}
