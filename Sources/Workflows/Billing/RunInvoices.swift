import Basics
import Billing
import Projects
import SQL
import Sales
import Store

/// The month's invoices: everything that is owed up to its last day, one invoice per order and per project
/// without an order, issued and mailed at once.
///
/// Each stands in a transaction of its own: one that fails leaves no trace, gives its number back and stops
/// nobody else. Run twice, it makes nothing twice; drafts of an earlier run are issued by the next one.
package struct RunInvoices: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  package struct Wishes: Sendable {
    package let month: DateSpan
    /// This order alone.
    package var order: Int64?
    /// Stop at the drafts.
    package var isDraftOnly = false

    package init(month: DateSpan) { self.month = month }
  }

  /// What became of one order or project.
  package struct Outcome: Sendable {
    package enum Result: Sendable {
      case drafted(InvoiceRecord)
      case sent(InvoiceRecord, outboxID: Int64)
      case failed(String)
    }

    package let subject: BillingSubject
    /// The order's number or the project's name.
    package let name: String
    package let result: Result
  }

  /// - Returns: one per order or project that has something to bill, in their order.
  /// - Throws: ``Refusal`` when there is no such order.
  package func callAsFunction(_ wishes: Wishes, actor: String) async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for (subject, name) in try await subjects(wishes) {
      guard let result = try await bill(subject, wishes, actor: actor) else { continue }
      outcomes.append(Outcome(subject: subject, name: name, result: result))
    }
    return outcomes
  }

  private func subjects(_ wishes: Wishes) async throws -> [(BillingSubject, String)] {
    try await office.database.read { connection in
      let orders = SalesOrders(connection)
      let candidates = BillableSubjects(connection)
      let wanted = try wishes.order.map { [try orders.find($0).id] }
      let named = try candidates.orders(upTo: wishes.month.last)
        .filter { wanted?.contains($0) ?? true }
        .map { (BillingSubject.order($0), try orders.find($0.value).order.number) }
      guard wanted == nil else { return named }
      return try named
        + candidates.projects().map { id in
          (BillingSubject.project(id), try ProjectTable(connection).find(id.value).project.name)
        }
    }
  }

  private func bill(
    _ subject: BillingSubject, _ wishes: Wishes, actor: String
  ) async throws -> Outcome.Result? {
    do {
      return try await office.database.write { connection in
        let propose = ProposeInvoice(office, connection, month: wishes.month)
        guard let draft = try propose(subject, actor: actor) else { return nil }
        if wishes.isDraftOnly { return .drafted(try Invoices(connection).find(draft.value)) }
        let record = try IssueInvoice(office).apply(to: draft.value, actor: actor, connection)
        return .sent(record, outboxID: try SendInvoice(office).queue(record, actor: actor, connection))
      }
    } catch let error as SQLError where error.kind == .interrupted {
      throw error
    } catch {
      return .failed("\(error)")
    }
  }
}
