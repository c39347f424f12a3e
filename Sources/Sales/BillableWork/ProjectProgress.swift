import Basics
import Billing
import Inventory
import Projects

/// How far a project without an order is: its hours are billed at the project's own rate, a line per task.
package struct ProjectProgress: Sendable {
  package let project: Project
  package let tasks: [ProjectTask]
  package let entries: [TimesheetEntry]
  package let ledger: BillingLedger

  package init(project: Project, tasks: [ProjectTask], entries: [TimesheetEntry], ledger: BillingLedger) {
    self.project = project
    self.tasks = tasks
    self.entries = entries
    self.ledger = ledger
  }

  /// What may be billed of the work up to and including `day`; nothing when the project has no hourly rate.
  package func billableItems(upTo day: CalendarDate) throws(Refusal) -> [BillableItem] {
    guard let rate = project.hourlyRate else { return [] }
    guard let vat = VATRate(charging: rate.vatRate) else {
      throw Refusal(
        .invalid, "the VAT rate \(rate.vatRate) of \"\(project.name)\" is not within 0 to 100 %",
        french: "le taux de TVA du projet « \(project.name) » n’est pas compris entre 0 et 100 %")
    }
    var items: [BillableItem] = []
    for task in tasks where task.orderPosition == nil {
      guard let time = WorkedTime(of: entries, on: [task], upTo: day, ledger: ledger) else { continue }
      items.append(try item(for: task, time, at: rate.unitPrice, vat))
    }
    return items
  }

  private func item(
    for task: ProjectTask, _ time: WorkedTime, at unitPrice: UnitPrice, _ vat: VATRate
  ) throws(Refusal) -> BillableItem {
    let price = try? LinePrice(time.hours, unitCode: UnitOfMeasure.hour.rawValue, at: unitPrice, vat: vat)
    guard let price else {
      throw Refusal(
        .exceeds, "\(time.hours) × \(unitPrice) is too large to be kept exactly",
        french: "le prix de « \(task.name) » est trop grand pour être calculé exactement")
    }
    var item = BillableItem(
      .hoursWorked, evidence: "now billed: \(time.summary(naming: [task]))", name: task.name, price: price,
      allocations: time.allocations)
    item.details = project.name
    item.period = time.period
    return item
  }
}
