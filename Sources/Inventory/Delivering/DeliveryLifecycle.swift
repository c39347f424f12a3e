import Basics

/// Where a delivery stands.
package enum DeliveryState: String, CaseIterable, Hashable, Sendable {
  case planned, delivered, cancelled
}

/// What can happen to a delivery.
package enum DeliveryEvent: String, CaseIterable, Hashable, Sendable {
  case delivered, cancelled
}

/// What the caller must do when an event is accepted.
package enum DeliveryAction: String, CaseIterable, Hashable, Sendable {
  /// Stock → customer, one move per line.
  case moveStock
}

/// The life of a delivery as a table. What is delivered stays delivered: goods come back by a move of their
/// own.
package enum DeliveryLifecycle {
  package static let table = Lifecycle<DeliveryState, DeliveryEvent, DeliveryAction>(
    of: "delivery",
    [
      .init(.planned, .delivered, .delivered, [.moveStock]),
      .init(.planned, .cancelled, .cancelled),
    ],
    french: .init(
      "la livraison",
      state: {
        switch $0 {
        case .planned: "prévue"
        case .delivered: "faite"
        case .cancelled: "annulée"
        }
      },
      event: {
        switch $0 {
        case .delivered: "être faite"
        case .cancelled: "être annulée"
        }
      }))
}
