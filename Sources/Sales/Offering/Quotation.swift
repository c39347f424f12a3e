import Basics
import Billing

/// An offer with its validity. Once sent it does not change: a change is a new revision that supersedes it.
package struct Quotation: Hashable, Sendable {
  package let id: Identifier<Quotation>
  /// Number and revision, as they are printed: `OF-2026-0007`.
  package let number: String
  package let state: QuotationState
  package let agreement: Agreement
  /// The last day on which it can be accepted.
  package let validUntil: CalendarDate

  package init(
    id: Identifier<Quotation>, number: String, state: QuotationState, agreement: Agreement,
    validUntil: CalendarDate
  ) {
    self.id = id
    self.number = number
    self.state = state
    self.agreement = agreement
    self.validUntil = validUntil
  }

  package var lines: [OrderLine] { agreement.lines }

  /// The state after `event` today, and what has to follow.
  ///
  /// - Throws: ``Refusal`` when the table has no such step, or the offer may not be accepted any more, or may
  ///   not be called expired yet.
  package func step(
    _ event: QuotationEvent, today: CalendarDate
  ) throws(Refusal) -> QuotationLifecycle.Step {
    let step = try QuotationLifecycle.table.apply(event, in: state)
    let expired = today > validUntil
    if event == .accepted || event == .sent, expired {
      throw Refusal(
        .notAllowed, "the quotation \(number) was valid until \(validUntil)",
        remedy: "revise it with a new date",
        french: "le devis \(number) était valable jusqu’au \(DateFormat.long(validUntil, .french))")
    }
    if event == .expired, !expired {
      throw Refusal(
        .notAllowed, "the quotation \(number) is valid until \(validUntil)",
        french: "le devis \(number) est valable jusqu’au \(DateFormat.long(validUntil, .french))")
    }
    return step
  }
}
