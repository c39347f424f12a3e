import Basics
import Foundation

/// Countries, time zones, colours and patterns.
extension SettingType<String> {
  /// ISO 3166-1 alpha-2; kept in upper case.
  static let country: SettingType = {
    let known = Set(Locale.Region.isoRegions.map(\.identifier).filter { $0.utf8.count == 2 })
    return SettingType(
      expectation: "a country of ISO 3166 in two letters", example: "CH", candidates: known.sorted(),
      write: { $0 }, parse: { known.contains($0.uppercased()) ? $0.uppercased() : nil })
  }()

  /// A name of the IANA time zone database; offsets and abbreviations know no summer time and are refused.
  static let timeZone: SettingType = {
    let known = TimeZone.knownTimeZoneIdentifiers + ["UTC"]
    return SettingType(
      expectation: "a time zone such as Europe/Zurich", example: "Europe/Zurich", candidates: known,
      write: { $0 }
    ) { text in
      let isNamed = text.utf8.contains(UInt8(ascii: "/")) || text == "UTC"
      return isNamed && LocalTime(identifier: text) != nil ? text : nil
    }
  }()

  /// Six hexadecimal digits, kept in lower case.
  static let colour = SettingType(
    expectation: "a colour in six hexadecimal digits", example: "#1a5fb4", write: { $0 }
  ) { text in
    let bytes = Array(text.lowercased().utf8)
    let digits = bytes.dropFirst().allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    return bytes.count == 7 && bytes.first == UInt8(ascii: "#") && digits
      ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// How document numbers look, as `Billing` reads them: letters, digits and `-+_/`, `{year}`, and once
  /// `{number}` or `{number:5}` (at least so many digits).
  static let seriesPattern = SettingType(
    expectation: "a pattern with {number} or {number:5} once, and {year} if you like",
    example: "FA-{year}-{number:5}", write: { $0 }
  ) { text in
    let pattern = /(?:[-+_\/A-Za-z0-9]|\{year\})*\{number(?::[1-9])?\}(?:[-+_\/A-Za-z0-9]|\{year\})*/
    return text.utf8.count <= 35 && text.wholeMatch(of: pattern) != nil ? text : nil
  }
}
