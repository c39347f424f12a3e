import Basics

/// Where an order stands.
package enum OrderState: String, CaseIterable, Hashable, Sendable {
  case draft, confirmed, completed, cancelled
}

/// What can happen to an order.
package enum OrderEvent: String, CaseIterable, Hashable, Sendable {
  case confirmed, completed, cancelled, reopened
}

/// What the caller must do when an event is accepted.
package enum OrderAction: String, CaseIterable, Hashable, Sendable {
  /// A project with the tasks of the lines billed by timesheet.
  case openProject
  /// A delivery of the goods.
  case planDelivery
  /// Planned deliveries will not take place.
  case cancelDeliveries
  /// No more time is booked.
  case closeProject
}

/// The life of an order as a table.
package enum OrderLifecycle {
  package typealias Table = Lifecycle<OrderState, OrderEvent, OrderAction>
  package typealias Step = Table.Transition

  package static let table = Table(
    of: "order",
    [
      .init(.draft, .confirmed, .confirmed, [.openProject, .planDelivery]),
      .init(.draft, .cancelled, .cancelled),
      .init(.confirmed, .completed, .completed, [.closeProject]),
      .init(.confirmed, .cancelled, .cancelled, [.cancelDeliveries, .closeProject]),
      .init(.completed, .reopened, .confirmed),
    ],
    french: .init(
      "la commande",
      state: {
        switch $0 {
        case .draft: "un brouillon"
        case .confirmed: "confirmée"
        case .completed: "terminée"
        case .cancelled: "annulée"
        }
      },
      event: {
        switch $0 {
        case .confirmed: "être confirmée"
        case .completed: "être terminée"
        case .cancelled: "être annulée"
        case .reopened: "être rouverte"
        }
      }))
}
