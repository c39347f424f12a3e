import Basics

/// Goods that go to a customer against an order, all or part of them.
package struct Delivery: Hashable, Sendable {
  package let id: Identifier<Delivery>
  package let state: DeliveryState
  package let lines: [DeliveryLine]
  /// The day the goods left; `nil` while planned.
  package let deliveredOn: CalendarDate?

  package init(
    id: Identifier<Delivery>, state: DeliveryState, lines: [DeliveryLine], deliveredOn: CalendarDate? = nil
  ) {
    self.id = id
    self.state = state
    self.lines = lines
    self.deliveredOn = deliveredOn
  }

  /// The goods leave the house.
  ///
  /// - Returns: the delivery as it is now and the stock moves to write with it.
  /// - Throws: ``Refusal`` when it is not planned, more than ordered, or not on hand.
  package func dispatched(
    on day: CalendarDate, within terms: DispatchTerms
  ) throws(Refusal) -> (delivery: Delivery, moves: [StockMove]) {
    let step = try DeliveryLifecycle.table.apply(.delivered, in: state)
    try terms.verify(lines)
    var moves: [StockMove] = []
    for line in lines {
      moves.append(
        try StockMove(line.quantity, of: line.product, from: .stock, to: .customer, on: day))
    }
    return (Delivery(id: id, state: step.to, lines: lines, deliveredOn: day), moves)
  }
}

/// So much of one line of the order.
package struct DeliveryLine: Hashable, Sendable {
  /// The position of the order line.
  package let orderPosition: Int
  package let product: Identifier<Product>
  package let quantity: Quantity

  package init(orderPosition: Int, product: Identifier<Product>, quantity: Quantity) {
    self.orderPosition = orderPosition
    self.product = product
    self.quantity = quantity
  }
}
