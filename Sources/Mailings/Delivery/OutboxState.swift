/// Which queue a mail stands in. Each has connections of its own: marketing never delays an invoice.
package enum OutboxLane: String, Sendable, CaseIterable {
  case business, mailing
}

/// What became of an outgoing mail as a whole, given what became of it for each recipient.
package enum OutboxState: String, Sendable, CaseIterable {
  case queued, submitting, accepted, deferred, failed, uncertain, bounced

  /// The worst that still needs care wins: a mail is done only when it is done for everybody.
  package static func overall(of recipients: [OutboxState]) -> OutboxState {
    for state in [OutboxState.uncertain, .deferred, .queued, .accepted, .bounced]
    where recipients.contains(state) {
      return state
    }
    return .failed
  }

  /// Nothing more will happen by itself.
  package var isFinal: Bool { self == .accepted || self == .failed || self == .bounced }
}
