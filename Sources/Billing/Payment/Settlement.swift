import Basics

/// How far an issued invoice is settled: by payments, and by credit notes.
package struct Settlement: Hashable, Sendable {
  package let payable: Money
  package let paid: Money
  package let credited: Money
  /// Still to pay; below zero when the buyer has something to get back.
  package let open: Money

  /// - Throws: ``Refusal`` when the amounts are of different currencies.
  package init(payable: Money, paid: Money, credited: Money) throws(Refusal) {
    guard let open = try? payable.subtracting(paid).subtracting(credited) else {
      throw Refusal(.invalid, "\(paid) paid and \(credited) credited can't be set off against \(payable)")
    }
    self.payable = payable
    self.paid = paid
    self.credited = credited
    self.open = open
  }

  /// A payment arrives.
  ///
  /// - Throws: ``Refusal`` when it is not above zero, or more than is open.
  package func receiving(_ amount: Money) throws(Refusal) -> (settlement: Settlement, event: InvoiceEvent) {
    guard amount.currency == payable.currency, amount.minorUnits > 0 else {
      throw Refusal(.invalid, "a payment of \(amount) can't settle an invoice in \(payable.currency)")
    }
    guard amount.minorUnits <= open.minorUnits, let sum = try? paid.adding(amount) else {
      throw Refusal(
        .exceeds, "\(amount) were paid, but only \(open) are open",
        remedy: "book \(open) here and the rest on another invoice, or pay it back")
    }
    let after = try Settlement(payable: payable, paid: sum, credited: credited)
    return (after, after.open.isZero ? .settled : .partiallySettled)
  }

  /// A credit note is issued; ``CreditableInvoice`` has checked that it does not exceed the invoice.
  package func crediting(_ amount: Money) throws(Refusal) -> (settlement: Settlement, event: InvoiceEvent) {
    guard let sum = try? credited.adding(amount), sum.minorUnits <= payable.minorUnits else {
      throw Refusal(.exceeds, "\(amount) can't be credited: \(credited) of \(payable) already are")
    }
    let after = try Settlement(payable: payable, paid: paid, credited: sum)
    if sum == payable { return (after, .fullyCredited) }
    return (after, after.open.minorUnits > 0 ? .partiallySettled : .settled)
  }
}
