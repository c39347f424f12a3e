import Basics
import Testing

@testable import Commands

@Suite("Amounts and days on the command line")
struct ArgumentTests {
  @Test(
    "money is read as people type it",
    arguments: [
      ("15000", Int64(1_500_000)), ("15'000.50", 1_500_050), ("15’000", 1_500_000), ("15 000", 1_500_000),
      ("12k", 1_200_000), ("1.5k", 150_000), ("0.05", 5), ("-3", -300),
    ])
  func money(text: String, minorUnits: Int64) throws {
    #expect(try AmountArgument.money(text, .chf).minorUnits == minorUnits)
  }

  @Test(
    "what is no amount is refused by its name",
    arguments: ["", "k", "1.234", "12kk", "1,5", "abc", "99999999999999999999", "9000000000000000k", "1e3"])
  func noMoney(text: String) {
    let error = #expect(throws: UsageError.self) { try AmountArgument.money(text, .chf) }
    #expect(error?.description.contains("\"\(text)\"") == true)
  }

  @Test("quantities, percentages, days and months")
  func others() throws {
    #expect(try AmountArgument.quantity("2.5").decimal == "2.5")
    #expect(try AmountArgument.percent("8.1").basisPoints == 810)
    #expect(try AmountArgument.day("2026-11-30").description == "2026-11-30")
    #expect(try AmountArgument.month("2026-02").last.description == "2026-02-28")
    #expect(throws: UsageError.self) { try AmountArgument.day("30.11.2026") }
    #expect(throws: UsageError.self) { try AmountArgument.month("2026-13") }
    #expect(throws: UsageError.self) { try AmountArgument.quantity("2.00001") }
  }
}
