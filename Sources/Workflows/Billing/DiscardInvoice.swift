import Basics
import Billing
import CRM
import SQL
import Store

/// Throws a draft away: it never had a number, and what it was going to bill may be billed again.
package struct DiscardInvoice: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when it is no draft.
  package func callAsFunction(_ id: Int64, actor: String) async throws -> InvoiceRecord {
    try await office.database.write { connection in
      let record = try Invoices(connection).find(id)
      let step = try record.invoice.lifecycle.apply(.discarded, in: record.invoice.state)
      try Invoices(connection).discard(record.id)
      try Activities(connection).record(
        [FieldChange("state", from: record.invoice.state.rawValue, to: step.to.rawValue)], of: "invoice", id,
        actor: actor, at: office.now)
      return try Invoices(connection).find(id)
    }
  }
}
