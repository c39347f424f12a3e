import Basics
import Billing
import SQL

/// The lines and the VAT groups of an invoice.
struct InvoiceParts {
  private let connection: any Connection
  private let invoice: Int64

  init(_ connection: any Connection, of invoice: Int64) {
    self.connection = connection
    self.invoice = invoice
  }

  func insert(_ lines: [InvoiceLine]) throws {
    for line in lines {
      var columns = ColumnValues()
      columns.set("invoice_id", invoice)
      columns.set("position", line.position)
      columns.set("name", line.name)
      columns.set("details", line.details)
      columns.set("quantity", line.price.quantity.tenThousandths)
      columns.set("unit_code", line.price.unitCode)
      columns.set("price_millionths", line.price.unitPrice.millionths)
      columns.set(line.price.vat)
      columns.set("net_minor", line.price.net.minorUnits)
      columns.set(line.period)
      columns.set("order_position", line.orderPosition)
      columns.set("credited_position", line.creditedPosition)
      try connection.execute(
        "INSERT INTO invoice_line (\(fragment: columns.names)) VALUES (\(fragment: columns.values))")
    }
  }

  func lines(in currency: Currency) throws -> [InvoiceLine] {
    try connection.query("SELECT * FROM invoice_line WHERE invoice_id = \(invoice) ORDER BY position")
      .map { try line($0, currency) }
  }

  private func line(_ row: Row, _ currency: Currency) throws -> InvoiceLine {
    let price = try LinePrice(
      Quantity(tenThousandths: row.int("quantity")), unitCode: row.text("unit_code"),
      at: UnitPrice(millionths: row.int("price_millionths"), currency), vat: vat(row))
    let position = try row.int("position")
    guard try row.int("net_minor") == price.net.minorUnits else {
      throw damaged("line \(position) is kept with another net amount than \(price.net)")
    }
    var line = InvoiceLine(position: Int(position), name: try row.text("name"), price: price)
    line.details = try row.text("details")
    line.period = try row.period()
    line.orderPosition = try row.intOrNil("order_position").map { Int($0) }
    line.creditedPosition = try row.intOrNil("credited_position").map { Int($0) }
    return line
  }

  func insert(_ breakdown: [VATBreakdown]) throws {
    for (index, group) in breakdown.enumerated() {
      var columns = ColumnValues()
      columns.set("invoice_id", invoice)
      columns.set("position", index + 1)
      columns.set(group.rate)
      columns.set("base_minor", group.base.minorUnits)
      columns.set("tax_minor", group.tax.minorUnits)
      try connection.execute(
        "INSERT INTO vat_breakdown (\(fragment: columns.names)) VALUES (\(fragment: columns.values))")
    }
  }

  /// - Throws: ``Refusal`` when the kept groups are not the computed ones.
  func verify(_ breakdown: [VATBreakdown]) throws {
    let kept = try connection.query(
      "SELECT * FROM vat_breakdown WHERE invoice_id = \(invoice) ORDER BY position"
    ).map { row in
      [try vat(row).description, try row.int("base_minor").description, try row.int("tax_minor").description]
    }
    let computed = breakdown.map { group in
      [group.rate.description, group.base.minorUnits.description, group.tax.minorUnits.description]
    }
    guard kept == computed else { throw damaged("its VAT groups do not agree with its lines") }
  }

  private func vat(_ row: Row) throws -> VATRate {
    let percent = try row.intOrNil("vat_basis_points").map { Percent(basisPoints: $0) }
    guard let vat = VATRate(try row.word("vat_category"), percent) else {
      throw damaged("a VAT rate does not fit its category")
    }
    return vat
  }

  func damaged(_ what: String) -> Refusal {
    Refusal.damaged("invoice \(invoice) is damaged: \(what)", remedy: "restore the database from a backup")
  }
}

extension ColumnValues {
  fileprivate mutating func set(_ vat: VATRate) {
    set("vat_category", vat.category.rawValue)
    set("vat_basis_points", vat.percent?.basisPoints)
  }
}
