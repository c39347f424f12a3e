import Basics
import TestSupport
import Testing

@Suite("Decimal numbers as text")
struct DecimalTextTests {
  @Test(
    "a number is read exactly",
    arguments: [
      ("0", 0), ("1234.5", 123_450), ("-0.01", -1), ("+7", 700), ("007.10", 710), ("1.2300000", 123),
      ("92233720368547758.07", Int64.max), ("-92233720368547758.07", -Int64.max),
    ])
  func reads(text: String, scaled: Int64) {
    #expect(DecimalText.parse(text, digits: 2) == scaled)
  }

  @Test(
    "what is no number of that fineness is refused",
    arguments: [
      "", "-", "+", ".", "1.", ".5", "1,5", "1'000", " 1", "1 ", "1.234", "1e3", "--1", "+-1", "1.2.3",
      "0x10",
      "١", "1.0٠", "NaN", "92233720368547758.08", "99999999999999999999", "\u{0}1", "1\n",
    ])
  func refuses(text: String) {
    #expect(DecimalText.parse(text, digits: 2) == nil)
  }

  @Test(
    "a number is written with the least decimals that it needs, but not fewer than asked",
    arguments: [
      (123_450, 2, 2, "1234.50"), (123_450, 2, 0, "1234.5"), (5, 4, 0, "0.0005"), (-5, 2, 2, "-0.05"),
      (0, 2, 0, "0"), (0, 2, 2, "0.00"), (700, 0, 0, "700"), (-25_000, 4, 0, "-2.5"),
      (Int64.min, 2, 2, "-92233720368547758.08"),
    ])
  func writes(scaled: Int64, digits: Int, minimum: Int, expected: String) {
    #expect(DecimalText.format(scaled, digits: digits, minimum: minimum) == expected)
  }

  @Test("what is written is read back as the same number", arguments: 0...6)
  func roundTrip(digits: Int) {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let shift = Int.random(in: 0...63, using: &generator)
      let scaled = Int64.random(in: (.min + 1) ... .max, using: &generator) >> shift
      let minimum = Int.random(in: 0...digits, using: &generator)
      let text = DecimalText.format(scaled, digits: digits, minimum: minimum)
      #expect(DecimalText.parse(text, digits: digits) == scaled)
    }
  }

  @Test("money, quantities and percentages have their machine forms")
  func machineForms() {
    #expect(Money(decimal: "1234.5", .chf)?.description == "CHF 1234.50")
    #expect(Money(decimal: "1234.567", .chf) == nil)
    #expect(Quantity(decimal: "2.50")?.decimal == "2.5")
    #expect(Quantity(decimal: "2.50001") == nil)
    #expect(Percent(decimal: "8.10")?.description == "8.1 %")
    #expect(Percent(decimal: "8.101") == nil)
  }
}
