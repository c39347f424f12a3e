import Basics

/// Amounts, quantities and days as they are written on the command line.
enum AmountArgument {
  /// `15000`, `15'000.50`, `12k`: a plain amount in the company's currency.
  ///
  /// - Throws: ``UsageError`` that names the value.
  static func money(_ text: String, _ currency: Currency) throws -> Money {
    let plain = String(text.unicodeScalars.filter { $0 != "'" && $0 != "’" && $0 != " " && $0 != "\u{A0}" })
    if plain.hasSuffix("k"), let thousands = Money(decimal: String(plain.dropLast()), currency) {
      let (units, over) = thousands.minorUnits.multipliedReportingOverflow(by: 1000)
      if !over { return Money(minorUnits: units, currency) }
    }
    guard let money = Money(decimal: plain, currency) else {
      throw UsageError("\"\(text)\" is no amount in \(currency.code): write it like 15000 or 15000.50")
    }
    return money
  }

  static func price(_ text: String, _ currency: Currency) throws -> UnitPrice {
    guard let price = UnitPrice(decimal: text, currency) else {
      throw UsageError("\"\(text)\" is no price in \(currency.code): write it like 180 or 0.0125")
    }
    return price
  }

  static func quantity(_ text: String) throws -> Quantity {
    guard let quantity = Quantity(decimal: text) else {
      throw UsageError("\"\(text)\" is no quantity: write it like 3 or 2.5, with at most 4 decimals")
    }
    return quantity
  }

  static func percent(_ text: String) throws -> Percent {
    guard let percent = Percent(decimal: text) else {
      throw UsageError("\"\(text)\" is no percentage: write it like 8.1")
    }
    return percent
  }

  static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso: text) else {
      throw UsageError("\"\(text)\" is no day: write it like 2026-11-30")
    }
    return day
  }

  /// `2026-11`: the whole month.
  static func month(_ text: String) throws -> DateSpan {
    guard let day = CalendarDate(iso: text + "-01") else {
      throw UsageError("\"\(text)\" is no month: write it like 2026-11")
    }
    return DateSpan(monthOf: day)
  }
}
