import Basics
import Billing

/// The draft that bills these items, and which source stands on which line.
package struct InvoiceProposal: Hashable, Sendable {
  package let content: InvoiceContent
  /// By position of the invoice line; written to the ledger in the transaction that makes the draft.
  package let allocations: [Int: [BillingAllocation]]

  /// - Parameter month: the month that is billed; `nil` when it is billed outside a monthly run.
  /// - Throws: ``Refusal`` when there is nothing to bill.
  package init(
    billing items: [BillableItem], as frame: InvoiceFrame, month: DateSpan? = nil
  ) throws(Refusal) {
    guard !items.isEmpty else {
      throw Refusal(
        .missing, "there is nothing to bill to \(frame.buyer.name)",
        french: "il n’y a rien à facturer à \(frame.buyer.name)")
    }
    var lines: [InvoiceLine] = []
    var allocations: [Int: [BillingAllocation]] = [:]
    for (index, item) in items.enumerated() {
      lines.append(item.line(at: index + 1))
      allocations[index + 1] = item.allocations
    }
    var content = InvoiceContent(
      currency: frame.currency, seller: frame.seller, buyer: frame.buyer, lines: lines, payment: frame.payment
    )
    content.references = frame.references
    content.period = Self.period(of: items, month: month)
    content.deliveredOn = items.filter(\.reason.isOfOneDay).compactMap(\.period?.last).max()
    self.content = content
    self.allocations = allocations
  }

  /// From the first day that was worked, or the first of the month, to the end of the month.
  private static func period(of items: [BillableItem], month: DateSpan?) -> DateSpan? {
    let worked = items.filter { !$0.reason.isOfOneDay }.compactMap(\.period)
    let spans = worked.isEmpty ? [] : worked + (month.map { [$0] } ?? [])
    guard let first = spans.map(\.first).min(), let last = spans.map(\.last).max() else { return nil }
    return DateSpan(first: first, last: last)
  }
}

/// All of an invoice that does not depend on what is billed.
package struct InvoiceFrame: Hashable, Sendable {
  package let seller: TradeParty
  package let buyer: TradeParty
  package let currency: Currency
  package let payment: PaymentConditions
  package var references = InvoiceReferences()

  package init(seller: TradeParty, buyer: TradeParty, currency: Currency, payment: PaymentConditions) {
    self.seller = seller
    self.buyer = buyer
    self.currency = currency
    self.payment = payment
  }

  /// The invoice goes to whom the order was agreed with, and names the order.
  package init(seller: TradeParty, order: SalesOrder, payment: PaymentConditions) {
    self.init(
      seller: seller, buyer: order.agreement.customer, currency: order.agreement.currency, payment: payment)
    references.order = order.number
    references.buyerOrder = order.agreement.customerReference
  }
}

extension BillableItem {
  fileprivate func line(at position: Int) -> InvoiceLine {
    var line = InvoiceLine(position: position, name: name, price: price)
    line.details = details
    line.orderPosition = orderPosition
    line.period = reason.isOfOneDay ? nil : period
    return line
  }
}
