import Basics
import Billing
import Inventory
import Sales
import Testing

extension Story {
  static let site = product(3, "SITE", "Site", .service, .piece, price: "1260")
}

@Suite("Milestones of an order")
struct MilestoneTests {
  private let today = Story.day("2026-11-30")

  private func terms(_ shares: [String: Double]) throws -> [MilestoneTerm] {
    try shares.sorted { $0.key < $1.key }.map { name, percent in
      try MilestoneTerm(name, share: Percent(basisPoints: Int64((percent * 100).rounded())))
    }
  }

  /// One fixed price of CHF 1260.00, billed in parts; the second reached on the 20th.
  private func progress(
    _ state: OrderState = .confirmed, ledger: BillingLedger = BillingLedger()
  ) throws -> OrderProgress {
    let line = try OrderLine(position: 1, Quantity(1), of: Story.site)
      .billed(at: try terms(["A": 33.33, "B": 33.33, "C": 33.34]))
    let agreement = try Agreement(
      customer: Story.party("Rey"), currency: .chf, title: "Portes", lines: [line])
    let order = SalesOrder(id: Identifier(9), number: "CO-2026-0001", state: state, agreement: agreement)
    var progress = OrderProgress(order: order, deliveries: [], tasks: [], entries: [], ledger: ledger)
    progress.milestones = line.milestones.enumerated().map { index, term in
      Milestone(
        id: Identifier(Int64(index + 1)), orderPosition: 1, number: index + 1, term: term,
        reachedOn: index == 1 ? Story.day("2026-11-20") : nil)
    }
    return progress
  }

  @Test("only what is reached is billed, with its share, and once")
  func billed() throws {
    let items = try progress().billableItems(upTo: today)
    #expect(items.map(\.reason) == [.milestoneReached])
    #expect(items[0].name == "Site – B (33.33\u{A0}%)")
    #expect(items[0].price.net.decimal == "419.96")
    #expect(items[0].orderPosition == 1)
    let proposal = try InvoiceProposal(billing: items, as: Story.frame())
    #expect(proposal.content.deliveredOn == Story.day("2026-11-20"))
    #expect(proposal.content.lines[0].period == nil)
    let ledger = try BillingLedger(items.flatMap(\.allocations))
    #expect(try progress(ledger: ledger).billableItems(upTo: today).isEmpty)
    #expect(try progress().billableItems(upTo: Story.day("2026-11-19")).isEmpty)
  }

  @Test(
    "the parts of every price come to the price, to the centime",
    arguments: [
      ["A": 50.0, "B": 50.0], ["A": 33.33, "B": 33.33, "C": 33.34], ["A": 0.01, "B": 99.99], ["A": 100],
      ["A": 12.5, "B": 12.5, "C": 75],
    ])
  func sums(_ shares: [String: Double]) throws {
    for cents in [1, 2, 99, 100, 10_001, 1_260_000, 999_999_999] {
      let price = UnitPrice(millionths: Int64(cents) * 10_000, .chf)
      let vat = try #require(VATRate(charging: Percent(basisPoints: 810)))
      let linePrice = try LinePrice(Quantity(1), unitCode: "C62", at: price, vat: vat)
      let line = try OrderLine(
        position: 1, product: Identifier(1), name: "x", price: linePrice, policy: .fixedOnOrder
      ).billed(at: try terms(shares))
      let amounts = try line.milestoneAmounts()
      #expect(amounts.map(\.minorUnits).reduce(0, +) == Int64(cents))
      #expect(amounts.allSatisfy { $0.minorUnits >= 0 })
    }
  }

  @Test("what was reached is owed although the order was cancelled; what was not is not")
  func cancelled() throws {
    #expect(try progress(.cancelled).billableItems(upTo: today).count == 1)
    #expect(try progress(.draft).billableItems(upTo: today).isEmpty)
  }

  @Test("an order with a milestone to come can't be completed")
  func completion() throws {
    let billed = try BillingLedger(progress().billableItems(upTo: today).flatMap(\.allocations))
    let refusal = #expect(throws: Refusal.self) {
      _ = try progress(ledger: billed).step(.completed, today: today)
    }
    #expect(refusal?.message.contains("\"A\" of CO-2026-0001 is not reached yet") == true)
  }

  @Test("a milestone is reached once, not tomorrow, and stays reached when it is billed")
  func steps() throws {
    let progress = try progress()
    let first = progress.milestones[0]
    let reached = try progress.step(.reached, first, on: today, today: today)
    #expect(reached.reachedOn == today)
    let second = progress.milestones[1]
    #expect(throws: Refusal.self) { try progress.step(.reached, second, on: today, today: today) }
    #expect(throws: Refusal.self) {
      try progress.step(.reached, first, on: today.adding(days: 1), today: today)
    }
    #expect(try progress.step(.withdrawn, second, on: today, today: today).state == .planned)
    let billed = try BillingLedger(progress.billableItems(upTo: today).flatMap(\.allocations))
    #expect(throws: Refusal.self) {
      try self.progress(ledger: billed).step(.withdrawn, second, on: today, today: today)
    }
    #expect(throws: Refusal.self) {
      try self.progress(.completed).step(.reached, first, on: today, today: today)
    }
  }

  @Test("shares that are not the whole price, and a price that is not fixed, are refused")
  func refused() throws {
    let fixed = try OrderLine(position: 1, Quantity(1), of: Story.gate, policy: .fixedOnOrder)
    #expect(throws: Refusal.self) { try fixed.billed(at: try terms(["A": 50, "B": 49])) }
    let half = try MilestoneTerm("A", share: Percent(basisPoints: 5000))
    #expect(throws: Refusal.self) { try fixed.billed(at: [half, half]) }
    let timed = try OrderLine(position: 1, Quantity(1), of: Story.service)
    #expect(throws: Refusal.self) { try timed.billed(at: try terms(["A": 100])) }
    for share in [0, -1, 10_001] as [Int64] {
      #expect(throws: Refusal.self) { try MilestoneTerm("A", share: Percent(basisPoints: share)) }
    }
    #expect(throws: Refusal.self) { try MilestoneTerm("", share: Percent(basisPoints: 1)) }
    #expect(throws: Refusal.self) { try MilestoneTerm("A\nB", share: Percent(basisPoints: 1)) }
  }

  @Test(
    "a milestone goes by its number, its name or a part of it; without words it is the next one",
    arguments: [
      ("", 1), ("2", 2), ("maquette", 1), ("MISE EN LIGNE", 2), ("ligne", 2), ("la maquette du site", 1),
      ("7", nil), ("chaise", nil), ("en", 2),
    ] as [(String, Int?)])
  func choice(words: String, number: Int?) throws {
    let names = ["Maquette", "Mise en ligne"]
    let milestones = try names.enumerated().map { index, name in
      Milestone(
        id: Identifier(Int64(index + 5)), orderPosition: 1, number: index + 1,
        term: try MilestoneTerm(name, share: Percent(basisPoints: 5000)))
    }
    #expect(MilestoneChoice.find(words, among: milestones)?.number == number)
  }
}
