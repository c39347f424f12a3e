import MailFormat

/// Reads what a mail says about deliveries: the standard report first, then the texts that the common servers write.
package enum BounceReport {
  /// Deliveries that failed; an empty list means: this is no bounce.
  package static func read(_ message: MailMessage) -> [Bounce] {
    if DispositionNotification.read(message) != nil {
      return [DispositionNotification.rejection(message)].compactMap { $0 }
    }
    if let notice = ServiceNotice.read(message) { return notice.bounces("bounce") }
    guard let report = report(message) else { return NoticeReport.read(message)?.failures ?? [] }
    return Bounce.read(report.recipients, .failed) { NoticeText(message) }
  }

  /// Recipients whose server goes on trying (RFC 3464, 2.3.3, `delayed`): news, not failures.
  package static func delays(_ message: MailMessage) -> [Bounce] {
    guard DispositionNotification.read(message) == nil else { return [] }
    if let notice = ServiceNotice.read(message) { return notice.bounces("deliverydelay") }
    guard let report = report(message) else { return NoticeReport.read(message)?.delays ?? [] }
    return Bounce.read(report.recipients, .delayed) { NoticeText(message) }
  }

  /// A person who forwards a report may send its parts as attachments.
  private static func report(_ message: MailMessage) -> DeliveryStatusReport? {
    let type = message.root.contentType
    let isReport = type.mediaType == "multipart/report" || type.type == "message"
    guard isReport || NoticeSender.read(message) != .other else { return nil }
    return DeliveryStatusReport.read(message)
  }
}
