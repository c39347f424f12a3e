import Basics
import Billing
import Testing

@Suite("The lives of invoices and credit notes")
struct InvoiceLifecycleTests {
  private static let invoice: [InvoiceState: [InvoiceEvent: InvoiceState]] = [
    .draft: [.issued: .issued, .discarded: .discarded],
    .discarded: [:],
    .issued: [.partiallySettled: .partiallyPaid, .settled: .paid, .fullyCredited: .credited],
    .partiallyPaid: [.partiallySettled: .partiallyPaid, .settled: .paid, .fullyCredited: .credited],
    .paid: [.settled: .paid, .fullyCredited: .credited],
    .credited: [:],
  ]
  private static let creditNote: [InvoiceState: [InvoiceEvent: InvoiceState]] = [
    .draft: [.issued: .issued, .discarded: .discarded],
    .issued: [.settled: .paid],
  ]

  @Test("every state takes its own steps and refuses all others", arguments: InvoiceState.allCases)
  func walk(state: InvoiceState) {
    for event in InvoiceEvent.allCases {
      #expect((try? InvoiceLifecycle.table.apply(event, in: state).to) == Self.invoice[state]?[event])
      #expect((try? CreditNoteLifecycle.table.apply(event, in: state).to) == Self.creditNote[state]?[event])
    }
  }

  @Test("nothing leads back to a draft")
  func frozen() {
    let all = InvoiceLifecycle.table.transitions + CreditNoteLifecycle.table.transitions
    #expect(!all.contains { $0.to == .draft })
  }

  @Test("issuing takes the number, freezes and queues the mail")
  func issuing() throws {
    let invoice = try InvoiceLifecycle.table.apply(.issued, in: .draft).actions
    #expect(invoice == [.takeNumber, .freeze, .queueMail])
    let note = try CreditNoteLifecycle.table.apply(.issued, in: .draft).actions
    #expect(note == [.takeNumber, .freeze, .queueMail, .creditPreceding])
  }
}

@Suite("Settling an invoice")
struct SettlementTests {
  private func chf(_ text: String) throws -> Money { try #require(Money(decimal: text, .chf)) }

  private func settlement(_ payable: String, paid: String = "0", credited: String = "0") throws -> Settlement
  {
    try Settlement(payable: chf(payable), paid: chf(paid), credited: chf(credited))
  }

  @Test(
    "payments settle in part or in full",
    arguments: [("40", InvoiceEvent.partiallySettled, "60.00"), ("100", .settled, "0.00")])
  func payments(amount: String, event: InvoiceEvent, open: String) throws {
    let result = try settlement("100").receiving(chf(amount))
    #expect(result.event == event)
    #expect(result.settlement.open.decimal == open)
  }

  @Test("a payment that is not above zero, too large or in another currency is refused")
  func badPayments() throws {
    let open = try settlement("100", paid: "30")
    for amount in [try chf("70.01"), try chf("0"), try chf("-1"), Money(minorUnits: 100, .eur)] {
      #expect(throws: Refusal.self) { try open.receiving(amount) }
    }
  }

  @Test(
    "credits settle, and a paid invoice that is credited owes the buyer",
    arguments: [
      ("0", "40", InvoiceEvent.partiallySettled, "60.00"), ("60", "40", .settled, "0.00"),
      ("0", "100", .fullyCredited, "0.00"), ("100", "100", .fullyCredited, "-100.00"),
      ("100", "10", .settled, "-10.00"),
    ])
  func credits(paid: String, amount: String, event: InvoiceEvent, open: String) throws {
    let result = try settlement("100", paid: paid).crediting(chf(amount))
    #expect(result.event == event)
    #expect(result.settlement.open.decimal == open)
  }

  @Test("credits beyond the invoice are refused")
  func tooMuchCredit() throws {
    #expect(throws: Refusal.self) { try settlement("100", credited: "60").crediting(chf("40.01")) }
  }
}
