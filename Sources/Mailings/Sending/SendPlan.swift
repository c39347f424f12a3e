/// Who gets a mailing and who does not, with the reason: made before anything is queued, shown before the start.
package struct SendPlan: Hashable, Sendable {
  package enum SkipReason: Hashable, Sendable {
    case suppressed(SuppressionEntry.Reason)
    /// The mailing already went to that address: a second start or a second list sends nothing twice.
    case alreadyPlanned
    /// The subject or text would be empty where it stands for this recipient.
    case emptyField(MergeField)
  }

  package struct Skipped: Hashable, Sendable {
    package let recipient: MailingRecipient
    package let reason: SkipReason
  }

  package let sent: [MailingRecipient]
  package let skipped: [Skipped]

  /// - Parameter planned: the addresses that already have a copy of this mailing.
  package init(
    of content: Mailing.Content, to recipients: [MailingRecipient], suppressions: [SuppressionEntry],
    planned: Set<String> = []
  ) {
    let blocked = Dictionary(suppressions.map { ($0.address, $0.reason) }) { first, _ in first }
    let fields = content.subject.requiredFields.union(content.text.requiredFields)
    var known = planned
    var sent: [MailingRecipient] = []
    var skipped: [Skipped] = []
    for recipient in recipients {
      let reason = Self.reason(against: recipient, blocked: blocked, planned: known, fields: fields)
      if let reason {
        skipped.append(Skipped(recipient: recipient, reason: reason))
      } else {
        sent.append(recipient)
      }
      known.insert(recipient.email)
    }
    self.sent = sent
    self.skipped = skipped
  }

  private static func reason(
    against recipient: MailingRecipient, blocked: [String: SuppressionEntry.Reason], planned: Set<String>,
    fields: Set<MergeField>
  ) -> SkipReason? {
    if let reason = blocked[recipient.email] { return .suppressed(reason) }
    if planned.contains(recipient.email) { return .alreadyPlanned }
    let empty = MergeField.allCases.first { fields.contains($0) && recipient.value(of: $0).isEmpty }
    return empty.map { .emptyField($0) }
  }
}
