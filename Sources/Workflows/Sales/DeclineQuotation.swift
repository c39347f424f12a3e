import Basics
import CRM
import SQL
import Sales
import Store

/// The customer says no to this offer; the opportunity stays open for a better one.
package struct DeclineQuotation: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when its state does not allow it.
  package func callAsFunction(_ id: Int64, actor: String) async throws -> QuotationRecord {
    try await office.database.write { connection in
      let quotations = Quotations(connection)
      let record = try quotations.find(id)
      let step = try record.quotation.step(.declined, today: office.today)
      try quotations.move(record.id, from: record.quotation.state, to: step.to, at: office.now)
      try Activities(connection).record(
        [FieldChange("state", from: record.quotation.state.rawValue, to: step.to.rawValue)], of: "quotation",
        id, actor: actor, at: office.now)
      return try quotations.find(id)
    }
  }
}
