import Basics
import Billing
import CRM
import Projects
import SQL
import Sales
import Store

/// What is billed: an order, or a customer's project without one.
package enum BillingSubject: Hashable, Sendable {
  case order(Identifier<SalesOrder>)
  case project(Identifier<Project>)
}

/// The draft that bills all that one order or project has to bill up to the end of a month.
///
/// What is billed is looked up in the ledger first and written to it with the draft, so a second proposal for
/// the same month finds nothing left.
struct ProposeInvoice {
  private let office: Office
  private let connection: any Connection
  private let month: DateSpan

  init(_ office: Office, _ connection: any Connection, month: DateSpan) {
    self.office = office
    self.connection = connection
    self.month = month
  }

  private var runMonth: String { String(month.first.description.prefix(7)) }

  /// - Returns: the draft that waits already or a new one; `nil` when there is nothing to bill.
  func callAsFunction(_ subject: BillingSubject, actor: String) throws -> Identifier<Invoice>? {
    switch subject {
    case .order(let id): try bill(order: id, actor: actor)
    case .project(let id): try bill(project: id, actor: actor)
    }
  }

  private func bill(order id: Identifier<SalesOrder>, actor: String) throws -> Identifier<Invoice>? {
    let orders = SalesOrders(connection)
    try orders.lock(id.value)
    if let waiting = try Invoices(connection).draft(order: id, runMonth: runMonth) { return waiting }
    let record = try orders.find(id.value)
    let ledger = try BillingAllocations(connection).ledger(order: id)
    let items = try orders.progress(of: id.value, ledger: ledger).billableItems(upTo: month.last)
    guard !items.isEmpty else { return nil }
    let parties = TradePartyOf(office, connection)
    let frame = InvoiceFrame(
      seller: parties.seller(), order: record.order, payment: try parties.paymentConditions())
    var links = InvoiceLinks()
    links.order = id
    links.contact = record.keys.contact
    links.conversation = record.keys.conversation
    links.title = record.order.agreement.title
    return try keep(InvoiceProposal(billing: items, as: frame, month: month), links, actor: actor)
  }

  private func bill(project id: Identifier<Project>, actor: String) throws -> Identifier<Invoice>? {
    if let waiting = try Invoices(connection).draft(project: id, runMonth: runMonth) { return waiting }
    let projects = ProjectTable(connection)
    let record = try projects.find(id.value)
    let ledger = try BillingAllocations(connection).ledger(project: id)
    let items = try projects.progress(of: id.value, ledger: ledger).billableItems(upTo: month.last)
    guard !items.isEmpty, let party = record.party, let rate = record.project.hourlyRate else { return nil }
    let parties = TradePartyOf(office, connection)
    let frame = InvoiceFrame(
      seller: parties.seller(), buyer: try parties.buyer(party: party, contact: record.contact),
      currency: rate.unitPrice.currency, payment: try parties.paymentConditions())
    var links = InvoiceLinks()
    links.project = id
    links.contact = record.contact
    links.conversation = record.conversation
    links.title = record.project.name
    return try keep(InvoiceProposal(billing: items, as: frame, month: month), links, actor: actor)
  }

  private func keep(
    _ proposal: InvoiceProposal, _ links: InvoiceLinks, actor: String
  ) throws -> Identifier<Invoice> {
    var links = links
    links.runMonth = runMonth
    let id = try Invoices(connection).create(proposal.content, links, at: office.now)
    try BillingAllocations(connection).record(proposal.allocations, of: id)
    try Activities(connection).record(
      [FieldChange("state", from: "", to: InvoiceState.draft.rawValue)], of: "invoice", id.value,
      actor: actor, message: office.cause, at: office.now)
    return id
  }
}
