import Basics
import Inventory
import Projects

/// Where an amount on an invoice comes from.
package enum BillableSource: Hashable, Sendable {
  case timesheet(Identifier<TimesheetEntry>)
  case delivery(Identifier<Delivery>, orderPosition: Int)
  case orderLine(Identifier<SalesOrder>, position: Int)
  case milestone(Identifier<Milestone>, orderPosition: Int)
}

/// So much of a source stands on an invoice line, be it a draft's or an issued one's.
package struct BillingAllocation: Hashable, Sendable {
  package let source: BillableSource
  /// Minutes of a timesheet entry; 1 of a milestone, which is billed whole; of the others, the quantity in the unit
  /// of the order line.
  package let amount: Quantity

  package init(source: BillableSource, amount: Quantity) {
    self.source = source
    self.amount = amount
  }
}

/// All that was billed so far, source by source. Whatever is billed is first looked up here, so that nothing
/// is billed twice, whichever invoice, month or unit it was billed in.
package struct BillingLedger: Hashable, Sendable {
  private var billed: [BillableSource: Quantity] = [:]

  package init() {}

  /// - Throws: ``Refusal`` when the amounts can't be summed.
  package init(_ allocations: some Sequence<BillingAllocation>) throws(Refusal) {
    for allocation in allocations { try record(allocation) }
  }

  package mutating func record(_ allocation: BillingAllocation) throws(Refusal) {
    guard let sum = try? billed(allocation.source).adding(allocation.amount) else {
      throw Refusal(
        .invalid, "what was billed of \(allocation.source) can't be summed",
        french: "ce qui est déjà facturé ne peut pas être additionné")
    }
    billed[allocation.source] = sum
  }

  package var isEmpty: Bool { billed.values.allSatisfy(\.isZero) }

  package func billed(_ source: BillableSource) -> Quantity { billed[source] ?? .zero }

  /// What is left of `whole` to bill; `nil` when nothing is.
  package func open(_ whole: BillingAllocation) -> BillingAllocation? {
    guard let left = try? whole.amount.subtracting(billed(whole.source)), left.isPositive else { return nil }
    return BillingAllocation(source: whole.source, amount: left)
  }
}
