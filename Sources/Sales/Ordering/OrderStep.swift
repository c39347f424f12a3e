import Basics
import Billing

extension OrderProgress {
  /// The state after `event`, and what has to follow.
  ///
  /// - Throws: ``Refusal`` when the table has no such step, an order with something open is to be completed,
  ///   or one that was billed is to be cancelled.
  package func step(_ event: OrderEvent, today: CalendarDate) throws(Refusal) -> OrderLifecycle.Step {
    let step = try OrderLifecycle.table.apply(event, in: order.state)
    switch event {
    case .completed: try verifyComplete(today: today)
    case .cancelled: try verifyUnbilled()
    case .confirmed, .reopened: break
    }
    return step
  }

  private func verifyComplete(today: CalendarDate) throws(Refusal) {
    for (position, left) in try openToDeliver().sorted(by: { $0.key < $1.key }) where left.isPositive {
      throw Refusal(
        .notAllowed, "\(left) of line \(position) of \(order.number) are not delivered yet",
        remedy: "deliver them first",
        french: "la ligne \(position) de la commande \(order.number) n’est pas encore entièrement livrée")
    }
    try verifyReached()
    if let item = try billableItems(upTo: today).first {
      throw Refusal(
        .notAllowed, "\(item.price.quantity) \(item.price.unitCode) of \"\(item.name)\" are not billed yet",
        remedy: "bill \(order.number) first",
        french: "« \(item.name) », de la commande \(order.number), n’est pas encore entièrement facturé")
    }
  }

  private func verifyReached() throws(Refusal) {
    guard let milestone = milestones.first(where: { $0.state == .planned }) else { return }
    throw Refusal(
      .notAllowed, "the milestone \"\(milestone.name)\" of \(order.number) is not reached yet",
      remedy: "a completed order is not billed any more",
      french: "le jalon « \(milestone.name) » de \(order.number) n’est pas encore atteint")
  }

  private func verifyUnbilled() throws(Refusal) {
    guard ledger.isEmpty else {
      throw Refusal(
        .notAllowed, "\(order.number) has been billed, in part or in full",
        remedy: "discard the draft, or issue a credit note and complete the order",
        french: "la commande \(order.number) est déjà facturée, en partie ou en entier")
    }
  }
}
