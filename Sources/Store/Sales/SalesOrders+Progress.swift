import Basics
import Projects
import SQL
import Sales

extension SalesOrders {
  /// The order with all that was delivered, worked and reached for it.
  ///
  /// - Parameter ledger: what of it stands on invoices.
  package func progress(of id: Int64, ledger: BillingLedger) throws -> OrderProgress {
    let record = try find(id)
    let project = try ProjectTable(connection).find(order: record.id)
    var progress = OrderProgress(
      order: record.order, deliveries: try Deliveries(connection).list(order: record.id),
      tasks: try project.map { try ProjectTasks(connection).list(project: $0.id) } ?? [],
      entries: try project.map { try TimesheetEntries(connection).list(project: $0.id) } ?? [],
      ledger: ledger)
    progress.milestones = try Milestones(connection).list(order: record.id)
    return progress
  }
}

extension ProjectTable {
  /// A project with its tasks and all the time that was booked on it.
  ///
  /// - Parameter ledger: what of it stands on invoices.
  package func progress(of id: Int64, ledger: BillingLedger) throws -> ProjectProgress {
    let record = try find(id)
    return ProjectProgress(
      project: record.project, tasks: try ProjectTasks(connection).list(project: record.id),
      entries: try TimesheetEntries(connection).list(project: record.id), ledger: ledger)
  }
}
