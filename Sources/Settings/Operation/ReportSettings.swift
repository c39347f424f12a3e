import Basics

/// The daily mail to whoever runs Piste.
package struct ReportSettings: Sendable {
  /// From this minute of the day on, in the company's time zone; `nil` for no report.
  package let minuteOfDay: Int?
  /// The default owner of new leads when it is left out.
  package let to: String?

  init(_ reader: SettingsReader) {
    minuteOfDay = reader.optional(
      "daily_at", .clock,
      help: "When the daily report leaves: what came in, what became of it, what waits for a person.")
    to = reader.optional(
      "to", .mailAddress, help: "Who gets it; who owns new leads when it is left out.")
  }
}

extension SettingType<Int> {
  /// A minute of the day, e.g. `07:30`.
  static let clock = SettingType(
    expectation: "a time of day such as 07:30", example: "07:30",
    write: { minute in
      [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    },
    parse: { text in
      let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
        parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
      else { return nil }
      let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
      return numbers[0] < 24 && numbers[1] < 60 ? numbers[0] * 60 + numbers[1] : nil
    })
}
