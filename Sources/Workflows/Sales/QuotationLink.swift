import Basics
import Settings

/// The address of the page on which a customer accepts a quotation: `<base>/q/<token>`.
package struct QuotationLink: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Returns: `nil` when customers can't reach our pages.
  package func page(of id: Int64) -> String? {
    office.configuration.web.baseURL.map { base in
      (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/q/"
        + office.keyring.text(of: SignedToken(.quotation, id: id))
    }
  }
}
