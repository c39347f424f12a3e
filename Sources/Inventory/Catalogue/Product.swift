import Basics

/// Something we sell: goods that leave the stock, or a service.
///
/// Price and rate are what a new quotation line starts with; a line keeps its own copy, so that a new price
/// does not change what was offered.
package struct Product: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case goods, service
  }

  package let id: Identifier<Product>
  package let details: Details
  package var code: String { details.code }
  package var name: String { details.name }
  package var kind: Kind { details.kind }

  package init(id: Identifier<Product>, details: Details) {
    self.id = id
    self.details = details
  }
}

extension Product {
  /// What a person enters about a product.
  package struct Details: Hashable, Sendable {
    /// Our article number (BT-155), unique.
    package let code: String
    package let name: String
    package let kind: Kind
    package let unit: UnitOfMeasure
    package let unitPrice: UnitPrice
    /// The VAT rate at home, 0...100 %.
    package var vatRate = Percent.zero
    /// Goes into the line's description (BT-154); may be empty.
    package var description = ""

    /// - Throws: ``Refusal`` when code or name is missing or the price is negative.
    package init(
      code: String, name: String, kind: Kind, unit: UnitOfMeasure, unitPrice: UnitPrice
    ) throws(Refusal) {
      guard code.utf8.contains(where: { $0 > 32 }), name.utf8.contains(where: { $0 > 32 }) else {
        throw Refusal(
          .missing, "a product needs a code and a name", french: "il faut à un produit un code et un nom")
      }
      guard unitPrice.millionths >= 0 else {
        throw Refusal(
          .invalid, "the price \(unitPrice) of \(code) is negative",
          french: "le prix de « \(name) » est négatif")
      }
      self.code = code
      self.name = name
      self.kind = kind
      self.unit = unit
      self.unitPrice = unitPrice
    }
  }
}
