import Basics

/// What the settings want for a kind of mail whose acceptance stays unknown.
package enum UncertainPolicy: String, Sendable, CaseIterable {
  /// A person decides, unless our own copy comes in.
  case ask
  /// Sent again once the absence of our own copy shows that it had not been taken; without copies a person decides.
  case retry
  /// Sent again after the wait in any case, with the same Message-ID: twice is better than never.
  case again
  /// Not sent again: never is better than twice.
  case drop
}

/// What to do with a mail whose acceptance is unknown: the connection, or the program, went away after the
/// message and before the server's answer.
package enum UncertainPlan: String, Sendable {
  /// The copy addressed to ourselves has come in: the server had taken the whole transaction.
  case proved
  /// Send the same message again.
  case retry
  /// Close it without sending again.
  case drop
  /// Too early to say, or a person must decide.
  case wait

  /// What is known about the mail.
  package struct Facts: Hashable, Sendable {
    /// When our own copy came in.
    package var provedAt: Instant?
    /// Whether a copy was addressed to ourselves at all.
    package var hasProofAddress: Bool
    /// The end of the wait for that copy.
    package var waitedUntil: Instant
    /// When our mailbox was last read to its end, all of it understood; `nil` when it was not.
    package var mailboxReadAt: Instant?

    package init(
      provedAt: Instant?, hasProofAddress: Bool, waitedUntil: Instant, mailboxReadAt: Instant?
    ) {
      self.provedAt = provedAt
      self.hasProofAddress = hasProofAddress
      self.waitedUntil = waitedUntil
      self.mailboxReadAt = mailboxReadAt
    }

    /// The mailbox was read long enough afterwards, and no copy came.
    fileprivate var isDisproved: Bool {
      guard hasProofAddress, let mailboxReadAt else { return false }
      return mailboxReadAt > waitedUntil
    }
  }

  /// A proof always counts. Its absence counts only where a copy was sent and the mailbox is read; where none can
  /// come, `again` and `drop` act once the wait is over.
  package static func decide(_ policy: UncertainPolicy, _ facts: Facts, now: Instant) -> UncertainPlan {
    if facts.provedAt != nil { return .proved }
    switch policy {
    case .ask: return .wait
    case .retry: return facts.isDisproved ? .retry : .wait
    case .again: return isOver(facts, now) ? .retry : .wait
    case .drop: return isOver(facts, now) ? .drop : .wait
    }
  }

  private static func isOver(_ facts: Facts, _ now: Instant) -> Bool {
    facts.isDisproved || now > facts.waitedUntil.adding(seconds: facts.hasProofAddress ? 3600 : 0)
  }
}

/// The policy for each sort of mail.
package struct UncertainPolicies: Hashable, Sendable {
  package let letters: UncertainPolicy
  /// News to our own people: to get one twice does little harm.
  package let notifications: UncertainPolicy
  package let mailings: UncertainPolicy

  package init(letters: UncertainPolicy, notifications: UncertainPolicy, mailings: UncertainPolicy) {
    self.letters = letters
    self.notifications = notifications
    self.mailings = mailings
  }

  /// The kinds of mail that only our own people get.
  private static let internalKinds: Set<String> = [
    "alert", "conversation-notification", "lead-notification", "loop-alert", "phone-note-receipt",
    "project-opened", "refusal-alert",
    "time-receipt",
  ]

  /// - Parameter kind: the word that the outbox keeps: `invoice`, `relay` …
  package func policy(kind: String, lane: OutboxLane) -> UncertainPolicy {
    if lane == .mailing { return mailings }
    return Self.internalKinds.contains(kind) ? notifications : letters
  }
}
