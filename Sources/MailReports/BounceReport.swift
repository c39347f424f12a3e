import MailFormat

/// What a mail says about deliveries: the standard report first, then the texts that the common servers write.
package struct BounceReport: Sendable, Hashable {
  /// Deliveries that failed.
  package let failures: [Bounce]
  /// Recipients whose server goes on trying (RFC 3464, 2.3.3, `delayed`): news, not failures.
  package let delays: [Bounce]

  init(failures: [Bounce] = [], delays: [Bounce] = []) {
    self.failures = failures
    self.delays = delays
  }

  /// Both lists empty mean: this is no bounce.
  package static func read(_ message: MailMessage) -> BounceReport {
    if DispositionNotification.read(message) != nil {
      return BounceReport(failures: [DispositionNotification.rejection(message)].compactMap { $0 })
    }
    if let notice = ServiceNotice.read(message) {
      return BounceReport(failures: notice.bounces("bounce"), delays: notice.bounces("deliverydelay"))
    }
    guard let report = report(message) else {
      let notice = NoticeReport.read(message)
      return BounceReport(failures: notice?.failures ?? [], delays: notice?.delays ?? [])
    }
    return BounceReport(
      failures: Bounce.read(report.recipients, .failed) { NoticeText(message) },
      delays: Bounce.read(report.recipients, .delayed) { NoticeText(message) })
  }

  /// A person who forwards a report may send its parts as attachments.
  private static func report(_ message: MailMessage) -> DeliveryStatusReport? {
    let type = message.root.contentType
    let isReport = type.mediaType == "multipart/report" || type.type == "message"
    guard isReport || NoticeSender.read(message) != .other else { return nil }
    return DeliveryStatusReport.read(message)
  }
}
