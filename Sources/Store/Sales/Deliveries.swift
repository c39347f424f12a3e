import Basics
import Inventory
import SQL
import Sales

/// Goods on their way to customers: planned with the order, then dispatched with a stock move per line.
package struct Deliveries {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package func plan(
    _ lines: [DeliveryLine], for order: Identifier<SalesOrder>, at now: Instant
  ) throws -> Identifier<Delivery> {
    let id = try connection.insert(
      """
      INSERT INTO delivery (order_id, state, created_at) VALUES (\(order), 'planned', \(now.milliseconds))
      """)
    try insert(lines, of: Identifier(id), for: order)
    return Identifier(id)
  }

  /// All of an order's, the oldest first.
  package func list(order: Identifier<SalesOrder>) throws -> [Delivery] {
    try connection.query(
      "SELECT id, state, delivered_on FROM delivery WHERE order_id = \(order) ORDER BY id"
    ).map { try delivery($0) }
  }

  /// The newest first, with the order that each belongs to.
  package func list(
    state: DeliveryState?, limit: Int
  ) throws -> [(delivery: Delivery, order: Identifier<SalesOrder>)] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      """
      SELECT id, order_id, state, delivered_on FROM delivery \(fragment: narrowed)
      ORDER BY id DESC LIMIT \(limit)
      """
    ).map { (try delivery($0), Identifier(try $0.int("order_id"))) }
  }

  package func find(_ id: Int64) throws -> (delivery: Delivery, order: Identifier<SalesOrder>) {
    let row = try connection.first(
      "SELECT id, order_id, state, delivered_on FROM delivery WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no delivery \(id)", remedy: "see piste delivery list",
        french: "la livraison \(id) n’existe pas")
    }
    return (try delivery(row), Identifier(try row.int("order_id")))
  }

  /// Replaces the lines of a planned delivery.
  package func replan(
    _ lines: [DeliveryLine], of id: Identifier<Delivery>, for order: Identifier<SalesOrder>
  ) throws {
    try connection.execute("DELETE FROM delivery_line WHERE delivery_id = \(id)")
    try insert(lines, of: id, for: order)
  }

  /// Writes down that it has left, and which stock move took each line out, in the order of the lines.
  package func markDelivered(_ delivery: Delivery, moves: [Int64]) throws {
    for (line, move) in zip(delivery.lines, moves) {
      try connection.execute(
        """
        UPDATE delivery_line SET stock_move_id = \(move)
        WHERE delivery_id = \(delivery.id) AND order_position = \(line.orderPosition)
        """)
    }
    try connection.execute(
      """
      UPDATE delivery SET state = \(delivery.state.rawValue), delivered_on = \(orNull: delivery.deliveredOn)
      WHERE id = \(delivery.id)
      """)
  }

  private func insert(
    _ lines: [DeliveryLine], of id: Identifier<Delivery>, for order: Identifier<SalesOrder>
  ) throws {
    for line in lines {
      try connection.execute(
        """
        INSERT INTO delivery_line (delivery_id, order_id, order_position, product_id, quantity)
        VALUES (\(id), \(order), \(line.orderPosition), \(line.product), \(line.quantity.tenThousandths))
        """)
    }
  }

  private func delivery(_ row: Row) throws -> Delivery {
    let id = Identifier<Delivery>(try row.int("id"))
    let lines = try connection.query(
      """
      SELECT order_position, product_id, quantity FROM delivery_line
      WHERE delivery_id = \(id) ORDER BY order_position
      """
    ).map { row in
      DeliveryLine(
        orderPosition: Int(try row.int("order_position")), product: Identifier(try row.int("product_id")),
        quantity: Quantity(tenThousandths: try row.int("quantity")))
    }
    return Delivery(
      id: id, state: try row.word("state"), lines: lines, deliveredOn: try row.dateOrNil("delivered_on"))
  }
}
