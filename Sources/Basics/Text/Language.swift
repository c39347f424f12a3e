/// A language that Piste writes; ISO 639-1.
package enum Language: String, Sendable, CaseIterable, Codable {
  case french = "fr"
  case english = "en"
}
