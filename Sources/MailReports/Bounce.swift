import MailFormat

/// One recipient that a mail of ours did not reach.
package struct Bounce: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// The address is of no use: nobody is there.
    case hard
    /// This mail was not taken; another one, or the same one later, may be.
    case soft
  }

  /// Lower case; `nil` when the report does not name it.
  package let recipient: String?
  /// `5.1.1`; `5.0.0` when the report has only an SMTP code 5xx; `nil` when it has neither.
  package let status: String?
  package let kind: Kind
  package let reason: BounceReason
  /// The words that led to it, for a person to check.
  package let evidence: String

  /// Whether the address must not be written to again. What a server holds against the sender or the content
  /// (policy, spam, authentication, size) says nothing about the recipient.
  package var suppresses: Bool { kind == .hard && (reason == .userUnknown || reason == .hostUnknown) }

  private static let maximumWords = 4000

  init(recipient: String?, status: String?, words: String) {
    let words = String(decoding: words.utf8.prefix(Self.maximumWords), as: UTF8.self)
    let found = StatusCode.best(status, words: words)
    self.recipient = recipient
    self.status = found
    reason = BounceRules.reason(status: found ?? "", words: words)
    kind = BounceRules.isSoft(status: found ?? "", reason: reason, words: words) ? .soft : .hard
    evidence = String(words.trimmedOfWhiteSpace.unicodeScalars.prefix(500))
  }
}

/// Reads what a mail says about deliveries that failed: the standard report first, then the texts that the
/// common servers write. An empty list means: this is no bounce.
package enum BounceReport {
  package static func read(_ message: MailMessage) -> [Bounce] {
    if let report = DeliveryStatusReport.read(message) { return bounces(report, notice: message.text) }
    return PlainTextBounce.read(message)
  }

  /// Our mails have one recipient each; a report about more is not about one of them alone.
  private static let maximumBounces = 100

  /// Delays and deliveries are no bounces. A server that gives no reason to machines may give one to people.
  private static func bounces(_ report: DeliveryStatusReport, notice: String) -> [Bounce] {
    bounces(report, notice: notice, action: .failed)
  }

  /// Recipients whose server goes on trying (RFC 3464, 2.3.3, `delayed`): news, not failures.
  package static func delays(_ message: MailMessage) -> [Bounce] {
    guard let report = DeliveryStatusReport.read(message) else { return [] }
    return bounces(report, notice: "", action: .delayed)
  }

  private static func bounces(
    _ report: DeliveryStatusReport, notice: String, action: RecipientStatus.Action
  ) -> [Bounce] {
    report.recipients.filter { $0.action == action }.prefix(maximumBounces).map { recipient in
      Bounce(
        recipient: recipient.recipient.isEmpty ? nil : recipient.recipient,
        status: recipient.status.isEmpty ? nil : recipient.status,
        words: recipient.diagnostic.isEmpty ? notice : recipient.diagnostic)
    }
  }
}
