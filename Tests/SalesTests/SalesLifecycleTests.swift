import Basics
import Billing
import Sales
import Testing

@Suite("The lives of quotations and orders")
struct SalesLifecycleTests {
  private static let quotation: [QuotationState: [QuotationEvent: QuotationState]] = [
    .draft: [.sent: .sent, .accepted: .accepted, .declined: .declined],
    .sent: [
      .sent: .sent, .accepted: .accepted, .declined: .declined, .expired: .expired, .revised: .superseded,
    ],
    .declined: [.revised: .superseded],
    .expired: [.revised: .superseded],
  ]
  private static let order: [OrderState: [OrderEvent: OrderState]] = [
    .draft: [.confirmed: .confirmed, .cancelled: .cancelled],
    .confirmed: [.completed: .completed, .cancelled: .cancelled],
    .completed: [.reopened: .confirmed],
  ]

  @Test(
    "every state of a quotation takes its own steps and refuses all others",
    arguments: QuotationState.allCases)
  func quotations(state: QuotationState) {
    for event in QuotationEvent.allCases {
      #expect((try? QuotationLifecycle.table.apply(event, in: state).to) == Self.quotation[state]?[event])
    }
  }

  @Test("every state of an order takes its own steps and refuses all others", arguments: OrderState.allCases)
  func orders(state: OrderState) {
    for event in OrderEvent.allCases {
      #expect((try? OrderLifecycle.table.apply(event, in: state).to) == Self.order[state]?[event])
    }
  }

  private func quotation(_ state: QuotationState) throws -> Quotation {
    Quotation(
      id: Identifier(1), number: "OF-2026-0001", state: state, agreement: try Story.agreement(),
      validUntil: Story.day("2026-11-30"))
  }

  @Test("a quotation is accepted up to its last day and confirms the order")
  func acceptance() throws {
    let sent = try quotation(.sent)
    #expect(try sent.step(.accepted, today: Story.day("2026-11-30")).actions == [.confirmOrder])
    let refusal = #expect(throws: Refusal.self) { try sent.step(.accepted, today: Story.day("2026-12-01")) }
    #expect(refusal?.message.contains("2026-11-30") == true)
  }

  @Test("a quotation expires only after its last day, and an expired one is not sent")
  func expiry() throws {
    let sent = try quotation(.sent)
    #expect(throws: Refusal.self) { try sent.step(.expired, today: Story.day("2026-11-30")) }
    #expect(try sent.step(.expired, today: Story.day("2026-12-01")).to == .expired)
    let draft = try quotation(.draft)
    #expect(throws: Refusal.self) { try draft.step(.sent, today: Story.day("2026-12-01")) }
  }

  @Test("an order with something open can't be completed, one that was billed can't be cancelled")
  func closing() throws {
    let today = Story.day("2026-11-30")
    let delivered = [Story.delivery(1, 3, on: "2026-11-20")]
    #expect(throws: Refusal.self) { try Story.progress().step(.completed, today: today) }
    let unbilled = try Story.progress(deliveries: delivered)
    #expect(throws: Refusal.self) { try unbilled.step(.completed, today: today) }
    let ledger = try BillingLedger(try unbilled.billableItems(upTo: today).flatMap(\.allocations))
    let billed = try Story.progress(deliveries: delivered, ledger: ledger)
    #expect(try billed.step(.completed, today: today).to == .completed)
    #expect(throws: Refusal.self) { try billed.step(.cancelled, today: today) }
    #expect(
      try Story.progress().step(.cancelled, today: today).actions == [.cancelDeliveries, .closeProject])
  }
}
