import Basics
import SQL
import Store

/// The PDF of an invoice as a file: the kept bytes of an issued one, or a look at a draft.
package struct RenderInvoice: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  package func callAsFunction(_ id: Int64) async throws -> (fileName: String, bytes: [UInt8]) {
    let sheet = try await office.database.read { connection in
      try InvoicePaper(office, connection).sheet(of: try Invoices(connection).find(id))
    }
    return (sheet.fileName, sheet.bytes)
  }
}
