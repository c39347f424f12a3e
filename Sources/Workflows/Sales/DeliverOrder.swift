import Basics
import CRM
import Inventory
import SQL
import Sales
import Store

/// Goods leave for an order: all that is open, or the given quantities; the rest is planned anew.
package struct DeliverOrder: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  package struct Outcome: Sendable {
    package let delivery: Delivery
    package let order: OrderRecord
    /// The planned delivery of what did not leave yet.
    package let rest: Identifier<Delivery>?
  }

  /// - Parameters:
  ///   - wanted: how much of which line of the order; `nil` for all that is open.
  ///   - day: when they left; today when it is left out.
  /// - Throws: ``Refusal`` when nothing is planned, or more would leave than was ordered.
  package func callAsFunction(
    _ order: Int64, _ wanted: [Int: Quantity]?, on day: CalendarDate?, actor: String
  ) async throws -> Outcome {
    let day = day ?? office.today
    guard day <= office.today else {
      throw Refusal(.invalid, "\(day) is still to come", remedy: "dispatch goods on the day they leave")
    }
    return try await office.database.write { connection in
      try SalesOrders(connection).lock(order)
      let progress = try SalesOrders(connection).progress(of: order, ledger: BillingLedger())
      let planned = try plannedDelivery(in: progress)
      let open = try progress.openToDeliver()
      let lines = try lines(wanted ?? open, of: progress.order)
      let (delivery, moves) = try Delivery(id: planned, state: .planned, lines: lines)
        .dispatched(on: day, within: try terms(open, lines, connection))
      try write(delivery, moves, for: progress.order.id, connection)
      try Activities(connection).record(
        [FieldChange("delivery \(planned)", from: "planned", to: delivery.state.rawValue)], of: "order",
        order,
        actor: actor, at: office.now)
      return Outcome(
        delivery: delivery, order: try SalesOrders(connection).find(order),
        rest: try planRest(of: order, connection))
    }
  }

  private func plannedDelivery(in progress: OrderProgress) throws(Refusal) -> Identifier<Delivery> {
    guard let planned = progress.deliveries.first(where: { $0.state == .planned }) else {
      throw Refusal(.wrongState, "nothing of \(progress.order.number) is left to deliver")
    }
    return planned.id
  }

  private func lines(_ quantities: [Int: Quantity], of order: SalesOrder) throws(Refusal) -> [DeliveryLine] {
    var lines: [DeliveryLine] = []
    for (position, quantity) in quantities.sorted(by: { $0.key < $1.key }) where !quantity.isZero {
      guard let line = order.lines.first(where: { $0.position == position && $0.isGoods }) else {
        throw Refusal(
          .invalid, "\(order.number) has no goods on line \(position)",
          remedy: "see piste order show \(order.id)")
      }
      lines.append(DeliveryLine(orderPosition: position, product: line.product, quantity: quantity))
    }
    return lines
  }

  /// Small firms count their stock once a year, so the books may follow later.
  private func terms(
    _ open: [Int: Quantity], _ lines: [DeliveryLine], _ connection: any Connection
  ) throws -> DispatchTerms {
    DispatchTerms(
      open: open, levels: try StockMoves(connection).levels(of: lines.map(\.product)), negativeStock: .allowed
    )
  }

  private func write(
    _ delivery: Delivery, _ moves: [StockMove], for order: Identifier<SalesOrder>,
    _ connection: any Connection
  ) throws {
    let deliveries = Deliveries(connection)
    try deliveries.replan(delivery.lines, of: delivery.id, for: order)
    let kept = try moves.map { try StockMoves(connection).record($0, at: office.now) }
    try deliveries.markDelivered(delivery, moves: kept)
  }

  private func planRest(of order: Int64, _ connection: any Connection) throws -> Identifier<Delivery>? {
    let progress = try SalesOrders(connection).progress(of: order, ledger: BillingLedger())
    let open = try progress.openToDeliver().filter { $0.value.isPositive }
    guard !open.isEmpty else { return nil }
    return try Deliveries(connection).plan(
      try lines(open, of: progress.order), for: progress.order.id, at: office.now)
  }
}
