import Basics
import Testing

@Suite("Amounts")
struct AmountTests {
  @Test(
    "a price times a quantity is rounded once, half away from zero",
    arguments: [
      ("180", "2.5", "450.00"), ("0.005", "1", "0.01"), ("0.0049", "1", "0.00"), ("0.005", "-1", "-0.01"),
      ("0.0049", "-1", "0.00"), ("0.015", "1", "0.02"), ("0.015", "-1", "-0.02"), ("33.3333", "3", "100.00"),
      ("0.333333", "3", "1.00"), ("19.99", "0.3333", "6.66"), ("0.000001", "5000", "0.01"),
      ("0", "7", "0.00"),
    ])
  func unitPrice(price: String, quantity: String, expected: String) throws {
    let price = try #require(UnitPrice(decimal: price, .chf))
    let quantity = try #require(Quantity(decimal: quantity))
    #expect(try price.times(quantity).decimal == expected)
  }

  @Test(
    "the currency's digits decide where a product is rounded", arguments: [("JPY", "1"), ("KWD", "1.235")])
  func minorDigits(code: String, expected: String) throws {
    let currency = try #require(Currency(code: code))
    let price = try #require(UnitPrice(decimal: "1.2345", currency))
    #expect(try price.times(Quantity(1)).decimal == expected)
  }

  @Test("a price below zero is refused: the sign belongs to the quantity")
  func negativePrice() {
    #expect(UnitPrice(decimal: "-1", .chf) == nil)
    #expect(UnitPrice(decimal: "0.0000001", .chf) == nil)
    #expect(UnitPrice(decimal: "180", .chf)?.decimal == "180.00")
    #expect(UnitPrice(decimal: "0.0125", .chf)?.description == "CHF 0.0125")
  }

  @Test(
    "a percentage is taken half away from zero",
    arguments: [
      (450_00, "8.1", 36_45), (1, "50", 1), (-1, "50", -1), (1, "49.99", 0), (-3, "50", -2), (100_00, "0", 0),
      (1_23, "8.1", 10),
    ])
  func percent(minor: Int64, percent: String, expected: Int64) throws {
    let percent = try #require(Percent(decimal: percent))
    #expect(try Money(minorUnits: minor, .chf).taking(percent).minorUnits == expected)
  }

  @Test(
    "cash rounding goes to the nearest five centimes, half away from zero",
    arguments: [(12, 10), (13, 15), (17, 15), (18, 20), (-12, -10), (-13, -15), (0, 0), (5, 5)])
  func cash(minor: Int64, expected: Int64) throws {
    #expect(try Money(minorUnits: minor, .chf).rounded(toMultipleOf: 5).minorUnits == expected)
  }

  @Test("half a step is rounded away from zero, also below it")
  func halfStep() throws {
    #expect(try Money(minorUnits: 5, .chf).rounded(toMultipleOf: 10).minorUnits == 10)
    #expect(try Money(minorUnits: -5, .chf).rounded(toMultipleOf: 10).minorUnits == -10)
  }

  @Test("what does not fit or does not match is refused, never wrapped")
  func refusals() throws {
    let most = Money(minorUnits: .max, .chf)
    #expect(throws: AmountError.overflow) { try most.adding(Money(minorUnits: 1, .chf)) }
    #expect(throws: AmountError.overflow) { try most.taking(Percent(basisPoints: 10_001)) }
    #expect(throws: AmountError.overflow) { try most.rounded(toMultipleOf: 0) }
    #expect(throws: AmountError.overflow) { try Quantity(tenThousandths: .max).adding(Quantity(1)) }
    #expect(throws: AmountError.overflow) {
      try UnitPrice(millionths: .max, .chf).times(Quantity(tenThousandths: .max))
    }
    #expect(throws: AmountError.currenciesDiffer("CHF", "EUR")) { try most.adding(.zero(.eur)) }
    #expect(throws: AmountError.currenciesDiffer("CHF", "EUR")) {
      try [Money.zero(.eur)].total(in: .chf)
    }
  }

  @Test("sums are exact, and the sum of nothing is zero")
  func sums() throws {
    #expect(try [Money]().total(in: .chf) == .zero(.chf))
    #expect(try (1...100).map { Money(minorUnits: $0, .chf) }.total(in: .chf).minorUnits == 5050)
    #expect(try ["0.1", "0.2", "-0.3"].compactMap { Quantity(decimal: $0) }.total() == .zero)
    #expect(try Money(minorUnits: 3, .chf).subtracting(Money(minorUnits: 5, .chf)).minorUnits == -2)
  }

  @Test(
    "minutes become hours to the nearest ten-thousandth",
    arguments: [(150, "2.5"), (20, "0.3333"), (40, "0.6667"), (1, "0.0167"), (0, "0"), (-20, "-0.3333")])
  func hours(minutes: Int64, expected: String) {
    #expect(Quantity(hoursFromMinutes: minutes).decimal == expected)
  }

  @Test(
    "currencies know their minor digits",
    arguments: [("chf", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3), ("ISK", 0), ("TND", 3), ("USD", 2)])
  func currency(code: String, digits: Int) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.minorDigits == digits)
    #expect(currency.code == code.uppercased())
  }

  @Test("what is no currency code is refused", arguments: ["", "CH", "CHFR", "C1F", "ÉUR", "C F", "ﬀF", "ﬀ"])
  func noCurrency(code: String) {
    #expect(Currency(code: code) == nil)
  }
}
