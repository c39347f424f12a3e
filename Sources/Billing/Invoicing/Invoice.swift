import Basics

/// An invoice or credit note with its key and state: a draft that may change, or a frozen document.
package struct Invoice: Hashable, Sendable {
  package enum Body: Hashable, Sendable {
    case draft(InvoiceContent)
    case issued(IssuedInvoice)
  }

  package let id: Identifier<Invoice>
  package let state: InvoiceState
  package let body: Body

  package init(id: Identifier<Invoice>, state: InvoiceState, body: Body) {
    self.id = id
    self.state = state
    self.body = body
  }

  package var content: InvoiceContent {
    switch body {
    case .draft(let content): content
    case .issued(let document): document.content
    }
  }

  /// `nil` while it is a draft.
  package var issued: IssuedInvoice? {
    if case .issued(let document) = body { document } else { nil }
  }

  /// The table that this kind of document follows.
  package var lifecycle: InvoiceLifecycle.Table {
    switch content.kind {
    case .invoice: InvoiceLifecycle.table
    case .creditNote: CreditNoteLifecycle.table
    }
  }

  /// The draft frozen under the number that the same transaction took.
  ///
  /// - Throws: ``Refusal`` when it is no draft any more, or breaks a rule.
  package func issuing(as number: DocumentNumber, on day: CalendarDate) throws(Refusal) -> Invoice {
    let step = try lifecycle.apply(.issued, in: state)
    let document = try content.issued(as: number, on: day, key: id)
    return Invoice(id: id, state: step.to, body: .issued(document))
  }
}
