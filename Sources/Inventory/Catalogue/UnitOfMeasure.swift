/// What a quantity counts; the raw value is the UN/ECE Recommendation 20 code that invoices carry (BT-130).
package enum UnitOfMeasure: String, CaseIterable, Hashable, Sendable {
  case piece = "C62"
  case hour = "HUR"
  case day = "DAY"
  case month = "MON"
  case kilogram = "KGM"
  case metre = "MTR"
  case litre = "LTR"

  /// The word on the command line and in forms: `piece`, `hour` …
  package var word: String { String(describing: self) }

  /// Reads a word or a code, in any case.
  package init?(reading text: String) {
    let wanted = text.lowercased()
    guard let unit = Self.allCases.first(where: { $0.word == wanted || $0.rawValue.lowercased() == wanted })
    else { return nil }
    self = unit
  }
}
