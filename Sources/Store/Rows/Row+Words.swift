import Basics
import SQL

extension Row {
  /// A column that holds one of an enumeration's words.
  package func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
    let text = try text(column)
    guard let word = Word(rawValue: text) else {
      throw Refusal.damaged("the column \(column) holds \"\(text)\", which is no \(Word.self)")
    }
    return word
  }

  package func currency(_ column: String) throws -> Currency {
    let code = try text(column)
    guard let currency = Currency(code: code) else {
      throw Refusal.damaged("the column \(column) holds \"\(code)\", which is no currency")
    }
    return currency
  }

  package func moneyOrNil(_ column: String, _ currency: Currency) throws -> Money? {
    try intOrNil(column).map { Money(minorUnits: $0, currency) }
  }

  package func dateOrNil(_ column: String) throws -> CalendarDate? {
    guard let text = try textOrNil(column) else { return nil }
    return try Self.date(text, column)
  }

  package func date(_ column: String) throws -> CalendarDate { try Self.date(text(column), column) }

  private static func date(_ text: String, _ column: String) throws -> CalendarDate {
    guard let date = CalendarDate(iso: text) else {
      throw Refusal.damaged("the column \(column) holds \"\(text)\", which is no date")
    }
    return date
  }

  package func instant(_ column: String) throws -> Instant { Instant(milliseconds: try int(column)) }
}

extension Instant: SQLBindable {
  package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension CalendarDate: SQLBindable {
  package var sqlValue: SQLValue { .text(description) }
}

extension Identifier: SQLBindable {
  package var sqlValue: SQLValue { .integer(value) }
}
