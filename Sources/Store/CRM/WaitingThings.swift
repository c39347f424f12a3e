import Basics
import CRM
import SQL

/// What waits for somebody, found by a few plain queries for the digest.
package struct WaitingThings {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// One thing, and the conversation in which it is dealt with.
  package struct Thing: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case opportunity, followUp, project, invoice
    }

    package let kind: Kind
    package let id: Int64
    package let conversation: Int64?
    package let title: String
    /// What it is about: a note, a number; may be empty.
    package let detail: String
    /// Since when it waits, or when it was due.
    package let since: CalendarDate
    /// Minutes of unbilled time; minor units of what is open; 0 elsewhere.
    package let amount: Int64
    /// Of what is open on an invoice; empty elsewhere.
    package let currency: String
  }

  private static let limit: Int64 = 200

  /// Open opportunities in which nobody wrote since that instant, and nothing is planned.
  package func staleOpportunities(since instant: Instant, in zone: LocalTime) throws -> [Thing] {
    try connection.query(
      """
      SELECT o.id AS id, o.conversation_id AS conversation_id, o.title AS title, o.stage AS detail,
        c.last_activity_at AS at
      FROM opportunity o JOIN conversation c ON c.id = o.conversation_id
      WHERE o.state = 'open' AND c.last_activity_at < \(instant.milliseconds)
        AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.conversation_id = c.id AND f.state = 'planned')
      ORDER BY c.last_activity_at, o.id LIMIT \(Self.limit)
      """
    ).map { row in
      Thing(
        kind: .opportunity, id: try row.int("id"), conversation: try row.int("conversation_id"),
        title: try row.text("title"), detail: try row.text("detail"),
        since: zone.day(of: try row.instant("at")), amount: 0, currency: "")
    }
  }

  /// What was to be done before that day.
  package func overdueFollowUps(before day: CalendarDate) throws -> [Thing] {
    try connection.query(
      """
      SELECT f.id AS id, f.conversation_id AS conversation_id, c.title AS title, f.note AS detail, f.due_on AS due_on
      FROM follow_up f JOIN conversation c ON c.id = f.conversation_id
      WHERE f.state = 'planned' AND f.due_on < \(day) ORDER BY f.due_on, f.id LIMIT \(Self.limit)
      """
    ).map { row in
      Thing(
        kind: .followUp, id: try row.int("id"), conversation: try row.int("conversation_id"),
        title: try row.text("title"), detail: try row.text("detail"), since: try row.date("due_on"),
        amount: 0,
        currency: "")
    }
  }

  /// Projects for customers with time that stands on no invoice.
  package func unbilledProjects() throws -> [Thing] {
    try connection.query(
      """
      SELECT p.id AS id, p.conversation_id AS conversation_id, p.name AS title,
        CAST(sum(e.minutes) AS BIGINT) AS minutes, min(e.worked_on) AS worked_on
      FROM project p JOIN project_task t ON t.project_id = p.id JOIN timesheet_entry e ON e.task_id = t.id
      WHERE e.state = 'recorded' AND (p.order_id IS NOT NULL OR p.rate_millionths IS NOT NULL)
      GROUP BY p.id, p.conversation_id, p.name ORDER BY p.id LIMIT \(Self.limit)
      """
    ).map { row in
      Thing(
        kind: .project, id: try row.int("id"), conversation: try row.int("conversation_id"),
        title: try row.text("title"), detail: "", since: try row.date("worked_on"),
        amount: try row.int("minutes"), currency: "")
    }
  }

  /// Invoices that are due before that day and not settled.
  package func unpaidInvoices(before day: CalendarDate) throws -> [Thing] {
    try connection.query(
      """
      SELECT i.id AS id, i.conversation_id AS conversation_id, i.buyer_name AS title, i.number AS detail,
        i.due_on AS due_on, i.payable_minor - s.paid_minor - s.credited_minor AS open_minor, i.currency AS currency
      FROM invoice i JOIN invoice_settlement s ON s.invoice_id = i.id
      WHERE i.kind = 380 AND i.due_on < \(day) AND s.state IN ('issued', 'partiallyPaid')
      ORDER BY i.due_on, i.id LIMIT \(Self.limit)
      """
    ).map { row in
      Thing(
        kind: .invoice, id: try row.int("id"), conversation: try row.intOrNil("conversation_id"),
        title: try row.text("title"), detail: try row.text("detail"), since: try row.date("due_on"),
        amount: try row.int("open_minor"), currency: try row.text("currency"))
    }
  }
}
