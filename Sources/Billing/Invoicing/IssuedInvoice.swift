import Basics

/// An invoice or credit note that has left the house: number, dates, parties and sums can never change.
///
/// It can only be made by ``InvoiceContent/issued(as:on:key:)``, which checks first, or read back from the
/// store. What happens to it later (payments, credits) is kept beside it, never in it.
package struct IssuedInvoice: Hashable, Sendable {
  /// BT-1.
  package let number: DocumentNumber
  /// BT-2.
  package let issuedOn: CalendarDate
  /// BT-9; `nil` on a credit note, where nothing is due from the buyer.
  package let dueOn: CalendarDate?
  package let content: InvoiceContent
  package let totals: InvoiceTotals
  /// BT-83; `nil` on a credit note.
  package let paymentReference: PaymentReference?

  package var kind: InvoiceKind { content.kind }

  /// As the store kept it. The sums are computed again, so that a damaged row can't go unnoticed.
  package init(
    number: DocumentNumber, issuedOn: CalendarDate, dueOn: CalendarDate?, content: InvoiceContent,
    paymentReference: PaymentReference?
  ) throws(AmountError) {
    self.number = number
    self.issuedOn = issuedOn
    self.dueOn = dueOn
    self.content = content
    self.paymentReference = paymentReference
    totals = try content.totals()
  }
}

extension InvoiceContent {
  /// Checks the content and freezes it under its number.
  ///
  /// - Parameter key: the database key, from which the payment reference is made.
  /// - Throws: ``Refusal`` that lists every rule the content breaks.
  package func issued(
    as number: DocumentNumber, on day: CalendarDate, key: Identifier<Invoice>
  ) throws(Refusal) -> IssuedInvoice {
    try InvoiceCheck(self).verify()
    let reference: PaymentReference? =
      kind == .invoice ? try PaymentReference(for: key.value, payingTo: payment.account) : nil
    do throws(AmountError) {
      return try IssuedInvoice(
        number: number, issuedOn: day, dueOn: kind == .invoice ? payment.terms.dueDate(issuedOn: day) : nil,
        content: self, paymentReference: reference)
    } catch {
      throw Refusal(
        .invalid, "the sums of the invoice can't be computed: \(error)",
        french: "les sommes de la facture ne peuvent pas être calculées")
    }
  }
}
