/// What reports on a message's fate are asked for (RFC 3461). It goes out only to a server that offers DSN;
/// the original recipient (ORCPT) is added for each recipient.
package struct DeliveryNotices: Hashable, Sendable {
  /// How much of the message comes back with a report of failure.
  package enum Returned: String, Sendable {
    case full = "FULL"
    case headers = "HDRS"
  }

  package enum Occasion: String, Sendable, CaseIterable {
    case success = "SUCCESS"
    case failure = "FAILURE"
    case delay = "DELAY"
  }

  /// Comes back in reports as `Original-Envelope-Id`; printable ASCII, at most 100 bytes when encoded, or it is
  /// left out (RFC 3461 section 4.4).
  package var envelopeID: String?
  /// Nil leaves it to the server.
  package var returns: Returned?
  /// Nil leaves it to the server; empty asks for no report at all.
  package var notify: Set<Occasion>?

  package init(envelopeID: String? = nil, returns: Returned? = nil, notify: Set<Occasion>? = nil) {
    self.envelopeID = envelopeID
    self.returns = returns
    self.notify = notify
  }
}
