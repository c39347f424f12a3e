import Basics
import Billing
import TestSupport
import Testing

@Suite("Sums of an invoice")
struct InvoiceTotalsTests {
  @Test("the invoice of the story comes to the centime")
  func story() throws {
    let lines = [try Cases.line(1, "6.5", at: "180"), try Cases.line(2, "3", at: "420")]
    let totals = try Cases.content(lines, rounding: .fiveCentimes).totals()
    #expect(totals.lineTotal.decimal == "2430.00")
    #expect(totals.vat.decimal == "196.83")
    #expect(totals.taxInclusive.decimal == "2626.83")
    #expect(totals.rounding.decimal == "0.02")
    #expect(totals.payable.decimal == "2626.85")
    #expect(totals.breakdown.map(\.rate) == [Cases.normal])
  }

  @Test("VAT is computed on the group, not summed from lines")
  func groupNotLines() throws {
    // 0.06 × 8.1 % rounds to zero on each line, the group of ten lines owes 0.05.
    let lines = try (1...10).map { try Cases.line($0, "1", at: "0.06") }
    #expect(try Cases.content(lines).totals().vat.decimal == "0.05")
  }

  @Test(
    "a line is rounded once, half away from zero",
    arguments: [
      ("0.5", "0.01", "0.01"), ("-0.5", "0.01", "-0.01"), ("0.3333", "180", "59.99"), ("3", "0.005", "0.02"),
      ("1", "0.004999", "0.00"),
    ])
  func lineRounding(quantity: String, price: String, net: String) throws {
    #expect(try Cases.line(1, quantity, at: price).price.net.decimal == net)
  }

  @Test("groups stand highest rate first, one per category and rate")
  func order() throws {
    let rates = [Cases.untaxed, Cases.reduced, Cases.normal, Cases.reduced, Cases.lodging]
    let lines = try rates.enumerated().map { try Cases.line($0.offset + 1, "1", at: "100", $0.element) }
    let groups = try Cases.content(lines).totals().breakdown
    #expect(groups.map(\.rate) == [Cases.normal, Cases.lodging, Cases.reduced, Cases.untaxed])
    #expect(groups.map(\.base.decimal) == ["100.00", "100.00", "200.00", "100.00"])
    #expect(groups.map(\.tax.decimal) == ["8.10", "3.80", "5.20", "0.00"])
  }

  @Test("in every document the sums are exact and independent of the order of lines", arguments: 0..<300)
  func invariants(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lines = try Cases.randomLines(&generator)
    let totals = try Cases.content(lines, rounding: .fiveCentimes).totals()
    let nets = lines.map(\.price.net.minorUnits)
    #expect(totals.lineTotal.minorUnits == nets.reduce(0, +))
    #expect(totals.breakdown.map(\.base.minorUnits).reduce(0, +) == totals.taxExclusive.minorUnits)
    #expect(totals.breakdown.map(\.tax.minorUnits).reduce(0, +) == totals.vat.minorUnits)
    #expect(totals.taxInclusive.minorUnits == totals.taxExclusive.minorUnits + totals.vat.minorUnits)
    #expect(totals.payable.minorUnits == totals.taxInclusive.minorUnits + totals.rounding.minorUnits)
    #expect(totals.payable.minorUnits % 5 == 0)
    #expect(totals.rounding.minorUnits.magnitude <= 2)
    for group in totals.breakdown {
      // |tax − base × rate| ≤ half a centime, in ten-thousandths of a centime.
      let exact = group.base.minorUnits * group.rate.multiplier.basisPoints
      #expect((group.tax.minorUnits * 10_000 - exact).magnitude <= 5_000)
    }
    #expect(try Cases.content(lines.shuffled(using: &generator), rounding: .fiveCentimes).totals() == totals)
  }

  @Test("a category takes only the rates that EN 16931 gives it", arguments: VATCategory.allCases)
  func rates(category: VATCategory) {
    #expect((VATRate(category, Percent(basisPoints: 810)) != nil) == (category == .standard))
    #expect((VATRate(category, nil) != nil) == (category == .outsideScope))
    #expect((VATRate(category, .zero) != nil) == (category != .standard && category != .outsideScope))
    #expect(VATRate(category, Percent(basisPoints: -1)) == nil)
    #expect(VATRate(category, Percent(basisPoints: 10_001)) == nil)
  }

  @Test("a sum that does not fit is an error, not a wrong figure")
  func overflow() throws {
    let huge = Quantity(tenThousandths: .max)
    #expect(throws: AmountError.overflow) {
      try LinePrice(huge, unitCode: "C62", at: UnitPrice(millionths: .max, .chf), vat: Cases.normal)
    }
  }
}
