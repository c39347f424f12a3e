import Basics
import SQL
import Sales

/// The milestones of orders, and which were reached when.
package struct Milestones {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// All that the order's lines agree on, numbered through the order.
  func plan(_ lines: [OrderLine], of order: Identifier<SalesOrder>) throws {
    let terms = lines.flatMap { line in line.milestones.map { (line.position, $0) } }
    for (index, (position, term)) in terms.enumerated() {
      try connection.execute(
        """
        INSERT INTO milestone (order_id, order_position, number, name, share_basis_points)
        VALUES (\(order), \(position), \(index + 1), \(term.name), \(term.share.basisPoints))
        """)
    }
  }

  /// In the order of their numbers.
  package func list(order: Identifier<SalesOrder>) throws -> [Milestone] {
    try connection.query(
      """
      SELECT id, order_position, number, name, share_basis_points, reached_on FROM milestone
      WHERE order_id = \(order) ORDER BY number
      """
    ).map { row in
      let term = try MilestoneTerm(
        row.text("name"), share: Percent(basisPoints: row.int("share_basis_points")))
      return Milestone(
        id: Identifier(try row.int("id")), orderPosition: Int(try row.int("order_position")),
        number: Int(try row.int("number")), term: term, reachedOn: try row.dateOrNil("reached_on"))
    }
  }

  package func save(_ milestone: Milestone) throws {
    try connection.execute(
      "UPDATE milestone SET reached_on = \(orNull: milestone.reachedOn) WHERE id = \(milestone.id)")
  }

  /// The order of a milestone.
  package func order(of id: Int64) throws -> Int64? {
    try connection.first("SELECT order_id FROM milestone WHERE id = \(id)")?.int("order_id")
  }
}
