import Basics
import Billing
import CRM
import Projects
import Sales

/// An invoice or credit note with what the tables keep beside it.
package struct InvoiceRecord: Sendable {
  package let invoice: Invoice
  package let links: InvoiceLinks
  /// `nil` while it is a draft.
  package let document: KeptDocument?
  /// `nil` while it is a draft.
  package let settlement: Settlement?
  package let createdAt: Instant

  package var id: Identifier<Invoice> { invoice.id }
  package var content: InvoiceContent { invoice.content }

  /// Its number, or `draft 12`.
  package var name: String { invoice.issued?.number.text ?? "\(invoice.state.rawValue) \(id)" }
}

/// What an invoice belongs to.
package struct InvoiceLinks: Hashable, Sendable {
  package var order: Identifier<SalesOrder>?
  /// Of a project without an order.
  package var project: Identifier<Project>?
  /// Who gets it.
  package var contact: Identifier<Contact>?
  package var conversation: Int64?
  /// Of a credit note: the invoice that it takes back.
  package var preceding: Identifier<Invoice>?
  /// The month whose run made it, `2026-11`.
  package var runMonth: String?
  /// What it is about, for the subject of its mail; may be empty.
  package var title = ""

  package init() {}
}

/// The very bytes of an issued document.
package struct KeptDocument: Hashable, Sendable {
  package let digest: SHA256Digest
  package let fileName: String

  package init(digest: SHA256Digest, fileName: String) {
    self.digest = digest
    self.fileName = fileName
  }
}
