import Basics
import Billing
import SQL
import Sales

/// The lines of quotations and of orders; both tables have the same columns.
struct OrderLines {
  /// Whose lines they are.
  enum Owner {
    case quotation(Identifier<Quotation>)
    case order(Identifier<SalesOrder>)

    fileprivate var table: SQL {
      switch self {
      case .quotation: "quotation_line"
      case .order: "order_line"
      }
    }

    fileprivate var key: SQL {
      switch self {
      case .quotation: "quotation_id"
      case .order: "order_id"
      }
    }

    fileprivate var id: Int64 {
      switch self {
      case .quotation(let id): id.value
      case .order(let id): id.value
      }
    }
  }

  private let connection: any Connection
  private let owner: Owner

  init(_ connection: any Connection, of owner: Owner) {
    self.connection = connection
    self.owner = owner
  }

  private static let columns: SQL = """
    position, product_id, name, details, quantity, unit_code, price_millionths, vat_category, \
    vat_basis_points, policy, is_goods, task_names, milestones
    """

  func insert(_ lines: [OrderLine]) throws {
    for line in lines {
      let price = line.price
      try connection.execute(
        """
        INSERT INTO \(fragment: owner.table) (\(fragment: owner.key), \(fragment: Self.columns))
        VALUES (\(owner.id), \(line.position), \(line.product), \(line.name), \(line.details),
          \(price.quantity.tenThousandths), \(price.unitCode), \(price.unitPrice.millionths),
          \(price.vat.category.rawValue), \(orNull: price.vat.percent?.basisPoints), \(line.policy.rawValue),
          \(line.isGoods), \(line.tasks.joined(separator: "\n")),
          \(line.milestones.map { "\($0.share.basisPoints) \($0.name)" }.joined(separator: "\n")))
        """)
    }
  }

  func load(in currency: Currency) throws -> [OrderLine] {
    try connection.query(
      """
      SELECT \(fragment: Self.columns) FROM \(fragment: owner.table)
      WHERE \(fragment: owner.key) = \(owner.id) ORDER BY position
      """
    ).map { try line($0, currency) }
  }

  private func line(_ row: Row, _ currency: Currency) throws -> OrderLine {
    let percent = try row.intOrNil("vat_basis_points").map { Percent(basisPoints: $0) }
    guard let vat = VATRate(try row.word("vat_category"), percent) else {
      throw Refusal.damaged("a line of \(owner.id) has a VAT rate that does not fit its category")
    }
    let price = try LinePrice(
      Quantity(tenThousandths: row.int("quantity")), unitCode: row.text("unit_code"),
      at: UnitPrice(millionths: row.int("price_millionths"), currency), vat: vat)
    var line = OrderLine(
      position: Int(try row.int("position")), product: Identifier(try row.int("product_id")),
      name: try row.text("name"), price: price, policy: try row.word("policy"))
    line.isGoods = try row.bool("is_goods")
    line.details = try row.text("details")
    line.tasks = try row.text("task_names").split(separator: "\n").map { String($0) }
    return try line.billed(at: row.text("milestones").split(separator: "\n").map { try term($0) })
  }

  private func term(_ row: Substring) throws -> MilestoneTerm {
    let parts = row.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let share = Int64(parts[0]) else {
      throw Refusal.damaged("a line of \(owner.id) has the milestone \"\(row)\", which can't be read")
    }
    return try MilestoneTerm(String(parts[1]), share: Percent(basisPoints: share))
  }
}
