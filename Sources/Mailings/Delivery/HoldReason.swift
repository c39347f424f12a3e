import Basics

/// Why a mail that wants to leave does not leave now.
package enum HoldReason: String, Sendable, CaseIterable {
  /// Outside the hours of its lane.
  case hours
  /// The account has sent as many as it may in this minute, hour or day.
  case accountPace
  /// The same, for one recipient domain.
  case domainPace
  /// The domain deferred several recipients.
  case domainDefers
  /// Every server of the account was in trouble a moment ago.
  case serversPaused
  /// The server deferred it, and the schedule says when to try again.
  case retrySchedule
}

/// How many mails may leave now, or until when none may.
package enum Allowance: Hashable, Sendable {
  /// At most so many; `Int.max` when nothing limits them.
  case room(Int)
  case wait(until: Instant)

  package var count: Int {
    if case .room(let count) = self { count } else { 0 }
  }
}
