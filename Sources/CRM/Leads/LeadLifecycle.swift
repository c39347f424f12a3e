import Basics

package enum LeadState: String, Sendable, CaseIterable {
  case new, contacted, qualified, converted, disqualified
}

package enum LeadEvent: String, Sendable, CaseIterable {
  /// We wrote or called.
  case contact
  /// The need, the money and the date were checked and hold.
  case qualify
  /// It becomes an opportunity.
  case convert
  /// It will come to nothing.
  case disqualify
  /// The person came back.
  case reopen
}

package enum LeadAction: String, Sendable {
  case openOpportunity, skipFollowUps
}

/// The life of a ``Lead``. Answering again is no change of state, so `contact` may repeat.
package enum LeadLifecycle {
  package static let table = Lifecycle<LeadState, LeadEvent, LeadAction>(
    of: "lead",
    [
      .init(.new, .contact, .contacted),
      .init(.new, .qualify, .qualified),
      .init(.new, .convert, .converted, [.openOpportunity]),
      .init(.new, .disqualify, .disqualified, [.skipFollowUps]),
      .init(.contacted, .contact, .contacted),
      .init(.contacted, .qualify, .qualified),
      .init(.contacted, .convert, .converted, [.openOpportunity]),
      .init(.contacted, .disqualify, .disqualified, [.skipFollowUps]),
      .init(.qualified, .contact, .qualified),
      .init(.qualified, .convert, .converted, [.openOpportunity]),
      .init(.qualified, .disqualify, .disqualified, [.skipFollowUps]),
      .init(.disqualified, .reopen, .contacted),
    ],
    french: .init(
      "la piste",
      state: {
        switch $0 {
        case .new: "nouvelle"
        case .contacted: "contactée"
        case .qualified: "qualifiée"
        case .converted: "devenue une affaire"
        case .disqualified: "écartée"
        }
      },
      event: {
        switch $0 {
        case .contact: "être contactée"
        case .qualify: "être qualifiée"
        case .convert: "devenir une affaire"
        case .disqualify: "être écartée"
        case .reopen: "être rouverte"
        }
      }))
}
