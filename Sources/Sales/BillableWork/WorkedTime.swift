import Basics
import Projects

/// Booked time that is not billed yet, summed in whole minutes before it becomes hours: one rounding per
/// line.
struct WorkedTime {
  let minutes: Int64
  let period: DateSpan
  let allocations: [BillingAllocation]
  private let minutesOfTask: [Identifier<ProjectTask>: Int64]

  /// - Returns: `nil` when nothing is left to bill.
  init?(
    of entries: [TimesheetEntry], on tasks: [ProjectTask], upTo day: CalendarDate, ledger: BillingLedger
  ) {
    let wanted = Set(tasks.map(\.id))
    var allocations: [BillingAllocation] = []
    var minutesOfTask: [Identifier<ProjectTask>: Int64] = [:]
    var days: [CalendarDate] = []
    for entry in entries.sorted(by: { $0.id < $1.id }) {
      let booking = entry.booking
      guard entry.state == .recorded, booking.workedOn <= day, wanted.contains(booking.task) else { continue }
      guard let open = ledger.open(entry.allocation) else { continue }
      allocations.append(open)
      minutesOfTask[booking.task, default: 0] += open.amount.tenThousandths / 10_000
      days.append(booking.workedOn)
    }
    guard let first = days.min(), let last = days.max(), let period = DateSpan(first: first, last: last)
    else {
      return nil
    }
    self.allocations = allocations
    self.minutesOfTask = minutesOfTask
    self.period = period
    minutes = minutesOfTask.values.reduce(0, +)
  }

  var hours: Quantity { Quantity(hoursFromMinutes: minutes) }

  /// `Analyse 4:30, Conception 2:00`, in the order of the tasks.
  func summary(naming tasks: [ProjectTask]) -> String {
    tasks.compactMap { task in minutesOfTask[task.id].map { "\(task.name) \(Self.clock($0))" } }
      .joined(separator: ", ")
  }

  static func clock(_ minutes: Int64) -> String {
    "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
  }
}

extension TimesheetEntry {
  /// The whole entry, in minutes.
  var allocation: BillingAllocation {
    BillingAllocation(source: .timesheet(id), amount: Quantity(Int64(booking.minutes)))
  }
}
