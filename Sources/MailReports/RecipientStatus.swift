import MailFormat

/// What became of the mail for one recipient (RFC 3464 §2.3).
package struct RecipientStatus: Sendable, Hashable {
  package enum Action: String, Sendable, Hashable, CaseIterable {
    case failed, delayed, delivered, relayed, expanded
  }

  /// The address that the sender gave; empty when the server does not say.
  package private(set) var original: String
  /// The address it ended at, after aliases and forwards.
  package let final: String
  package let action: Action
  /// `5.1.1`; empty when the server does not say.
  package let status: String
  /// The refusing server's words; those beside the status where there are no others.
  package let diagnostic: String
  package let remoteServer: String

  /// One for every group of fields that names a recipient (RFC 3464 §2.1). Some servers put no blank lines between
  /// the groups: a field that comes again starts the next one.
  static func read(_ groups: [HeaderFields]) -> [RecipientStatus] {
    groups.flatMap(parted).compactMap { RecipientStatus($0) }
  }

  private static func parted(_ group: HeaderFields) -> [HeaderFields] {
    guard group.fields("Final-Recipient").count > 1 else { return [group] }
    var groups: [[HeaderField]] = [[]]
    var seen: Set<String> = []
    for field in group.fields {
      if field.key == "final-recipient" || field.key == "original-recipient", !seen.insert(field.key).inserted
      {
        groups.append([])
        seen = [field.key]
      }
      groups[groups.count - 1].append(field)
    }
    return groups.map { HeaderFields($0) }
  }

  private init?(_ group: HeaderFields) {
    let original = group.first("Original-Recipient").map(TypedField.xtextAddress) ?? ""
    let final = group.first("Final-Recipient").map(TypedField.address) ?? ""
    let isStatus = group.field("Action") != nil || group.field("Status") != nil
    guard !original.isEmpty || !final.isEmpty || isStatus else { return nil }
    self.original = original
    self.final = final
    let status = group.first("Status") ?? ""
    self.status = StatusCode.first(status) ?? ""
    diagnostic = group.first("Diagnostic-Code").map(TypedField.value) ?? Self.comment(of: status)
    remoteServer = group.first("Remote-MTA").map(TypedField.value) ?? ""
    action = Self.action(group.first("Action") ?? "", status: self.status)
  }

  /// The sender's own form of the address is the one to look up.
  package var recipient: String { original.isEmpty ? final : original }

  /// The same status of the one recipient that other parts of the report name.
  func naming(_ address: String) -> RecipientStatus {
    var named = self
    named.original = address
    return named
  }

  private static func action(_ text: String, status: String) -> Action {
    let word = FoldedWords(text)
    if let known = words.first(where: { word.hasPrefix($0.prefix) }) { return known.action }
    return status.hasPrefix("2") ? .delivered : status.hasPrefix("4") ? .delayed : .failed
  }

  /// The five of the standard, and what servers write in their place, by how they begin.
  private static let words: [(prefix: StaticString, action: Action)] = [
    ("fail", .failed), ("undeliver", .failed), ("bounce", .failed), ("reject", .failed), ("error", .failed),
    ("delay", .delayed), ("defer", .delayed), ("warning", .delayed), ("queued", .delayed),
    ("deliver", .delivered), ("success", .delivered), ("relay", .relayed), ("expand", .expanded),
  ]

  /// `4.4.3 (host name lookup failure)`
  private static func comment(of status: String) -> String {
    guard let open = status.utf8.firstIndex(of: 0x28) else { return "" }
    return String(status[status.utf8.index(after: open)...].prefix { $0 != ")" })
  }
}

extension Bounce {
  /// Our mails have one recipient each; a report about more is not about one of them alone.
  static let maximum = 100

  /// One for every recipient with that action. A server that gives no reason to machines may give one to people.
  static func read(
    _ recipients: [RecipientStatus], _ action: RecipientStatus.Action, notice: () -> NoticeText
  ) -> [Bounce] {
    let chosen = recipients.filter { $0.action == action }.prefix(maximum)
    guard chosen.contains(where: { !BounceWords.isReason($0.diagnostic) }) else {
      return chosen.map { Bounce($0, words: $0.diagnostic) }
    }
    let text = notice()
    let whole = text.text
    let named = NoticeRecipients.read(text.lines)
    return chosen.map { recipient in
      let own = named.first { $0.address == recipient.original || $0.address == recipient.final }?.words ?? []
      // A code that says something needs no words from elsewhere.
      let all = recipient.status.isEmpty || recipient.status.hasSuffix(".0.0") ? whole : ""
      let candidates = [recipient.diagnostic, own.joined(separator: "\n"), all]
      return Bounce(recipient, words: candidates.first(where: BounceWords.isReason) ?? recipient.diagnostic)
    }
  }

  private init(_ status: RecipientStatus, words: String) {
    self.init(
      recipient: status.recipient.isEmpty ? nil : status.recipient,
      final: status.final.isEmpty ? nil : status.final,
      status: status.status.isEmpty ? nil : status.status, words: words)
  }
}
