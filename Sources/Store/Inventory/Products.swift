import Basics
import Inventory
import SQL

/// What we sell; a product is known by its code.
package struct Products {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  private static let columns: SQL = """
    id, code, name, description, kind, unit_code, price_millionths, currency, vat_basis_points
    """

  /// - Throws: ``Refusal`` when the code is taken.
  package func create(_ details: Product.Details, at now: Instant) throws -> Product {
    do throws(SQLError) {
      let id = try connection.insert(
        """
        INSERT INTO product (code, name, description, kind, unit_code, price_millionths, currency,
          vat_basis_points, created_at)
        VALUES (\(details.code), \(details.name), \(details.description), \(details.kind.rawValue),
          \(details.unit.rawValue), \(details.unitPrice.millionths), \(details.unitPrice.currency.code),
          \(details.vatRate.basisPoints), \(now.milliseconds))
        """)
      return Product(id: Identifier(id), details: details)
    } catch {
      guard error.kind == .unique else { throw error }
      throw Refusal(
        .duplicate, "there is a product \"\(details.code)\" already", remedy: "choose another code",
        french: "il y a déjà un produit « \(details.code) »")
    }
  }

  package func find(code: String) throws -> Product {
    let row = try connection.first(
      "SELECT \(fragment: Self.columns) FROM product WHERE code = \(code)")
    guard let row else {
      throw Refusal(
        .missing, "there is no product \"\(code)\"", remedy: "see piste product list",
        french: "le produit « \(code) » n’existe pas")
    }
    return try product(row)
  }

  package func list(limit: Int) throws -> [Product] {
    try connection.query(
      "SELECT \(fragment: Self.columns) FROM product ORDER BY code LIMIT \(limit)"
    ).map { try product($0) }
  }

  private func product(_ row: Row) throws -> Product {
    let unitCode = try row.text("unit_code")
    guard let unit = UnitOfMeasure(rawValue: unitCode) else {
      throw Refusal.damaged("the column unit_code holds \"\(unitCode)\", which is no unit")
    }
    let price = UnitPrice(millionths: try row.int("price_millionths"), try row.currency("currency"))
    var details = try Product.Details(
      code: row.text("code"), name: row.text("name"), kind: row.word("kind"), unit: unit, unitPrice: price)
    details.vatRate = Percent(basisPoints: try row.int("vat_basis_points"))
    details.description = try row.text("description")
    return Product(id: Identifier(try row.int("id")), details: details)
  }
}
