import Basics

/// The life of a credit note as a table; it shares states and events with the invoice, whose document it is.
package enum CreditNoteLifecycle {
  package static let table = InvoiceLifecycle.Table(
    of: "credit note",
    [
      .init(.draft, .issued, .issued, [.takeNumber, .freeze, .queueMail, .creditPreceding]),
      .init(.draft, .discarded, .discarded),
      // Set off against what was still to pay, or paid back.
      .init(.issued, .settled, .paid),
    ])
}
