import Basics
import MailFormat

/// For whom an address writes: Outlook shows "office@a.example [mailto:office@a.example] On Behalf Of Anna Rey".
enum OnBehalf {
  private static let maximumLength = 200

  /// The name behind the phrase; `nil` without it, or when an address stands there: then the first sender counts.
  /// - Parameter rest: What stands behind the first address.
  static func principal(in rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let words = rest.prefix(maximumLength).split(separator: 0x20)
    guard words.count >= 2 else { return nil }
    let keys = words.prefix(longest).map { folded($0) }
    for phrase in phrases where phrase.count < words.count {
      for start in 0...min(2, words.count - phrase.count - 1)
      where keys[start..<start + phrase.count].elementsEqual(phrase) {
        let name = rest[words[start + phrase.count].startIndex...]
        return name.contains(0x40) ? nil : name
      }
    }
    return nil
  }

  private static func folded(_ word: ArraySlice<UInt8>) -> String {
    String(decoding: word, as: UTF8.self).foldedForSearch.trimmingScalars(frame)
  }

  private static let frame: ScalarSet = ["]", ">", "[", "<"]

  private static let phrases = [
    "on behalf of", "de la part de", "pour le compte de", "au nom de", "im auftrag von", "im namen von",
    "per conto di", "a nome di", "en nombre de", "em nome de", "namens", "på vegne af", "på vegne av",
    "för räkning av", "w imieniu", "jménem", "v mene", "în numele", "u ime", "от имени", "від імені", "adına",
  ].map { $0.foldedForSearch.split(separator: " ").map(String.init) }
  /// No phrase ends behind so many words; two may stand before it.
  private static let longest = 2 + (phrases.map(\.count).max() ?? 0)
}
