import Foundation

/// Text in the signs that Swiss payments allow (guidelines 2.3, 4.1.1): Basic Latin, Latin-1, Latin
/// Extended-A, four Romanian letters and the euro sign. Anything else is replaced by its nearest sign.
enum SwissPaymentText {
  /// - Parameter limit: the field's length; what is longer is cut, after a word where there is one.
  static func allowed(_ text: String, limit: Int) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      scalars.append(contentsOf: replacement(for: scalar))
    }
    var kept: [Unicode.Scalar] = []
    // Two blanks in a row come from replaced signs only and waste the field.
    for word in scalars.split(separator: " ") {
      let blank: [Unicode.Scalar] = kept.isEmpty ? [] : [" "]
      guard kept.count + blank.count + word.count <= limit else {
        if kept.isEmpty { kept = Array(word.prefix(limit)) }
        break
      }
      kept += blank + word
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: kept)
    return String(view)
  }

  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x17F, 0x218...0x21B, 0x20AC: true
    default: false
    }
  }

  private static func replacement(for scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.value == 0xA0 { return [" "] }
    if isAllowed(scalar) { return [scalar] }
    if scalar.properties.isWhitespace { return [" "] }
    if let sign = signs[scalar] { return Array(sign.unicodeScalars) }
    if scalar.properties.generalCategory == .nonspacingMark || scalar.value < 0x20 { return [] }
    let latin = String(scalar).applyingTransform(.toLatin, reverse: false) ?? String(scalar)
    let parts = latin.decomposedStringWithCompatibilityMapping.unicodeScalars
    let kept = parts.filter(isAllowed)
    return kept.isEmpty ? ["?"] : Array(kept)
  }

  private static let signs: [Unicode.Scalar: String] = [
    "\u{2018}": "'", "\u{2019}": "'", "\u{201A}": "'", "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"",
    "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{2212}": "-",
    "\u{2026}": "...", "\u{2022}": "-", "\u{2122}": "(TM)", "\u{1E9E}": "SS",
  ]
}
