import Basics

/// An address that no mailing may reach any more, with the reason and since when.
package struct SuppressionEntry: Hashable, Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    /// The address is gone (5.1.x); proven by our own return path.
    case hardBounce
    /// Its owner called our mail spam (RFC 5965).
    case complaint
    case unsubscribed
    /// A person of ours decided it.
    case manual
  }

  /// Lower case.
  package let address: String
  package let reason: Reason
  package let since: Instant
  /// The journalled mail that led to it.
  package let message: Int64?

  package init(address: String, reason: Reason, since: Instant, message: Int64? = nil) {
    self.address = address.lowercased()
    self.reason = reason
    self.since = since
    self.message = message
  }
}
