import Basics
import Billing
import CRM
import SQL
import Store

/// Takes an issued invoice back, in full or by quantities of its lines: the only way to correct one.
///
/// What the invoice billed stays billed; whatever is to be billed again is billed by a new invoice.
package struct CreditInvoice: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Parameter quantities: by position of the invoice's line; all that is left when it is empty.
  /// - Returns: the draft of the credit note.
  /// - Throws: ``Refusal`` when it is not an issued invoice, or more would be credited than is left.
  package func callAsFunction(
    _ id: Int64, _ quantities: [Int: Quantity] = [:], actor: String
  ) async throws -> InvoiceRecord {
    try await office.database.write { connection in
      try draft(for: id, quantities, actor: actor, connection)
    }
  }

  /// The same, issued and mailed at once.
  package func andSend(
    _ id: Int64, _ quantities: [Int: Quantity] = [:], actor: String
  ) async throws -> (record: InvoiceRecord, outboxID: Int64) {
    try await office.database.write { connection in
      let draft = try draft(for: id, quantities, actor: actor, connection)
      let record = try IssueInvoice(office).apply(to: draft.id.value, actor: actor, connection)
      return (record, try SendInvoice(office).queue(record, actor: actor, connection))
    }
  }

  private func draft(
    for id: Int64, _ quantities: [Int: Quantity], actor: String, _ connection: any Connection
  ) throws -> InvoiceRecord {
    let invoices = Invoices(connection)
    let record = try invoices.find(id)
    guard let original = record.invoice.issued else {
      throw Refusal(
        .wrongState, "invoice \(id) is \(record.invoice.state.rawValue) and has nothing to credit",
        remedy: "throw it away with piste invoice discard \(id)")
    }
    let creditable = try CreditableInvoice(
      original, creditedBy: invoices.creditNotes(of: record.id).compactMap(\.invoice.issued))
    let content = try quantities.isEmpty ? creditable.draftOfRest() : creditable.draft(of: quantities)
    var links = record.links
    links.preceding = record.id
    links.runMonth = nil
    let note = try invoices.create(content, links, at: office.now)
    try Activities(connection).record(
      [FieldChange("credits", from: "", to: original.number.text)], of: "invoice", note.value, actor: actor,
      at: office.now)
    return try invoices.find(note.value)
  }
}
