import Basics

/// Where an invoice stands. Overdue is not a state: it follows from the due date.
package enum InvoiceState: String, CaseIterable, Hashable, Sendable {
  case draft
  /// A draft that was thrown away before it had a number.
  case discarded
  case issued, partiallyPaid, paid
  /// Taken back in full by credit notes.
  case credited
}

/// What can happen to an invoice.
package enum InvoiceEvent: String, CaseIterable, Hashable, Sendable {
  case discarded, issued, partiallySettled, settled, fullyCredited
}

/// What the caller must do when an event is accepted.
package enum InvoiceAction: String, CaseIterable, Hashable, Sendable {
  /// From the series' locked row, in the same transaction.
  case takeNumber
  /// Keep content, PDF bytes and their digest for good.
  case freeze
  /// Put the document's mail into the outbox.
  case queueMail
  /// What the draft was going to bill may be billed again.
  case releaseSources
  /// Count the credit note against the invoice it names.
  case creditPreceding
}

/// The life of an invoice as a table. Nothing leads from an issued invoice back to a draft: corrections are
/// credit notes.
package enum InvoiceLifecycle {
  package typealias Table = Lifecycle<InvoiceState, InvoiceEvent, InvoiceAction>

  package static let table = Table(
    of: "invoice",
    [
      .init(.draft, .issued, .issued, [.takeNumber, .freeze, .queueMail]),
      .init(.draft, .discarded, .discarded, [.releaseSources]),
      .init(.issued, .partiallySettled, .partiallyPaid),
      .init(.issued, .settled, .paid),
      .init(.issued, .fullyCredited, .credited),
      .init(.partiallyPaid, .partiallySettled, .partiallyPaid),
      .init(.partiallyPaid, .settled, .paid),
      .init(.partiallyPaid, .fullyCredited, .credited),
      // Credited in part or in full after it was paid: the money is owed to the buyer.
      .init(.paid, .settled, .paid),
      .init(.paid, .fullyCredited, .credited),
    ],
    french: .init(
      "la facture",
      state: {
        switch $0 {
        case .draft: "un brouillon"
        case .discarded: "abandonnée"
        case .issued: "émise"
        case .partiallyPaid: "payée en partie"
        case .paid: "payée"
        case .credited: "reprise par un avoir"
        }
      },
      event: {
        switch $0 {
        case .discarded: "être abandonnée"
        case .issued: "être émise"
        case .partiallySettled: "être réglée en partie"
        case .settled: "être réglée"
        case .fullyCredited: "être reprise par un avoir"
        }
      }))
}
