import Basics

/// A series of document numbers without gaps, and how far it has got.
///
/// The row is locked, the next number taken and the document frozen in one transaction: a transaction that
/// is rolled back gives its number back, which a database sequence would not. Within a series the order of
/// the numbers is the order of the dates (French and EU VAT law; good bookkeeping elsewhere).
package struct NumberSeries: Hashable, Sendable {
  /// What the series is called in settings: `invoice`, `creditNote`, `quotation` …
  package let name: String
  package let pattern: NumberPattern
  /// The last number taken; 0 when none is.
  package let last: Int64
  /// The date of the document that took it.
  package let lastUsedOn: CalendarDate?

  package init(name: String, pattern: NumberPattern, last: Int64 = 0, lastUsedOn: CalendarDate? = nil) {
    self.name = name
    self.pattern = pattern
    self.last = last
    self.lastUsedOn = lastUsedOn
  }

  /// The next number, and the series as it is afterwards.
  ///
  /// - Throws: ``Refusal`` when a later document is already numbered, or the series is used up.
  package func next(on day: CalendarDate) throws(Refusal) -> (number: DocumentNumber, series: NumberSeries) {
    if let lastUsedOn, day < lastUsedOn {
      throw Refusal(
        .notAllowed,
        "the series \(name) already has a document of \(lastUsedOn), so none can follow on \(day)",
        remedy: "date it \(lastUsedOn) or later",
        french: "une pièce de la même série est déjà datée du \(DateFormat.long(lastUsedOn, .french)), "
          + "aucune ne peut suivre au \(DateFormat.long(day, .french))")
    }
    let startsAgain = pattern.restartsYearly && lastUsedOn.map { $0.year < day.year } ?? true
    let (following, over) = (startsAgain ? 0 : last).addingReportingOverflow(1)
    guard !over else {
      throw Refusal(
        .exceeds, "the series \(name) is used up", french: "la série de numéros est épuisée",
        advice: .tellAdministrator)
    }
    let text = try pattern.text(year: day.year, number: following)
    let number = DocumentNumber(series: name, sequence: following, text: text)
    return (number, NumberSeries(name: name, pattern: pattern, last: following, lastUsedOn: day))
  }
}

/// A number that was taken from a series (BT-1).
package struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
  package let series: String
  package let sequence: Int64
  /// As it is printed: `FA-2026-00042`.
  package let text: String

  package init(series: String, sequence: Int64, text: String) {
    self.series = series
    self.sequence = sequence
    self.text = text
  }

  package var description: String { text }
}
