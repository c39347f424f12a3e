import Basics

/// What employees are asked about their projects.
package struct ProjectSettings: Sendable {
  package let timeMail: WeeklyMoment?

  init(_ reader: SettingsReader) {
    timeMail = reader.optional(
      "time_mail", .weeklyMoment,
      help: "When employees get the list of their tasks, to write their hours beside; never when left out.")
  }
}

/// The mail with what waits for somebody.
package struct DigestSettings: Sendable {
  package let at: WeeklyMoment?
  /// An opportunity in which nobody wrote for so long is stale.
  package let staleDays: Int

  init(_ reader: SettingsReader) {
    at = reader.optional(
      "at", .weeklyMoment,
      help:
        "When colleagues get what waits: stale opportunities, overdue follow-ups, unbilled hours, unpaid invoices."
    )
    staleDays = reader.value(
      "stale_days", .integer(1...365, unit: "days"), default: 14,
      help: "After so many days without a mail an opportunity is stale.")
  }
}

extension SettingType<WeeklyMoment> {
  /// Days and a time, e.g. `fri 15:00`.
  static let weeklyMoment = SettingType(
    expectation: "days and a time such as fri 15:00, mon-fri 07:30 or daily 07:30", example: "fri 15:00",
    write: { $0.description }, parse: { WeeklyMoment($0) })
}
