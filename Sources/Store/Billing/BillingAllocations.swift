import Basics
import Billing
import Inventory
import Projects
import SQL
import Sales

/// What of orders, deliveries and timesheets stands on which invoice line, drafts included.
///
/// A timesheet entry stands on one line at most, by a unique index; a discarded draft gives back what it held.
package struct BillingAllocations {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Everything of an order that stands on invoices: its lines, its deliveries and the time of its project.
  package func ledger(order: Identifier<SalesOrder>) throws -> BillingLedger {
    try ledger(
      """
      order_id = \(order) OR timesheet_entry_id IN (
        SELECT e.id FROM timesheet_entry e JOIN project_task t ON t.id = e.task_id
        JOIN project p ON p.id = t.project_id WHERE p.order_id = \(order))
      """)
  }

  /// The time of a project that stands on invoices.
  package func ledger(project: Identifier<Project>) throws -> BillingLedger {
    try ledger(
      """
      timesheet_entry_id IN (
        SELECT e.id FROM timesheet_entry e JOIN project_task t ON t.id = e.task_id
        WHERE t.project_id = \(project))
      """)
  }

  private func ledger(_ condition: SQL) throws -> BillingLedger {
    try BillingLedger(
      connection.query(
        "SELECT \(fragment: Self.columns) FROM billing_allocation WHERE \(fragment: condition)"
      ).map { try Self.allocation($0) })
  }

  private static let columns: SQL = """
    line_position, timesheet_entry_id, delivery_id, order_id, order_position, milestone_id, amount
    """

  /// - Throws: ``SQLError`` of kind `unique` when a timesheet entry stands on another line already.
  package func record(_ allocations: [Int: [BillingAllocation]], of invoice: Identifier<Invoice>) throws {
    for (position, parts) in allocations.sorted(by: { $0.key < $1.key }) {
      for part in parts {
        try connection.execute(
          """
          INSERT INTO billing_allocation (invoice_id, \(fragment: Self.columns))
          VALUES (\(invoice), \(position), \(fragment: Self.source(part)), \(part.amount.tenThousandths))
          """)
      }
    }
  }

  /// By position of the invoice line.
  package func list(invoice: Identifier<Invoice>) throws -> [(position: Int, allocation: BillingAllocation)] {
    try connection.query(
      """
      SELECT \(fragment: Self.columns) FROM billing_allocation
      WHERE invoice_id = \(invoice) ORDER BY line_position, id
      """
    ).map { (Int(try $0.int("line_position")), try Self.allocation($0)) }
  }

  /// The timesheet entries on an invoice that no longer are what they were when it was drafted: withdrawn
  /// since, or of another duration.
  package func changedTime(on invoice: Identifier<Invoice>) throws -> [Identifier<TimesheetEntry>] {
    try connection.query(
      """
      SELECT e.id AS id FROM billing_allocation a JOIN timesheet_entry e ON e.id = a.timesheet_entry_id
      WHERE a.invoice_id = \(invoice) AND (e.state <> 'recorded' OR e.minutes * 10000 <> a.amount)
      ORDER BY e.id
      """
    ).map { Identifier(try $0.int("id")) }
  }

  /// What the draft held may be billed again.
  package func release(of invoice: Identifier<Invoice>) throws {
    try connection.execute("DELETE FROM billing_allocation WHERE invoice_id = \(invoice)")
  }

  /// Timesheet entry, delivery, order and its position, milestone: which of them are given tells the kind of source.
  private static func source(_ part: BillingAllocation) -> SQL {
    switch part.source {
    case .timesheet(let id): "\(id), NULL, NULL, NULL, NULL"
    case .delivery(let id, let position):
      "NULL, \(id), (SELECT order_id FROM delivery WHERE id = \(id)), \(position), NULL"
    case .orderLine(let id, let position): "NULL, NULL, \(id), \(position), NULL"
    case .milestone(let id, let position):
      "NULL, NULL, (SELECT order_id FROM milestone WHERE id = \(id)), \(position), \(id)"
    }
  }

  private static func allocation(_ row: Row) throws -> BillingAllocation {
    BillingAllocation(
      source: try source(row), amount: Quantity(tenThousandths: try row.int("amount")))
  }

  private static func source(_ row: Row) throws -> BillableSource {
    if let id = try row.intOrNil("timesheet_entry_id") { return .timesheet(Identifier(id)) }
    let position = Int(try row.int("order_position"))
    if let id = try row.intOrNil("milestone_id") {
      return .milestone(Identifier(id), orderPosition: position)
    }
    if let id = try row.intOrNil("delivery_id") { return .delivery(Identifier(id), orderPosition: position) }
    return .orderLine(Identifier(try row.int("order_id")), position: position)
  }
}
