import Basics
import Billing

/// Something that may be billed now: the future invoice line, why, and what it is made of.
package struct BillableItem: Hashable, Sendable {
  package enum Reason: String, CaseIterable, Hashable, Sendable {
    case hoursWorked
    /// Hours were worked, and with them the line is beyond its budget: they are billed, but somebody should
    /// know before the customer does.
    case hoursBeyondBudget
    case goodsDelivered
    /// The price was fixed with the order.
    case orderConfirmed
    /// So was this one, and it is billed in parts.
    case milestoneReached

    /// It happened on a day, rather than over days.
    var isOfOneDay: Bool { self == .goodsDelivered || self == .milestoneReached }
  }

  package let reason: Reason
  /// What a person can check: days, deliveries, hours against budget.
  package let evidence: String
  package let name: String
  /// The line's quantity is what is billed now, not what was ordered.
  package let price: LinePrice
  package let allocations: [BillingAllocation]
  package var details = ""
  package var orderPosition: Int?
  /// The days on which it was worked, delivered or reached; `nil` when the price was fixed.
  package var period: DateSpan?

  init(
    _ reason: Reason, evidence: String, name: String, price: LinePrice, allocations: [BillingAllocation]
  ) {
    self.reason = reason
    self.evidence = evidence
    self.name = name
    self.price = price
    self.allocations = allocations
  }
}
