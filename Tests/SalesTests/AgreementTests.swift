import Basics
import Billing
import Inventory
import Sales
import Testing

@Suite("What was agreed")
struct AgreementTests {
  @Test("a line takes name, price and rate from the product, and a policy that suits it")
  func lines() throws {
    let agreement = try Story.agreement()
    #expect(agreement.lines.map(\.policy) == [.byTimesheet, .onDelivery])
    #expect(agreement.lines.map(\.price.unitCode) == ["HUR", "C62"])
    #expect(agreement.lines.map(\.price.net.decimal) == ["3600.00", "1260.00"])
    #expect(try agreement.totals().taxInclusive.decimal == "5253.66")
  }

  @Test(
    "a policy that does not suit the product is refused",
    arguments: [(Story.service, BillingPolicy.onDelivery), (Story.gate, .byTimesheet)])
  func unsuitable(product: Product, policy: BillingPolicy) {
    #expect(throws: Refusal.self) { try OrderLine(position: 1, Quantity(1), of: product, policy: policy) }
  }

  @Test("a service sold by the day is not billed by timesheet, unless somebody says how long a day is")
  func days() throws {
    let day = Story.product(3, "JOUR", "Formation", .service, .day, price: "1400")
    #expect(try OrderLine(position: 1, Quantity(2), of: day).policy == .fixedOnOrder)
    #expect(throws: Refusal.self) { try OrderLine(position: 1, Quantity(2), of: day, policy: .byTimesheet) }
  }

  @Test("no line, wrong numbering, another currency and no quantity are refused")
  func wrong() throws {
    let line = try OrderLine(position: 2, Quantity(1), of: Story.gate)
    let customer = Story.party("Flon")
    for lines in [[], [line]] {
      #expect(throws: Refusal.self) {
        try Agreement(customer: customer, currency: .chf, title: "x", lines: lines)
      }
    }
    let first = try OrderLine(position: 1, Quantity(1), of: Story.gate)
    #expect(throws: Refusal.self) {
      try Agreement(customer: customer, currency: .eur, title: "x", lines: [first])
    }
    for quantity in [Quantity.zero, Quantity(-1)] {
      #expect(throws: Refusal.self) { try OrderLine(position: 1, quantity, of: Story.gate) }
    }
  }

  @Test(
    "a confirmed order opens its tasks and plans the goods, whatever way they are billed",
    arguments: [false, true])
  func opening(fixed: Bool) throws {
    let opening = OrderOpening(of: try Story.agreement(fixed: fixed))
    #expect(opening.tasks.map(\.name) == ["Analyse", "Conception"])
    #expect(opening.tasks.map(\.orderPosition) == [1, 1])
    #expect(
      opening.deliveryLines
        == [DeliveryLine(orderPosition: 2, product: Story.gate.id, quantity: Quantity(3))])
  }
}
