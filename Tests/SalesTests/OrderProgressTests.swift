import Basics
import Billing
import Inventory
import Projects
import Sales
import TestSupport
import Testing

@Suite("What may be billed now")
struct OrderProgressTests {
  private let endOfNovember = Story.day("2026-11-30")

  @Test("hours worked and goods delivered are billed, each with its reason")
  func story() throws {
    let entries = [
      try Story.entry(1, 270, on: "2026-11-10"), try Story.entry(2, 120, task: 12, on: "2026-11-24"),
      try Story.entry(3, 60, on: "2026-12-01"),
    ]
    let progress = try Story.progress(deliveries: [Story.delivery(1, 3, on: "2026-11-20")], entries: entries)
    let items = try progress.billableItems(upTo: endOfNovember)
    #expect(items.map(\.reason) == [.hoursWorked, .goodsDelivered])
    #expect(items.map(\.price.quantity.decimal) == ["6.5", "3"])
    #expect(items.map(\.price.net.decimal) == ["1170.00", "1260.00"])
    #expect(items.map(\.orderPosition) == [1, 2])
    #expect(items[0].details == "Analyse 4:30, Conception 2:00")
    #expect(items[0].period == DateSpan(first: Story.day("2026-11-10"), last: Story.day("2026-11-24")))
    #expect(items[1].evidence == "delivered on 2026-11-20")
  }

  @Test("minutes are summed before they become hours: three times twenty minutes are one hour")
  func oneRounding() throws {
    let entries = try (1...3).map { try Story.entry($0, 20, on: "2026-11-1\($0)") }
    let items = try Story.progress(entries: entries).billableItems(upTo: endOfNovember)
    #expect(items.map(\.price.net.decimal) == ["180.00"])
  }

  @Test("time of an earlier month that was booked late is not lost")
  func lateBooking() throws {
    let entries = [try Story.entry(1, 60, on: "2026-10-30"), try Story.entry(2, 60, on: "2026-11-02")]
    let items = try Story.progress(entries: entries).billableItems(upTo: endOfNovember)
    let proposal = try InvoiceProposal(
      billing: items, as: try Story.frame(), month: DateSpan(monthOf: endOfNovember))
    #expect(proposal.content.period == DateSpan(first: Story.day("2026-10-30"), last: endOfNovember))
    #expect(proposal.content.lines[0].price.quantity == Quantity(2))
  }

  @Test("hours beyond the budget are billed, and say so")
  func beyondBudget() throws {
    let entries = try (1...3).map { try Story.entry($0, 420, on: "2026-11-0\($0)") }
    let items = try Story.progress(entries: entries).billableItems(upTo: endOfNovember)
    #expect(items.map(\.reason) == [.hoursBeyondBudget])
    #expect(items[0].evidence.hasPrefix("21 of 20 hours worked"))
  }

  @Test("the budget counts what was billed before, but not what was withdrawn")
  func budgetCountsBilled() throws {
    let entries = [
      try Story.entry(1, 1140, on: "2026-10-01", state: .invoiced), try Story.entry(2, 120, on: "2026-11-01"),
      try Story.entry(3, 600, on: "2026-11-01", state: .withdrawn),
    ]
    let items = try Story.progress(entries: entries).billableItems(upTo: endOfNovember)
    #expect(items.map(\.price.quantity) == [Quantity(2)])
    #expect(items.map(\.reason) == [.hoursBeyondBudget])
  }

