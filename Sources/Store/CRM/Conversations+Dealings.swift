import Basics
import CRM
import SQL

extension Conversations {
  /// The keys of what hangs on a conversation: the business that was talked about in it.
  package struct Dealings: Hashable, Sendable {
    package var lead: Int64?
    package var opportunity: Int64?
    /// Offers that may still be accepted, the newest first.
    package var openQuotations: [Int64] = []
    /// Confirmed orders, the newest first.
    package var orders: [Int64] = []
    package var openProjects: [Int64] = []
  }

  /// A project has a conversation of its own; what was agreed for it stands in the customer's.
  package func dealings(of id: Int64) throws -> Dealings {
    var dealings = Dealings()
    dealings.orders = try keys(
      """
      SELECT id FROM sales_order WHERE state = 'confirmed' AND (conversation_id = \(id)
        OR id IN (SELECT order_id FROM project WHERE conversation_id = \(id))) ORDER BY id DESC
      """)
    dealings.openProjects = try keys(
      """
      SELECT id FROM project WHERE state = 'open' AND (conversation_id = \(id)
        OR order_id IN (SELECT id FROM sales_order WHERE conversation_id = \(id))) ORDER BY id DESC
      """)
    dealings.openQuotations = try keys(
      """
      SELECT id FROM quotation WHERE state IN ('draft', 'sent') AND conversation_id = \(id) ORDER BY id DESC
      """)
    dealings.opportunity = try keys(
      """
      SELECT id FROM opportunity WHERE conversation_id = \(id) OR id IN (
        SELECT o.opportunity_id FROM sales_order o JOIN project p ON p.order_id = o.id
        WHERE p.conversation_id = \(id)) ORDER BY id DESC
      """
    ).first
    dealings.lead = try keys(
      "SELECT id FROM lead WHERE conversation_id = \(id) AND state <> 'converted'"
    ).first
    return dealings
  }

  private func keys(_ sql: SQL) throws -> [Int64] { try connection.query(sql).map { try $0.int("id") } }

  /// Who looks after the lead or the opportunity that it is about, if anybody does.
  package func owner(of id: Int64) throws -> Int64? {
    let row = try connection.first(
      """
      SELECT l.owner_id AS lead_owner, o.owner_id AS opportunity_owner, o.id AS opportunity FROM conversation c
      LEFT JOIN lead l ON l.conversation_id = c.id
      LEFT JOIN opportunity o ON o.conversation_id = c.id
      WHERE c.id = \(id)
      """)
    guard let row else { return nil }
    let isOpportunity = try row.intOrNil("opportunity") != nil
    return try row.intOrNil(isOpportunity ? "opportunity_owner" : "lead_owner")
  }
}
