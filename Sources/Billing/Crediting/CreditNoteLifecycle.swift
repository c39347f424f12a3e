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
    ],
    french: .init(
      "l’avoir",
      state: {
        switch $0 {
        case .draft: "un brouillon"
        case .discarded: "abandonné"
        case .issued: "émis"
        case .partiallyPaid: "réglé en partie"
        case .paid: "réglé"
        case .credited: "repris"
        }
      },
      event: {
        switch $0 {
        case .discarded: "être abandonné"
        case .issued: "être émis"
        case .partiallySettled: "être réglé en partie"
        case .settled: "être réglé"
        case .fullyCredited: "être repris"
        }
      }))
}
