import MailFormat

/// What a mail says about deliveries: the standard report first, then the texts that the common servers write.
package struct BounceReport: Sendable, Hashable {
  /// Deliveries that failed.
  package let failures: [Bounce]
  /// Recipients whose server goes on trying (RFC 3464, 2.3.3, `delayed`): news, not failures.
  package let delays: [Bounce]

  /// How many recipients the report names that are in neither list and were not delivered to, as far as was read: a
  /// report about more than a hundred is not about one mail of ours.
  package let omitted: Int

  init(failures: [Bounce] = [], delays: [Bounce] = [], omitted: Int = 0) {
    self.failures = failures
    self.delays = delays
    self.omitted = omitted
  }

  /// All lists empty mean: this is no bounce.
  package static func read(_ message: MailMessage) -> BounceReport {
    if DispositionNotification.read(message) != nil {
      return BounceReport(failures: [DispositionNotification.rejection(message)].compactMap { $0 })
    }
    if let notice = ServiceNotice.read(message) {
      return BounceReport(failures: notice.bounces("bounce"), delays: notice.bounces("deliverydelay"))
    }
    let sender = NoticeSender.read(message)
    if let report = report(message, sender) { return BounceReport(report, message) }
    let notice = NoticeReport.read(message, from: sender)
    return BounceReport(failures: notice?.failures ?? [], delays: notice?.delays ?? [])
  }

  private init(_ report: DeliveryStatusReport, _ message: MailMessage) {
    let recipients = Self.named(report.recipients, message)
    let failures = Bounce.read(recipients, .failed) { NoticeText(message) }
    let delays = Bounce.read(recipients, .delayed) { NoticeText(message) }
    let reached = recipients.count { ![.failed, .delayed].contains($0.action) }
    self.init(
      failures: failures, delays: delays,
      omitted: report.recipientCount - reached - failures.count - delays.count)
  }

  /// A report about a single recipient may leave it to its text, or to the mail that comes back, to say who that is.
  private static func named(_ recipients: [RecipientStatus], _ message: MailMessage) -> [RecipientStatus] {
    guard recipients.count == 1, let only = recipients.first, only.recipient.isEmpty,
      let address = SoleRecipient.find(message)
    else { return recipients }
    return [only.naming(address)]
  }

  /// A person who forwards a report may send its parts as attachments.
  private static func report(_ message: MailMessage, _ sender: NoticeSender) -> DeliveryStatusReport? {
    let type = message.root.contentType
    let isReport = type.mediaType == "multipart/report" || type.type == "message"
    guard isReport || sender != .other else { return nil }
    return DeliveryStatusReport.read(message)
  }
}
