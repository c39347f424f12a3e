import Basics
import Billing

/// What was agreed with a customer. The customer's name and address are a snapshot of the day it was agreed.
package struct SalesOrder: Hashable, Sendable {
  package let id: Identifier<SalesOrder>
  package let number: String
  package let state: OrderState
  package let agreement: Agreement

  package init(id: Identifier<SalesOrder>, number: String, state: OrderState, agreement: Agreement) {
    self.id = id
    self.number = number
    self.state = state
    self.agreement = agreement
  }

  package var lines: [OrderLine] { agreement.lines }
}

/// What quotation and order have in common: who gets what, in which currency.
package struct Agreement: Hashable, Sendable {
  package let customer: TradeParty
  package let currency: Currency
  package let title: String
  package let lines: [OrderLine]
  /// BT-13, the number of the customer's own order; empty when there is none.
  package var customerReference = ""

  /// - Throws: ``Refusal`` when there is no line, or the lines do not go together.
  package init(
    customer: TradeParty, currency: Currency, title: String, lines: [OrderLine]
  ) throws(Refusal) {
    guard !lines.isEmpty else {
      throw Refusal(.missing, "\"\(title)\" has no line", french: "« \(title) » n’a aucune ligne")
    }
    guard lines.map(\.position) == Array(1...lines.count) else {
      throw Refusal(
        .invalid, "the lines of \"\(title)\" are not numbered 1, 2, 3 …",
        french: "les lignes de « \(title) » ne sont pas numérotées 1, 2, 3 …")
    }
    for line in lines where line.price.unitPrice.currency != currency {
      throw Refusal(
        .invalid, "line \(line.position) is in \(line.price.unitPrice.currency), \"\(title)\" in \(currency)",
        french:
          "la ligne \(line.position) est en \(line.price.unitPrice.currency), « \(title) » en \(currency)")
    }
    self.customer = customer
    self.currency = currency
    self.title = title
    self.lines = lines
  }

  /// What it comes to, with VAT per group.
  package func totals() throws(AmountError) -> InvoiceTotals {
    try InvoiceTotals(of: lines.map(\.price), in: currency)
  }
}
