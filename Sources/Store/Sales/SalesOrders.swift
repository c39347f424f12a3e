import Basics
import CRM
import SQL
import Sales

/// An order with what the table keeps beside it.
package struct OrderRecord: Hashable, Sendable {
  package let order: SalesOrder
  package let keys: AgreementKeys
  /// The offer that it was made of.
  package let quotation: Identifier<Quotation>?
  package let confirmedOn: CalendarDate?
  package let createdAt: Instant

  package var id: Identifier<SalesOrder> { order.id }
}

/// What was agreed with customers; a quotation becomes at most one order.
package struct SalesOrders {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  private static let columns: SQL = """
    id, number, state, quotation_id, confirmed_on, \(fragment: AgreementRow.columns)
    """

  /// Makes the confirmed order of an accepted quotation, line for line.
  package func confirm(
    _ record: QuotationRecord, number: String, on day: CalendarDate, at now: Instant
  ) throws -> Identifier<SalesOrder> {
    let row = AgreementRow(record.quotation.agreement, record.keys)
    let id = try connection.insert(
      """
      INSERT INTO sales_order (number, state, quotation_id, confirmed_on, \(fragment: AgreementRow.columns))
      VALUES (\(number), 'confirmed', \(record.id), \(day), \(fragment: row.values(at: now)))
      """)
    try OrderLines(connection, of: .order(Identifier(id))).insert(record.quotation.lines)
    try Milestones(connection).plan(record.quotation.lines, of: Identifier(id))
    return Identifier(id)
  }

  package func find(_ id: Int64) throws -> OrderRecord {
    let row = try connection.first("SELECT \(fragment: Self.columns) FROM sales_order WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no order \(id)", remedy: "see piste order list",
        french: "la commande \(id) n’existe pas")
    }
    return try record(row)
  }

  package func list(state: OrderState?, limit: Int) throws -> [OrderRecord] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      """
      SELECT \(fragment: Self.columns) FROM sales_order \(fragment: narrowed)
      ORDER BY id DESC LIMIT \(limit)
      """
    ).map { try record($0) }
  }

  /// Nobody else delivers or bills this order until the transaction ends; SQLite has one writer anyway.
  package func lock(_ id: Int64) throws {
    try connection.execute("UPDATE sales_order SET state = state WHERE id = \(id)")
  }

  private func record(_ row: Row) throws -> OrderRecord {
    let id = Identifier<SalesOrder>(try row.int("id"))
    let lines = try OrderLines(connection, of: .order(id)).load(in: try row.currency("currency"))
    let shared = try AgreementRow(row, lines: lines)
    let order = SalesOrder(
      id: id, number: try row.text("number"), state: try row.word("state"), agreement: shared.agreement)
    return OrderRecord(
      order: order, keys: shared.keys, quotation: try row.intOrNil("quotation_id").map { Identifier($0) },
      confirmedOn: try row.dateOrNil("confirmed_on"), createdAt: try row.instant("created_at"))
  }
}
