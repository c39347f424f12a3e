import Basics

/// How persistently mails are sent, and how fast.
package struct OutboxSettings: Sendable {
  package enum Uncertain: String, Sendable, CaseIterable {
    case ask, retry, again, drop
  }

  /// Minutes to wait after the first, second … deferred attempt; the last one repeats.
  package let retryMinutes: [Int]
  package let giveUpDays: Int
  package let wantsProofCopy: Bool
  package let proofWaitSeconds: Int
  /// For each sort of mail.
  package let uncertain: (letters: Uncertain, notifications: Uncertain, mailings: Uncertain)
  /// The most that is taken up at once.
  package let batch: Int
  package let domains: DomainSettings
  package let hours: (letters: [WeeklyHours], mailings: [WeeklyHours])
  /// Who is told when a server of ours is in trouble.
  package let alertsTo: String?

  /// How a recipient domain is spared.
  package struct DomainSettings: Sendable {
    /// So many recipients in a row that it defers begin a wait.
    package let patience: Int
    package let perMinute: Int?
    package let perHour: Int?
  }

  init(_ reader: SettingsReader) {
    retryMinutes = Self.waits(reader)
    giveUpDays = reader.value(
      "give_up_days", .integer(1...30, unit: "days"), default: 5,
      help: "Then the mail has failed, and whoever owns the conversation is told.")
    wantsProofCopy = reader.value(
      "proof_copy", .boolean, default: true,
      help: "Send a blind copy to the lead address, which proves what was accepted.")
    proofWaitSeconds = reader.value(
      "proof_wait_seconds", .integer(10...3600, unit: "seconds"), default: 120,
      help: "How long to wait for that copy before an uncertain mail is decided.")
    uncertain = Self.uncertain(reader)
    batch = reader.value(
      "batch", .integer(1...1000), default: 200,
      help:
        "Mails taken up at once at most; as many may be uncertain after a crash, fewer when sending is slow."
    )
    domains = DomainSettings(
      patience: reader.value(
        "domain_deferrals", .integer(1...100), default: 3,
        help: "When a domain defers so many recipients in a row, all mails to it wait a while."),
      perMinute: reader.optional(
        "domain_per_minute", .integer(1...100_000),
        help: "At most so many mails a minute to one recipient domain."),
      perHour: reader.optional(
        "domain_per_hour", .integer(1...1_000_000),
        help: "At most so many mails an hour to one recipient domain."))
    hours = (
      reader.values("letter_hours", .weeklyHours, default: [], help: "When letters leave; empty for always."),
      reader.values(
        "mailing_hours", .weeklyHours, default: [],
        help: "When copies of mailings leave, in the company's time zone; empty for always.")
    )
    alertsTo = reader.optional(
      "alerts_to", .mailAddress,
      help: "Who gets a mail, at most one an hour, when a mail server refuses us or can't be reached.")
  }

  private static func waits(_ reader: SettingsReader) -> [Int] {
    let waits = [5, 15, 60, 240, 720, 1440]
    let given = reader.values(
      "retry_minutes", .integer(1...10_080, unit: "minutes"), default: waits,
      help: "Waits after deferred attempts; the last one repeats.")
    if given.isEmpty, reader.node("retry_minutes") != nil {
      reader.report(SettingFault("the list is empty", "write at least one wait"), at: "retry_minutes")
    }
    return given.isEmpty ? waits : given
  }

  private static func uncertain(_ reader: SettingsReader) -> (Uncertain, Uncertain, Uncertain) {
    let letters: Uncertain = reader.value(
      "uncertain", .choice, default: .retry,
      help:
        "When the connection was lost before the answer: ask leaves it to you, retry sends the same message again when no proof copy came, again sends it in any case, drop never."
    )
    return (
      letters,
      reader.value(
        "uncertain_notifications", .choice, default: .again,
        help: "The same for news to colleagues, which do no harm when they come twice."),
      reader.value("uncertain_mailings", .choice, default: .retry, help: "The same for copies of mailings.")
    )
  }
}

extension SettingType<WeeklyHours> {
  /// Days and hours, e.g. `mon-fri 08:00-18:00`.
  static let weeklyHours = SettingType(
    expectation: "days and hours such as mon-fri 08:00-18:00 or daily 07:00-21:00",
    example: "mon-fri 08:00-18:00", write: { $0.description }, parse: { WeeklyHours($0) })
}
