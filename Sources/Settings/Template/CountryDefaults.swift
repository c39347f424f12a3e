import Basics
import Foundation

/// What a company of a country writes into its settings unless it says otherwise: currency, time zone, the
/// standard rate of VAT, the language.
///
/// Rates: MWSTG article 25 for Switzerland, Liechtenstein with it; the standard rates of Directive 2006/112/EC,
/// article 96, as the member states apply them in 2026.
package struct CountryDefaults: Hashable, Sendable {
  package let currency: String
  /// `nil` when the country is not in the table: it has to be asked.
  package let timeZone: String?
  /// In percent, `nil` as above.
  package let vatRate: String?
  package let language: String

  /// - Parameter country: ISO 3166-1, upper case.
  package init(of country: String) {
    let known = Self.table[country]
    let usual = Locale(identifier: "und_" + country).currency?.identifier
    currency = known?.currency ?? usual ?? ""
    timeZone = known?.timeZone
    vatRate = known?.vatRate
    language = ["BE", "CH", "FR", "LU", "MC"].contains(country) ? "fr" : "en"
  }

  /// Swiss francs have no coin below five centimes; elsewhere nothing is rounded.
  package static func cashRounding(_ currency: String) -> String { currency == "CHF" ? "5" : "1" }

  package static func isKnown(_ country: String) -> Bool { table[country] != nil }

  private typealias Entry = (currency: String, timeZone: String, vatRate: String)

  private static let table: [String: Entry] = [
    "CH": ("CHF", "Europe/Zurich", "8.1"), "LI": ("CHF", "Europe/Vaduz", "8.1"),
    "AT": ("EUR", "Europe/Vienna", "20"), "BE": ("EUR", "Europe/Brussels", "21"),
    "DE": ("EUR", "Europe/Berlin", "19"), "ES": ("EUR", "Europe/Madrid", "21"),
    "FR": ("EUR", "Europe/Paris", "20"), "IE": ("EUR", "Europe/Dublin", "23"),
    "IT": ("EUR", "Europe/Rome", "22"), "LU": ("EUR", "Europe/Luxembourg", "17"),
    "NL": ("EUR", "Europe/Amsterdam", "21"), "PT": ("EUR", "Europe/Lisbon", "23"),
  ]
}
