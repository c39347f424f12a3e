import Basics
import Billing
import CRM
import Projects
import SQL
import Sales
import Settings
import Store

/// A draft gets its number and is frozen: number, PDF with its digest, billed time and the credit of the
/// preceding invoice stand in one transaction, so that no number is ever lost.
package struct IssueInvoice: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when it is no draft, breaks a rule of EN 16931, or bills what has changed since.
  package func callAsFunction(_ id: Int64, actor: String) async throws -> InvoiceRecord {
    try await office.database.write { connection in try apply(to: id, actor: actor, connection) }
  }

  /// The same within a larger errand.
  ///
  /// The series is locked first: whoever issues at the same time waits here, and sees what this one did.
  func apply(to id: Int64, actor: String, _ connection: any Connection) throws -> InvoiceRecord {
    let invoices = Invoices(connection)
    let kind = try invoices.find(id).content.kind
    let number = try takeNumber(kind, connection)
    let record = try invoices.find(id)
    let issued = try record.invoice.issuing(as: number, on: office.today)
    try markTime(of: record, connection)
    if let preceding = record.links.preceding { try credit(preceding, by: issued, actor: actor, connection) }
    guard let document = issued.issued else {
      throw Refusal(
        .wrongState, "invoice \(id) was not issued", french: "la facture n’a pas pu être émise")
    }
    let kept = try InvoicePaper(office, connection).keep(document)
    try invoices.freeze(issued, as: kept, at: office.now)
    try Activities(connection).record(
      [
        FieldChange("state", from: record.invoice.state.rawValue, to: issued.state.rawValue),
        FieldChange("number", from: "", to: number.text),
      ], of: "invoice", id, actor: actor, message: office.cause, at: office.now)
    return try invoices.find(id)
  }

  private func takeNumber(_ kind: InvoiceKind, _ connection: any Connection) throws -> DocumentNumber {
    let billing = office.configuration.billing
    let (series, pattern) =
      switch kind {
      case .invoice: ("invoice", billing.invoiceSeries)
      case .creditNote: ("creditNote", billing.creditNoteSeries)
      }
    return try NumberSeriesTable(connection)
      .take(series: series, pattern: NumberPattern(pattern), on: office.today)
  }

  /// Billed time is frozen with the invoice.
  private func markTime(of record: InvoiceRecord, _ connection: any Connection) throws {
    let allocations = BillingAllocations(connection)
    let changed = try allocations.changedTime(on: record.id)
    guard changed.isEmpty else {
      let list = changed.map(\.description).joined(separator: ", ")
      throw Refusal(
        .wrongState, "time that draft \(record.id) bills has changed since: timesheet entries \(list)",
        remedy: "throw it away with piste invoice discard \(record.id) and make a new one",
        french: "du temps que le brouillon \(record.id) facture a changé depuis",
        advice: Wording(
          "ask for the draft to be thrown away", french: "demandez que ce brouillon soit abandonné"))
    }
    let entries = try allocations.list(invoice: record.id).compactMap { _, allocation in
      if case .timesheet(let entry) = allocation.source { entry } else { nil }
    }
    try TimesheetEntries(connection).markInvoiced(entries)
  }

  /// Counts a credit note against the invoice that it takes back.
  private func credit(
    _ preceding: Identifier<Invoice>, by note: Invoice, actor: String, _ connection: any Connection
  ) throws {
    let invoices = Invoices(connection)
    let record = try invoices.find(preceding.value)
    guard let original = record.invoice.issued, let settlement = record.settlement else {
      throw Refusal(
        .wrongState, "invoice \(preceding) was never issued and can't be credited",
        french: "la facture \(preceding) n’a jamais été émise et ne peut pas être reprise")
    }
    let earlier = try invoices.creditNotes(of: preceding).compactMap(\.invoice.issued)
    try CreditableInvoice(original, creditedBy: earlier).verify(note.content)
    let (after, event) = try settlement.crediting(try note.content.totals().payable)
    let step = try record.invoice.lifecycle.apply(event, in: record.invoice.state)
    try invoices.settle(preceding, after, state: step.to, at: office.now)
    try Activities(connection).record(
      [FieldChange("state", from: record.invoice.state.rawValue, to: step.to.rawValue)], of: "invoice",
      preceding.value, actor: actor, message: office.cause, at: office.now)
  }
}
