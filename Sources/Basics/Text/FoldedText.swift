import Foundation

extension String {
  /// The form that is searched and compared: no accents, no case, single blanks.
  ///
  /// Made in Swift because the two engines fold differently (`lower('Ä')` is `ä` only on PostgreSQL).
  package var foldedForSearch: String {
    folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
