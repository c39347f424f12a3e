import Basics
import CRM
import Projects
import SQL
import Sales

/// A project with what the table keeps beside it.
package struct ProjectRecord: Hashable, Sendable {
  package let project: Project
  /// `nil` for work without an order.
  package let order: Identifier<SalesOrder>?
  /// `nil` for work for the house.
  package let party: Identifier<Party>?
  package let contact: Identifier<Contact>?
  package let conversation: Int64
  package let createdAt: Instant

  package var id: Identifier<Project> { project.id }
}

/// Work, opened by an order or by itself; an order has at most one project.
package struct ProjectTable {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// What a new project consists of.
  package struct Draft: Sendable {
    package let name: String
    package let currency: Currency
    package var conversation: Int64
    package var order: Identifier<SalesOrder>?
    package var party: Identifier<Party>?
    package var contact: Identifier<Contact>?
    package var hourlyRate: HourlyRate?

    package init(name: String, currency: Currency, conversation: Int64) {
      self.name = name
      self.currency = currency
      self.conversation = conversation
    }
  }

  private static let columns: SQL = """
    id, order_id, party_id, contact_id, conversation_id, state, name, rate_millionths, rate_currency, \
    rate_vat_basis_points, created_at
    """

  package func create(_ draft: Draft, at now: Instant) throws -> Identifier<Project> {
    let rate = draft.hourlyRate
    let id = try connection.insert(
      """
      INSERT INTO project (order_id, party_id, contact_id, conversation_id, state, name, rate_millionths,
        rate_currency, rate_vat_basis_points, created_at)
      VALUES (\(orNull: draft.order), \(orNull: draft.party), \(orNull: draft.contact), \(draft.conversation),
        'open', \(draft.name), \(orNull: rate?.unitPrice.millionths),
        \((rate?.unitPrice.currency ?? draft.currency).code), \(rate?.vatRate.basisPoints ?? 0),
        \(now.milliseconds))
      """)
    return Identifier(id)
  }

  package func find(_ id: Int64) throws -> ProjectRecord {
    let row = try connection.first("SELECT \(fragment: Self.columns) FROM project WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no project \(id)", remedy: "see piste project list",
        french: "le projet \(id) n’existe pas")
    }
    return try record(row)
  }

  package func find(order: Identifier<SalesOrder>) throws -> ProjectRecord? {
    try connection.first("SELECT \(fragment: Self.columns) FROM project WHERE order_id = \(order)")
      .map { try record($0) }
  }

  package func list(state: ProjectState?, limit: Int) throws -> [ProjectRecord] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      "SELECT \(fragment: Self.columns) FROM project \(fragment: narrowed) ORDER BY id DESC LIMIT \(limit)"
    ).map { try record($0) }
  }

  private func record(_ row: Row) throws -> ProjectRecord {
    let rate = try row.intOrNil("rate_millionths").map { millionths in
      HourlyRate(
        unitPrice: UnitPrice(millionths: millionths, try row.currency("rate_currency")),
        vatRate: Percent(basisPoints: try row.int("rate_vat_basis_points")))
    }
    let project = Project(
      id: Identifier(try row.int("id")), state: try row.word("state"), name: try row.text("name"),
      hourlyRate: rate)
    return ProjectRecord(
      project: project, order: try row.intOrNil("order_id").map { Identifier($0) },
      party: try row.intOrNil("party_id").map { Identifier($0) },
      contact: try row.intOrNil("contact_id").map { Identifier($0) },
      conversation: try row.int("conversation_id"), createdAt: try row.instant("created_at"))
  }
}
