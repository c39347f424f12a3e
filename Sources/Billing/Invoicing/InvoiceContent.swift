import Basics

/// What an invoice or credit note says, before it has a number and a date.
///
/// A draft is this value and nothing else; ``IssuedInvoice`` freezes it. Names follow EN 16931.
package struct InvoiceContent: Hashable, Sendable {
  /// BT-5.
  package let currency: Currency
  package var seller: TradeParty
  package var buyer: TradeParty
  package var lines: [InvoiceLine]
  package var payment: PaymentConditions
  /// BT-3.
  package var kind = InvoiceKind.invoice
  /// BG-14: the days the invoice is about; compulsory for services in most laws.
  package var period: DateSpan?
  /// BT-72: the day of the (last) delivery.
  package var deliveredOn: CalendarDate?
  package var references = InvoiceReferences()
  /// BT-22; may be empty.
  package var note = ""
  /// BT-120: why category E lines bear no tax. Empty when there are none.
  package var exemptionReason = ""

  package init(
    currency: Currency, seller: TradeParty, buyer: TradeParty, lines: [InvoiceLine],
    payment: PaymentConditions
  ) {
    self.currency = currency
    self.seller = seller
    self.buyer = buyer
    self.lines = lines
    self.payment = payment
  }

  /// All sums, from the lines.
  package func totals() throws(AmountError) -> InvoiceTotals {
    try InvoiceTotals(of: lines.map(\.price), in: currency, rounding: payment.rounding)
  }
}

/// What kind of document it is (BT-3, UNTDID 1001).
package enum InvoiceKind: Int, CaseIterable, Hashable, Sendable {
  case invoice = 380
  case creditNote = 381
}

/// What a document refers to.
package struct InvoiceReferences: Hashable, Sendable {
  /// BT-10: a word the buyer asked to see; empty when there is none.
  package var buyer = ""
  /// BT-13: the buyer's order number; empty when there is none.
  package var buyerOrder = ""
  /// BT-14: the number of our order; empty for an invoice alone.
  package var order = ""
  /// BG-3: the invoice that a credit note takes back.
  package var preceding: PrecedingInvoice?

  package init() {}
}

/// An earlier invoice, named unmistakably (BT-25 and BT-26).
package struct PrecedingInvoice: Hashable, Sendable {
  package let number: String
  package let issuedOn: CalendarDate

  package init(number: String, issuedOn: CalendarDate) {
    self.number = number
    self.issuedOn = issuedOn
  }
}
