import Basics
import Projects
import SQL
import Sales

/// What a month's run looks through: orders, and customers' projects without an order.
package struct BillableSubjects {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Orders that were agreed by that day and may have something to bill; a cancelled one still owes what was
  /// worked and delivered, a completed one nothing.
  package func orders(upTo day: CalendarDate) throws -> [Identifier<SalesOrder>] {
    try connection.query(
      """
      SELECT id FROM sales_order
      WHERE state IN ('confirmed', 'cancelled') AND (confirmed_on IS NULL OR confirmed_on <= \(day))
      ORDER BY id
      """
    ).map { Identifier(try $0.int("id")) }
  }

  /// Projects of customers that are billed by the hour without an order.
  package func projects() throws -> [Identifier<Project>] {
    try connection.query(
      """
      SELECT id FROM project
      WHERE order_id IS NULL AND party_id IS NOT NULL AND rate_millionths IS NOT NULL ORDER BY id
      """
    ).map { Identifier(try $0.int("id")) }
  }
}
