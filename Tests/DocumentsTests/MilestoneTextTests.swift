import Basics
import Billing
import Documents
import Sales
import Testing

@Suite("Milestones on an offer")
struct MilestoneTextTests {
  private func line(_ shares: [(String, Int64)]) throws -> OrderLine {
    let vat = try #require(VATRate(charging: Percent(basisPoints: 810)))
    let price = try LinePrice(
      Quantity(1), unitCode: "C62", at: try #require(UnitPrice(decimal: "12500", .chf)), vat: vat)
    return try OrderLine(
      position: 1, product: Identifier(1), name: "Site", price: price, policy: .fixedOnOrder
    ).billed(at: try shares.map { try MilestoneTerm($0.0, share: Percent(basisPoints: $0.1)) })
  }

  @Test("the customer reads what is due when, in their language")
  func plan() throws {
    let line = try line([("Maquette", 3000), ("Mise en ligne", 7000)])
    let french = try MilestoneText.plan(
      of: line, .french, AmountFormat(language: .french, country: "CH"))
    #expect(
      french
        == "Facturé par étapes\u{A0}:\nMaquette\u{A0}: 30\u{A0}%, 3’750.00\nMise en ligne\u{A0}: 70\u{A0}%, 8’750.00"
    )
    let english = try MilestoneText.plan(
      of: line, .english, AmountFormat(language: .english, country: "CH"))
    #expect(english.hasPrefix("Billed in stages:\nMaquette: 30"))
  }

  @Test("a price that is billed at once says nothing of stages")
  func none() throws {
    #expect(
      try MilestoneText.plan(of: line([]), .french, AmountFormat(language: .french, country: "CH")).isEmpty)
  }
}
