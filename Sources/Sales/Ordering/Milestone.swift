import Basics
import Billing
import Projects

/// An agreed point of an order at which a share of a line's fixed price may be billed.
package struct Milestone: Hashable, Sendable {
  package let id: Identifier<Milestone>
  package let orderPosition: Int
  /// Counted from 1 through all lines of the order: what people say for "the second milestone".
  package let number: Int
  package let term: MilestoneTerm
  /// `nil` as long as it is planned.
  package let reachedOn: CalendarDate?

  package init(
    id: Identifier<Milestone>, orderPosition: Int, number: Int, term: MilestoneTerm,
    reachedOn: CalendarDate? = nil
  ) {
    self.id = id
    self.orderPosition = orderPosition
    self.number = number
    self.term = term
    self.reachedOn = reachedOn
  }

  package var state: MilestoneState { reachedOn == nil ? .planned : .reached }
  package var name: String { term.name }
}

/// Where a milestone stands; that it is billed stands in the ``BillingLedger``.
package enum MilestoneState: String, CaseIterable, Hashable, Sendable {
  case planned, reached
}

/// What can happen to a milestone.
package enum MilestoneEvent: String, CaseIterable, Hashable, Sendable {
  case reached
  /// It was said too early.
  case withdrawn
}

/// The life of a milestone as a table; its steps change nothing but the state.
package enum MilestoneLifecycle {
  package static let table = Lifecycle<MilestoneState, MilestoneEvent, NoAction>(
    of: "milestone",
    [
      .init(.planned, .reached, .reached),
      .init(.reached, .withdrawn, .planned),
    ],
    french: .init(
      "le jalon",
      state: {
        switch $0 {
        case .planned: "à venir"
        case .reached: "atteint"
        }
      },
      event: {
        switch $0 {
        case .reached: "être atteint"
        case .withdrawn: "être repris"
        }
      }))
}

extension OrderProgress {
  /// The milestone after `event` on `day`.
  ///
  /// - Throws: ``Refusal`` when the order is not confirmed, the table has no such step, the day is still to come, or
  ///   it is billed already.
  package func step(
    _ event: MilestoneEvent, _ milestone: Milestone, on day: CalendarDate, today: CalendarDate
  ) throws(Refusal) -> Milestone {
    guard order.state == .confirmed else {
      throw Refusal(
        .wrongState, "\(order.number) is \(order.state.rawValue), and its milestones stay as they are",
        french: "la commande \(order.number) n’est pas en cours\u{A0}; ses jalons restent comme ils sont")
    }
    let step = try MilestoneLifecycle.table.apply(event, in: milestone.state)
    guard step.to == .planned || day <= today else {
      throw Refusal(
        .invalid, "\(day) is still to come", remedy: "say that \"\(milestone.name)\" is reached when it is",
        french: "le \(day) est encore à venir")
    }
    guard !isBilled(milestone) else {
      throw Refusal(
        .notAllowed, "\"\(milestone.name)\" of \(order.number) is billed and stays reached",
        remedy: "discard the draft, or issue a credit note",
        french: "«\u{A0}\(milestone.name)\u{A0}» est facturé et reste atteint")
    }
    return Milestone(
      id: milestone.id, orderPosition: milestone.orderPosition, number: milestone.number,
      term: milestone.term, reachedOn: step.to == .reached ? day : nil)
  }

  /// It stands on an invoice, be it a draft.
  package func isBilled(_ milestone: Milestone) -> Bool {
    !ledger.billed(.milestone(milestone.id, orderPosition: milestone.orderPosition)).isZero
  }

  /// What the milestone makes billable, before VAT.
  package func amount(of milestone: Milestone) throws(Refusal) -> Money {
    let siblings = milestones.filter { $0.orderPosition == milestone.orderPosition }
      .sorted { $0.number < $1.number }
    guard let line = order.lines.first(where: { $0.position == milestone.orderPosition }),
      let place = siblings.firstIndex(where: { $0.id == milestone.id }),
      let amounts = try? MilestoneTerm.amounts(of: line.price.net, siblings.map(\.term))
    else {
      throw Refusal.damaged(
        "the shares of line \(milestone.orderPosition) of \(order.number) can't be kept")
    }
    return amounts[place]
  }
}
