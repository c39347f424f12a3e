import Basics
import Billing
import SQL

extension Invoices {
  /// Writes number, dates, digest and file name of a draft that was just issued; nothing of it can change
  /// after this statement.
  ///
  /// - Throws: ``Refusal`` when somebody else was faster and it is no draft any more.
  package func freeze(_ invoice: Invoice, as document: KeptDocument, at now: Instant) throws {
    guard let issued = invoice.issued else {
      throw Refusal(
        .wrongState, "invoice \(invoice.id) has no number and can't be frozen",
        french: "la facture n’a pas encore de numéro")
    }
    let chain = try InvoiceChain(connection).digest(of: issued, document: document)
    var columns = ColumnValues()
    columns.set("state", InvoiceState.issued.rawValue)
    columns.set("series", issued.number.series)
    columns.set("sequence", issued.number.sequence)
    columns.set("number", issued.number.text)
    columns.set("issued_on", issued.issuedOn)
    columns.set("due_on", issued.dueOn)
    columns.set("payment_reference", issued.paymentReference?.text)
    columns.set("document_digest", document.digest.hex)
    columns.set("document_name", document.fileName)
    columns.set("chain_digest", chain.hex)
    columns.set("issued_at", now)
    let changed = try connection.execute(
      "UPDATE invoice SET \(fragment: columns.assignments) WHERE id = \(invoice.id) AND state = 'draft'")
    guard changed == 1 else {
      throw Refusal(
        .wrongState, "invoice \(invoice.id) is no draft any more",
        french: "la facture n’est plus un brouillon")
    }
    try connection.execute(
      """
      INSERT INTO invoice_settlement (invoice_id, state, paid_minor, credited_minor, changed_at)
      VALUES (\(invoice.id), \(invoice.state.rawValue), 0, 0, \(now))
      """)
  }

  /// How far an issued invoice is settled now, and the state that follows from it.
  package func settle(
    _ id: Identifier<Invoice>, _ settlement: Settlement, state: InvoiceState, at now: Instant
  ) throws {
    try connection.execute(
      """
      UPDATE invoice_settlement SET state = \(state.rawValue), paid_minor = \(settlement.paid.minorUnits),
        credited_minor = \(settlement.credited.minorUnits), changed_at = \(now)
      WHERE invoice_id = \(id)
      """)
  }

  /// A mail that takes the document to its buyer.
  package func addLetter(_ outboxID: Int64, of id: Identifier<Invoice>) throws {
    try connection.execute("INSERT INTO invoice_letter (outbox_id, invoice_id) VALUES (\(outboxID), \(id))")
  }

  /// The mails that took the document to its buyer, the oldest first.
  package func letters(of id: Identifier<Invoice>) throws -> [OutboxItem] {
    try connection.query("SELECT outbox_id FROM invoice_letter WHERE invoice_id = \(id) ORDER BY outbox_id")
      .map { try Outbox(connection).item($0.int("outbox_id")) }
  }
}
