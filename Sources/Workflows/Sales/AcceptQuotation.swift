import Basics
import Billing
import CRM
import Inventory
import Projects
import SQL
import Sales
import Settings
import Store

/// The customer says yes: the opportunity is won, the order confirmed, its project and its delivery opened.
///
/// By a colleague's command or by the customer's click; all of it in one transaction, and only once.
package struct AcceptQuotation: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// What an acceptance opened.
  package struct Outcome: Sendable {
    package let quotation: QuotationRecord
    package let order: OrderRecord
    package let project: Identifier<Project>?
    package let delivery: Identifier<Delivery>?
  }

  /// - Parameters:
  ///   - actor: who said it, or who wrote it down.
  ///   - isOnline: by the customer's own click; then the salesperson is told.
  /// - Throws: ``Refusal`` when its state or its validity does not allow it.
  package func callAsFunction(_ id: Int64, actor: String, isOnline: Bool = false) async throws -> Outcome {
    try await office.database.write { connection in
      try apply(to: id, actor: actor, isOnline: isOnline, connection)
    }
  }

  /// The same within a larger errand.
  func apply(
    to id: Int64, actor: String, isOnline: Bool = false, _ connection: any Connection
  ) throws -> Outcome {
    let quotations = Quotations(connection)
    let record = try quotations.find(id)
    let step = try record.quotation.step(.accepted, today: office.today)
    try quotations.move(record.id, from: record.quotation.state, to: step.to, at: office.now)
    try Activities(connection).record(
      [FieldChange("state", from: record.quotation.state.rawValue, to: step.to.rawValue)], of: "quotation",
      id, actor: actor, message: office.cause, at: office.now)
    try win(record.keys.opportunity, actor: actor, connection)
    let order = try confirm(record, actor: actor, connection)
    let opening = OrderOpening(of: order.order.agreement)
    if isOnline { try tell(record, order, connection) }
    return Outcome(
      quotation: try quotations.find(id), order: order,
      project: try openProject(opening, order, connection),
      delivery: try planDelivery(opening, order, connection))
  }

  private func tell(_ record: QuotationRecord, _ order: OrderRecord, _ connection: any Connection) throws {
    let customer = try Contacts(connection).find(record.keys.contact)
    try TellColleague(office, connection).ofAcceptance(
      record.quotation.number, order: order.order.number, by: customer.name, in: record.keys.conversation)
  }

  /// One that was given up comes back to life first; one that another offer won stays as it is.
  private func win(
    _ opportunity: Identifier<Opportunity>?, actor: String, _ connection: any Connection
  ) throws {
    guard let opportunity else { return }
    let advance = AdvanceOpportunity(office)
    let record = try Opportunities(connection, pipeline: office.pipeline).find(opportunity.value)
    if record.opportunity.state == .lost {
      _ = try advance.apply(.reopen, to: opportunity.value, actor: actor, connection)
    }
    guard record.opportunity.state != .won else { return }
    _ = try advance.apply(.win, to: opportunity.value, actor: actor, connection)
  }

  private func confirm(
    _ record: QuotationRecord, actor: String, _ connection: any Connection
  ) throws -> OrderRecord {
    let step = try OrderLifecycle.table.apply(.confirmed, in: .draft)
    let number = try NumberSeriesTable(connection).take(
      series: "order", pattern: NumberPattern(office.configuration.billing.orderSeries), on: office.today)
    let orders = SalesOrders(connection)
    let id = try orders.confirm(record, number: number.text, on: office.today, at: office.now)
    try Activities(connection).record(
      [FieldChange("state", from: step.from.rawValue, to: step.to.rawValue)], of: "order", id.value,
      actor: actor, message: office.cause, at: office.now)
    return try orders.find(id.value)
  }

  private func openProject(
    _ opening: OrderOpening, _ order: OrderRecord, _ connection: any Connection
  ) throws -> Identifier<Project>? {
    guard !opening.tasks.isEmpty else { return nil }
    return try OpenProject(office, connection)(ProjectPlan(opening, of: order))
  }

  private func planDelivery(
    _ opening: OrderOpening, _ order: OrderRecord, _ connection: any Connection
  ) throws -> Identifier<Delivery>? {
    guard !opening.deliveryLines.isEmpty else { return nil }
    return try Deliveries(connection).plan(opening.deliveryLines, for: order.id, at: office.now)
  }
}
