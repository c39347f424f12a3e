import Basics

/// A booking that is kept, and whether it was billed.
package struct TimesheetEntry: Hashable, Sendable {
  package let id: Identifier<TimesheetEntry>
  package let booking: TimeBooking
  package let state: TimesheetState

  package init(id: Identifier<TimesheetEntry>, booking: TimeBooking, state: TimesheetState = .recorded) {
    self.id = id
    self.booking = booking
    self.state = state
  }
}

/// Where a timesheet entry stands.
package enum TimesheetState: String, CaseIterable, Hashable, Sendable {
  case recorded
  /// On an issued invoice: it can't change any more.
  case invoiced
  /// Booked by mistake and taken back by a person.
  case withdrawn
}

/// What can happen to a timesheet entry.
package enum TimesheetEvent: String, CaseIterable, Hashable, Sendable {
  case invoiced, withdrawn
}

/// The life of a timesheet entry as a table.
package enum TimesheetLifecycle {
  package static let table = Lifecycle<TimesheetState, TimesheetEvent, NoAction>(
    of: "timesheet entry",
    [
      .init(.recorded, .invoiced, .invoiced),
      .init(.recorded, .withdrawn, .withdrawn),
    ],
    french: .init(
      "le temps saisi",
      state: {
        switch $0 {
        case .recorded: "enregistré"
        case .invoiced: "facturé"
        case .withdrawn: "retiré"
        }
      },
      event: {
        switch $0 {
        case .invoiced: "être facturé"
        case .withdrawn: "être retiré"
        }
      }))
}
