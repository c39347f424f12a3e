import Basics
import CRM
import SQL
import Sales
import Store

/// A milestone of an order is reached, and its share of the price may be billed; or it was said too early.
package struct ReachMilestone: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// The milestone as it stands now, and what it makes billable before VAT.
  package struct Outcome: Sendable {
    package let order: OrderRecord
    package let milestone: Milestone
    package let amount: Money
  }

  /// - Parameters:
  ///   - words: its number, its name or a part of it; empty for the next one.
  ///   - day: when it was reached; today when it is left out.
  /// - Throws: ``Refusal`` when the words name no milestone, or the step is not allowed.
  package func callAsFunction(
    _ event: MilestoneEvent, _ words: String, of order: Int64, on day: CalendarDate? = nil, actor: String
  ) async throws -> Outcome {
    try await office.database.write { connection in
      try apply(event, words, of: order, on: day, actor: actor, connection)
    }
  }

  /// The same within a larger errand.
  func apply(
    _ event: MilestoneEvent, _ words: String, of order: Int64, on day: CalendarDate? = nil, actor: String,
    _ connection: any Connection
  ) throws -> Outcome {
    let orders = SalesOrders(connection)
    try orders.lock(order)
    let record = try orders.find(order)
    let ledger = try BillingAllocations(connection).ledger(order: record.id)
    let progress = try orders.progress(of: order, ledger: ledger)
    guard let before = MilestoneChoice.find(words, among: progress.milestones) else {
      throw Refusal.unknownMilestone(words, of: progress)
    }
    let after = try progress.step(event, before, on: day ?? office.today, today: office.today)
    try Milestones(connection).save(after)
    let change = FieldChange(
      "reachedOn", from: before.reachedOn?.description ?? "", to: after.reachedOn?.description ?? "")
    try Activities(connection).record(
      [change], of: "milestone", after.id.value, actor: actor, message: office.cause, at: office.now)
    return Outcome(order: record, milestone: after, amount: try progress.amount(of: before))
  }
}

extension Refusal {
  /// No milestone, or more than one, goes by these words.
  fileprivate static func unknownMilestone(_ words: String, of progress: OrderProgress) -> Refusal {
    let number = progress.order.number
    guard !progress.milestones.isEmpty else {
      return Refusal(
        .missing, "\(number) has no milestones", french: "la commande \(number) n’a pas de jalon")
    }
    let known = progress.milestones.map { "\($0.number) \($0.name)" }.joined(separator: ", ")
    guard !words.isEmpty else {
      return Refusal(
        .missing, "no milestone of \(number) is clearly the next one; there are: \(known)",
        french: "aucun jalon de \(number) n’est clairement le prochain ; il y a : \(known)")
    }
    return Refusal(
      .missing, "\"\(words)\" names no milestone of \(number), or more than one; there are: \(known)",
      french: "« \(words) » ne désigne pas un seul jalon de \(number) ; il y a : \(known)")
  }
}
