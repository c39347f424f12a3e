import Basics
import Documents
import Testing

@Suite("Amounts and dates as people read them")
struct FormatTests {
  @Test(
    "an amount is written the way its country writes it",
    arguments: [
      (AmountFormat.Style.swiss, "12345.60", "CHF\u{A0}12\u{2019}345.60"),
      (.swiss, "-0.05", "CHF\u{A0}-0.05"),
      (.french, "1234567.80", "1\u{202F}234\u{202F}567,80\u{A0}CHF"),
      (.english, "999.99", "CHF\u{A0}999.99"),
    ])
  func francs(style: AmountFormat.Style, decimal: String, expected: String) throws {
    let money = try #require(Money(decimal: decimal, .chf))
    #expect(AmountFormat(style).amount(money) == expected)
  }

  @Test("euros stand behind the figures in French and before them in English")
  func euros() throws {
    let money = try #require(Money(decimal: "-12345.6", .eur))
    #expect(AmountFormat(.french).amount(money) == "-12\u{202F}345,60\u{A0}€")
    #expect(AmountFormat(.english).amount(money) == "-€12,345.60")
  }

  @Test("the company's country decides before the language")
  func country() {
    #expect(AmountFormat(language: .french, country: "ch").style == .swiss)
    #expect(AmountFormat(language: .english, country: "LI").style == .swiss)
    #expect(AmountFormat(language: .french, country: "FR").style == .french)
    #expect(AmountFormat(language: .english, country: "FR").style == .english)
  }

  @Test("currencies without a minor unit and fine prices keep their digits")
  func digits() throws {
    let yen = try #require(Currency(code: "JPY"))
    #expect(AmountFormat(.english).amount(Money(minorUnits: 1_234_567, yen)) == "JPY\u{A0}1,234,567")
    let price = try #require(UnitPrice(decimal: "1234.0125", .chf))
    #expect(AmountFormat(.swiss).unitPrice(price) == "1\u{2019}234.0125")
    #expect(AmountFormat(.french).percent(Percent(basisPoints: 550)) == "5,5\u{A0}%")
    #expect(AmountFormat(.swiss).quantity(Quantity(tenThousandths: 25_000)) == "2.5")
  }

  @Test(
    "dates are words, and the first of a month is “1er” in French",
    arguments: [
      ("2026-11-25", Language.french, "25\u{A0}novembre 2026"), ("2026-03-01", .french, "1er\u{A0}mars 2026"),
      ("2026-11-01", .english, "1\u{A0}November 2026"), ("2027-08-15", .french, "15\u{A0}août 2027"),
    ])
  func dates(iso: String, language: Language, expected: String) throws {
    #expect(DateFormat.long(try #require(CalendarDate(iso: iso)), language) == expected)
  }

  @Test(
    "a period says once what both of its ends share",
    arguments: [
      ("2026-11-01", "2026-11-30", Language.french, "du 1er au 30\u{A0}novembre 2026"),
      ("2026-10-15", "2026-11-30", .english, "15\u{A0}October to 30\u{A0}November 2026"),
      ("2026-12-15", "2027-01-15", .french, "du 15\u{A0}décembre 2026 au 15\u{A0}janvier 2027"),
      ("2026-11-30", "2026-11-30", .english, "30\u{A0}November 2026"),
    ])
  func spans(first: String, last: String, language: Language, expected: String) throws {
    let span = DateSpan(
      first: try #require(CalendarDate(iso: first)), last: try #require(CalendarDate(iso: last)))
    #expect(DateFormat.span(try #require(span), language) == expected)
  }

  @Test(
    "a working time is written as colleagues write it",
    arguments: [(150, "2h30"), (45, "45\u{A0}min"), (180, "3h"), (65, "1h05"), (-90, "-1h30")])
  func durations(minutes: Int, expected: String) {
    #expect(AmountFormat.duration(minutes: minutes) == expected)
  }

  @Test("a file name is plain ASCII without blanks or slashes")
  func fileNames() {
    #expect(
      DocumentFileName.pdf(kind: .invoice, number: "FA-2026-00001", language: .french)
        == "Facture_FA-2026-00001.pdf")
    #expect(
      DocumentFileName.pdf(kind: .creditNote, number: "CN/2026 7", language: .english)
        == "Credit-note_CN-2026-7.pdf")
    let long = DocumentFileName.pdf(
      kind: .quotation, number: String(repeating: "é", count: 90), language: .french)
    #expect(long.utf8.count == 64 && long.hasSuffix(".pdf"))
  }
}
