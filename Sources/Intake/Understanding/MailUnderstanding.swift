import Basics
import MailFormat
import MailReports

/// What one mail is and says by itself, without the store: the whole of understanding in one value.
///
/// `piste mail inspect` shows it without settings; ``IntakeDecision`` begins with it and weighs what the firm knows.
package struct MailUnderstanding: Sendable {
  package let message: MailMessage
  package let kind: Verdict<MailKind, MailKindReason>
  /// One for every recipient that a report names as not reached.
  package let bounces: [Bounce]
  /// One for every recipient whose server goes on trying.
  package let delays: [Bounce]
  /// Set when somebody called our mail spam.
  package let complaint: FeedbackReport?
  /// Set when a mail program tells what was done with our mail.
  package let receipt: DispositionNotification?
  /// The best readable body, ``reply`` is made of it.
  package let text: String
  package let reply: ReplyText
  /// Who signs, where a person does.
  package let signature: SignatureContact
  /// The mail that is passed on, if one is.
  package let forward: ForwardedMail.Decision
  /// What an automatic answer says of its owner's absence, if anything.
  package let absence: Absence?

  /// - Parameter country: ISO 3166-1: how numbers are read when nothing in the mail tells; the default of
  ///   company.country where no settings are read.
  package static func read(_ closed: MailMessage, country: String = "CH") -> MailUnderstanding {
    read(closed, Setting(country: country))
  }

  /// As a firm with these rules reads it on that day.
  package static func read(_ closed: MailMessage, rules: IntakeRules, today: CalendarDate)
    -> MailUnderstanding
  {
    read(closed, Setting(country: rules.country, rules: rules, today: today))
  }

  /// What a firm knows before it has looked anything up.
  struct Setting {
    let country: String
    var rules: IntakeRules?
    /// The day of reading; a mail that says to be of a later day is held to it.
    var today: CalendarDate?
  }

  static func read(_ closed: MailMessage, _ setting: Setting) -> MailUnderstanding {
    let message = closed.opened
    let complaint = FeedbackReport.read(message).flatMap { $0.isComplaint ? $0 : nil }
    let body = message.readable
    let deliveries = BounceReport.read(message)
    let kind = MailClassifier.decide(message, deliveries, rules: setting.rules)
    let author = Author.formAuthor(message, rules: setting.rules) ?? message.from.first
    let reply = ReplyText.read(message, body: body, sender: author)
    // A challenge speaks of delivery without being a report on one.
    let isReport = complaint == nil && kind.value != .autoReply(.challenge)
    return MailUnderstanding(
      message: message, kind: kind,
      bounces: isReport ? deliveries.failures : [],
      delays: isReport ? deliveries.delays : [], complaint: complaint,
      receipt: DispositionNotification.read(message), text: body.text, reply: reply,
      signature: [.person, .listMail].contains(kind.value)
        ? SignatureContact.read(reply, sender: author, country: setting.country) : SignatureContact(),
      forward: ForwardedMail.decide(message, kind: kind.value, text: body.text),
      absence: absence(message, kind.value, reply, setting))
  }

  /// Days without a year are relative to the day on which the notice was written.
  private static func absence(
    _ message: MailMessage, _ kind: MailKind, _ reply: ReplyText, _ setting: Setting
  ) -> Absence? {
    let written = message.date.map { CalendarDate(daysSince1970: $0.milliseconds / 86_400_000) }
    let days = [written, setting.today].compactMap { $0 }
    guard case .autoReply(let automatic) = kind, automatic.isOfPerson, let day = days.min() else {
      return nil
    }
    let absence = AbsenceContent.read(message, reply, .init(today: day, country: setting.country))
    return absence.isEmpty ? nil : absence
  }

  package var isBounce: Bool {
    !bounces.isEmpty || complaint != nil || kind.value == .bounce || kind.value == .complaint
  }

  /// Whether a machine sent it and it is no report: an answer that nobody wrote, or mail to many.
  package var isAutoReply: Bool {
    switch kind.value {
    case .autoReply, .listMail, .newsletter: !isBounce
    default: false
    }
  }
}