  @Test("planned and cancelled deliveries, and invoiced or withdrawn time, are not billed")
  func notBillable() throws {
    let line = DeliveryLine(orderPosition: 2, product: Story.gate.id, quantity: Quantity(1))
    let deliveries = [DeliveryState.planned, .cancelled].map {
      Delivery(id: Identifier(1), state: $0, lines: [line])
    }
    let entries = [
      try Story.entry(1, 60, on: "2026-11-01", state: .invoiced),
      try Story.entry(2, 60, on: "2026-11-01", state: .withdrawn),
    ]
    #expect(
      try Story.progress(deliveries: deliveries, entries: entries).billableItems(upTo: endOfNovember).isEmpty)
  }

  @Test("a fixed price is billed once, without waiting for the delivery, and not after a cancellation")
  func fixedPrice() throws {
    let order = try Story.order(fixed: true)
    let items = try Story.progress(order).billableItems(upTo: endOfNovember)
    #expect(items.map(\.reason) == [.orderConfirmed])
    let ledger = try BillingLedger(items.flatMap(\.allocations))
    let deliveries = [Story.delivery(1, 3, on: "2026-11-20")]
    let after = try Story.progress(order, deliveries: deliveries, ledger: ledger)
    #expect(try after.billableItems(upTo: endOfNovember).isEmpty)
    #expect(
      try Story.progress(Story.order(.cancelled, fixed: true)).billableItems(upTo: endOfNovember).isEmpty)
  }

  @Test("a draft owes nothing; what was delivered is owed although the order was cancelled afterwards")
  func states() throws {
    let deliveries = [Story.delivery(1, 1, on: "2026-11-20")]
    let draft = try Story.progress(Story.order(.draft), deliveries: deliveries)
    #expect(try draft.billableItems(upTo: endOfNovember).isEmpty)
    let cancelled = try Story.progress(Story.order(.cancelled), deliveries: deliveries)
    #expect(try cancelled.billableItems(upTo: endOfNovember).map(\.reason) == [.goodsDelivered])
  }

  @Test("what is still to deliver follows from the deliveries that took place")
  func openToDeliver() throws {
    let planned = Delivery(
      id: Identifier(2), state: .planned,
      lines: [DeliveryLine(orderPosition: 2, product: Story.gate.id, quantity: Quantity(2))])
    let progress = try Story.progress(deliveries: [Story.delivery(1, 1, on: "2026-11-20"), planned])
    #expect(try progress.openToDeliver() == [2: Quantity(2)])
  }

  @Test("however often and whenever it is billed, everything is billed exactly once", arguments: 0..<100)
  func neverTwice(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let first = Story.day("2026-09-01")
    let entries = try (1...30 as ClosedRange<Int64>).map { id in
      let booking = try TimeBooking(
        .random(in: 1...480, using: &generator), on: Identifier(.random(in: 11...12, using: &generator)),
        by: Identifier(1), day: first.adding(days: .random(in: 0...89, using: &generator)))
      return TimesheetEntry(id: Identifier(id), booking: booking)
    }
    let deliveries = (1...3 as ClosedRange<Int64>).map { id in
      Story.delivery(id, 1, on: first.adding(days: .random(in: 0...89, using: &generator)).description)
    }
    var ledger = BillingLedger()
    var allocations: [BillingAllocation] = []
    for _ in 0..<8 {
      let upTo = first.adding(days: .random(in: 0...95, using: &generator))
      allocations += try bill(entries, deliveries, upTo, &ledger)
    }
    allocations += try bill(entries, deliveries, first.adding(days: 89), &ledger)
    #expect(try bill(entries, deliveries, first.adding(days: 200), &ledger).isEmpty)
    #expect(Set(allocations.map(\.source)).count == allocations.count)
    #expect(allocations.count == entries.count + deliveries.count)
    let minutes = Int64(entries.map(\.booking.minutes).reduce(0, +))
    #expect(try allocations.map(\.amount).total() == Quantity(minutes + 3))
  }

  private func bill(
    _ entries: [TimesheetEntry], _ deliveries: [Delivery], _ day: CalendarDate, _ ledger: inout BillingLedger
  ) throws -> [BillingAllocation] {
    let progress = try Story.progress(deliveries: deliveries, entries: entries, ledger: ledger)
    let allocations = try progress.billableItems(upTo: day).flatMap(\.allocations)
    for allocation in allocations { try ledger.record(allocation) }
    return allocations
  }
}
