import Basics

/// Where a quotation stands.
package enum QuotationState: String, CaseIterable, Hashable, Sendable {
  case draft, sent, accepted, declined, expired
  /// Replaced by a newer one.
  case superseded
}

/// What can happen to a quotation.
package enum QuotationEvent: String, CaseIterable, Hashable, Sendable {
  case sent, accepted, declined, expired, revised
}

/// What the caller must do when an event is accepted.
package enum QuotationAction: String, CaseIterable, Hashable, Sendable {
  /// PDF and mail into the outbox.
  case queueMail
  /// Make a confirmed order of it.
  case confirmOrder
  /// Make a new draft with the same lines.
  case copyToDraft
}

/// The life of a quotation as a table. A customer may accept by word of mouth what was never mailed, and a
/// declined or expired offer can be revived only by a revision.
package enum QuotationLifecycle {
  package typealias Table = Lifecycle<QuotationState, QuotationEvent, QuotationAction>
  package typealias Step = Table.Transition

  package static let table = Table(
    of: "quotation",
    [
      .init(.draft, .sent, .sent, [.queueMail]),
      .init(.draft, .accepted, .accepted, [.confirmOrder]),
      .init(.draft, .declined, .declined),
      // The mail may have got lost.
      .init(.sent, .sent, .sent, [.queueMail]),
      .init(.sent, .accepted, .accepted, [.confirmOrder]),
      .init(.sent, .declined, .declined),
      .init(.sent, .expired, .expired),
      .init(.sent, .revised, .superseded, [.copyToDraft]),
      .init(.declined, .revised, .superseded, [.copyToDraft]),
      .init(.expired, .revised, .superseded, [.copyToDraft]),
    ],
    french: .init(
      "le devis",
      state: {
        switch $0 {
        case .draft: "un brouillon"
        case .sent: "envoyé"
        case .accepted: "accepté"
        case .declined: "décliné"
        case .expired: "échu"
        case .superseded: "remplacé par un autre"
        }
      },
      event: {
        switch $0 {
        case .sent: "être envoyé"
        case .accepted: "être accepté"
        case .declined: "être décliné"
        case .expired: "être déclaré échu"
        case .revised: "être remplacé par un autre"
        }
      }))
}
