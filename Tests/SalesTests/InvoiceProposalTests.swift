import Basics
import Billing
import Projects
import Sales
import Testing

@Suite("The invoice that is proposed")
struct InvoiceProposalTests {
  private let november = DateSpan(monthOf: Story.day("2026-11-01"))

  @Test("from order to issued invoice, the story comes to the centime")
  func story() throws {
    let entries = [try Story.entry(1, 390, on: "2026-11-10")]
    let progress = try Story.progress(deliveries: [Story.delivery(4, 3, on: "2026-11-20")], entries: entries)
    let proposal = try InvoiceProposal(
      billing: try progress.billableItems(upTo: november.last), as: try Story.frame(), month: november)
    let number = DocumentNumber(series: "invoice", sequence: 1, text: "FA-2026-00001")
    let invoice = try proposal.content.issued(as: number, on: Story.day("2026-11-30"), key: Identifier(1))
    #expect(invoice.totals.payable.decimal == "2626.85")
    #expect(invoice.content.references.order == "CO-2026-0001")
    #expect(invoice.content.period == november)
    #expect(invoice.content.deliveredOn == Story.day("2026-11-20"))
    #expect(invoice.content.lines.map(\.orderPosition) == [1, 2])
    #expect(proposal.allocations[1]?.map(\.source) == [.timesheet(Identifier(1))])
    #expect(proposal.allocations[2]?.map(\.source) == [.delivery(Identifier(4), orderPosition: 2)])
  }

  @Test("goods alone have a delivery day and no period")
  func goodsOnly() throws {
    let items = try Story.progress(deliveries: [Story.delivery(4, 3, on: "2026-11-20")])
      .billableItems(upTo: november.last)
    let proposal = try InvoiceProposal(billing: items, as: try Story.frame(), month: november)
    #expect(proposal.content.period == nil)
    #expect(proposal.content.deliveredOn == Story.day("2026-11-20"))
  }

  @Test("nothing to bill makes no invoice")
  func nothing() throws {
    let refusal = #expect(throws: Refusal.self) {
      try InvoiceProposal(billing: [], as: try Story.frame(), month: november)
    }
    #expect(refusal?.reason == .missing)
  }

  @Test("a project without an order is billed at its own rate, a line per task; without a rate not at all")
  func projectAlone() throws {
    let tasks = ["Audit", "Rapport"].enumerated().map { index, name in
      ProjectTask(id: Identifier(Int64(11 + index)), project: Identifier(2), name: name)
    }
    let entries = [
      try Story.entry(1, 90, on: "2026-11-03"), try Story.entry(2, 45, task: 12, on: "2026-11-04"),
    ]
    let rate = HourlyRate(
      unitPrice: try #require(UnitPrice(decimal: "160", .chf)), vatRate: Percent(basisPoints: 810))
    for (rate, nets) in [(rate, ["240.00", "120.00"]), (nil, [])] as [(HourlyRate?, [String])] {
      let project = Project(id: Identifier(2), state: .open, name: "Audit réseau", hourlyRate: rate)
      let progress = ProjectProgress(
        project: project, tasks: tasks, entries: entries, ledger: BillingLedger())
      let items = try progress.billableItems(upTo: november.last)
      #expect(items.map(\.price.net.decimal) == nets)
    }
  }
}
