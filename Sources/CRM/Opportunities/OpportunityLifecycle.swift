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
    ],
    french: .init(
      "l’affaire",
      state: {
        switch $0 {
        case .open: "ouverte"
        case .won: "gagnée"
        case .lost: "perdue"
        }
      },
      event: {
        switch $0 {
        case .advance: "changer d’étape"
        case .win: "être donnée pour gagnée"
        case .lose: "être donnée pour perdue"
        case .reopen: "être rouverte"
        }
      }))
}
