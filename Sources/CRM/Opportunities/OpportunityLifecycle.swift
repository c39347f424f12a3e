import Basics

package enum OpportunityState: String, Sendable, CaseIterable {
  case open, won, lost
}

package enum OpportunityEvent: String, Sendable, CaseIterable {
  case advance, win, lose, reopen
}

package enum OpportunityAction: String, Sendable {
  case skipFollowUps
}

/// The life of an ``Opportunity``. A won one stays won: an order stands on it.
package enum OpportunityLifecycle {
  package static let table = Lifecycle<OpportunityState, OpportunityEvent, OpportunityAction>(
    of: "opportunity",
    [
      .init(.open, .advance, .open),
      .init(.open, .win, .won, [.skipFollowUps]),
      .init(.open, .lose, .lost, [.skipFollowUps]),
      .init(.lost, .reopen, .open),
    ])
}
