import Basics
import Billing
import Testing

@Suite("Before an invoice is frozen")
struct InvoiceCheckTests {
  private static func sound() throws -> InvoiceContent { Cases.content([try Cases.line(1, "1", at: "100")]) }

  @Test("a sound draft is frozen with its due date, reference and sums")
  func sound() throws {
    let document = try Self.sound().issued(as: Cases.number(), on: Cases.day, key: Identifier(42))
    #expect(document.dueOn == Cases.day.adding(days: 30))
    #expect(document.paymentReference?.text == "RF3442")
    #expect(document.totals.payable.decimal == "108.10")
  }

  private static func rate(_ category: VATCategory) throws -> VATRate {
    try #require(VATRate(category, category == .outsideScope ? nil : .zero))
  }

  private static let broken: [(String, @Sendable (inout InvoiceContent) throws -> Void)] = [
    ("BR-06", { $0.seller = TradeParty(name: " ", address: $0.seller.address, language: .french) }),
    ("BR-07", { $0.buyer = TradeParty(name: "", address: $0.buyer.address, language: .french) }),
    (
      "BR-11",
      {
        let nowhere = PostalAddress(street: "", buildingNumber: "", postCode: "", city: "", country: "Suisse")
        $0.buyer = TradeParty(name: "Flon", address: nowhere, language: .french)
      }
    ),
    ("BR-CO-26", { $0.seller.vatID = "" }),
    ("BR-16", { $0.lines = [] }),
    ("BR-21", { $0.lines = [try Cases.line(2, "1", at: "1")] }),
    ("BR-22", { $0.lines = [try Cases.line(1, "0", at: "1")] }),
    (
      "BR-23",
      { content in
        let price = try LinePrice(
          Quantity(1), unitCode: "heure", at: UnitPrice(millionths: 1, .chf), vat: Cases.normal)
        content.lines = [InvoiceLine(position: 1, name: "x", price: price)]
      }
    ),
    ("BR-25", { $0.lines = [InvoiceLine(position: 1, name: "", price: $0.lines[0].price)] }),
    (
      "BR-27",
      { content in
        let price = try LinePrice(
          Quantity(-1), unitCode: "C62", at: UnitPrice(millionths: -1_000_000, .chf), vat: Cases.normal)
        content.lines = [InvoiceLine(position: 1, name: "x", price: price)]
      }
    ),
    ("BR-E-10", { $0.lines = [try Cases.line(1, "1", at: "1", rate(.exempt))] }),
    ("BR-AE-02", { $0.lines = [try Cases.line(1, "1", at: "1", rate(.reverseCharge))] }),
    ("BR-IC-02", { $0.lines = [try Cases.line(1, "1", at: "1", rate(.intraCommunity))] }),
    ("BR-IC-11", { $0.lines = [try Cases.line(1, "1", at: "1", rate(.intraCommunity))] }),
    ("BR-O-02", { $0.lines = [try Cases.line(1, "1", at: "1", rate(.outsideScope))] }),
    ("BR-O-11", { $0.lines.append(try Cases.line(2, "1", at: "1", rate(.outsideScope))) }),
    (
      "PISTE-01",
      { content in
        let price = try LinePrice(
          Quantity(1), unitCode: "C62", at: UnitPrice(millionths: 1, .eur), vat: Cases.normal)
        content.lines = [InvoiceLine(position: 1, name: "x", price: price)]
      }
    ),
    ("PISTE-03", { $0.lines = [try Cases.line(1, "-1", at: "1")] }),
    ("PISTE-04", { $0.kind = .creditNote }),
  ]

  @Test("each broken rule is named, and the draft stays a draft", arguments: 0..<19)
  func brokenRules(index: Int) throws {
    let (rule, damage) = Self.broken[index]
    var content = try Self.sound()
    try damage(&content)
    #expect(InvoiceCheck(content).problems.map(\.rule).contains(rule))
    let refusal = #expect(throws: Refusal.self) {
      try content.issued(as: Cases.number(), on: Cases.day, key: Identifier(1))
    }
    #expect(refusal?.message.contains(rule) == true)
    #expect(Self.broken.count == 19)
  }

  @Test("all problems are listed at once")
  func together() throws {
    var content = try Self.sound()
    content.seller.vatID = ""
    content.lines = [InvoiceLine(position: 3, name: "", price: content.lines[0].price)]
    #expect(Set(InvoiceCheck(content).problems.map(\.rule)) == ["BR-CO-26", "BR-S-02", "BR-21", "BR-25"])
  }

  @Test("only a draft can be issued")
  func once() throws {
    let draft = Invoice(id: Identifier(5), state: .draft, body: .draft(try Self.sound()))
    let issued = try draft.issuing(as: Cases.number(), on: Cases.day)
    #expect(issued.state == .issued)
    #expect(issued.issued?.number == Cases.number())
    let refusal = #expect(throws: Refusal.self) { try issued.issuing(as: Cases.number(2), on: Cases.day) }
    #expect(refusal?.reason == .wrongState)
  }
}
