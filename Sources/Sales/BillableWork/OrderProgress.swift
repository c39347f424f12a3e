import Basics
import Billing
import Inventory
import Projects

/// How far an order is: what was delivered, worked and billed, and what may be billed now.
package struct OrderProgress: Sendable {
  package let order: SalesOrder
  package let deliveries: [Delivery]
  package let tasks: [ProjectTask]
  package let entries: [TimesheetEntry]
  /// Everything of this order that stands on invoices, drafts included.
  package let ledger: BillingLedger
  /// In the order of their numbers.
  package var milestones: [Milestone] = []

  package init(
    order: SalesOrder, deliveries: [Delivery], tasks: [ProjectTask], entries: [TimesheetEntry],
    ledger: BillingLedger
  ) {
    self.order = order
    self.deliveries = deliveries
    self.tasks = tasks
    self.entries = entries
    self.ledger = ledger
  }

  /// What may be billed of work and deliveries up to and including `day`, in the order of the lines.
  ///
  /// What was worked, delivered or reached is owed even when the order was cancelled afterwards; a price that was fixed
  /// for the whole is not.
  package func billableItems(upTo day: CalendarDate) throws(Refusal) -> [BillableItem] {
    guard order.state != .draft else { return [] }
    var items: [BillableItem] = []
    for line in order.lines {
      items += try billableItems(of: line, upTo: day).map { $0.belonging(to: line) }
    }
    return items
  }

  private func billableItems(
    of line: OrderLine, upTo day: CalendarDate
  ) throws(Refusal) -> [BillableItem] {
    guard line.milestones.isEmpty else { return try reached(of: line, upTo: day) }
    let item =
      switch line.policy {
      case .byTimesheet: try hours(of: line, upTo: day)
      case .onDelivery: try goods(of: line, upTo: day)
      case .fixedOnOrder: try fixedPrice(of: line)
      }
    return item.map { [$0] } ?? []
  }

  /// Ordered minus delivered, per position; goods only.
  package func openToDeliver() throws(Refusal) -> [Int: Quantity] {
    var open: [Int: Quantity] = [:]
    for line in order.lines where line.isGoods {
      let delivered = deliveries.filter { $0.state == .delivered }.flatMap(\.lines)
        .filter { $0.orderPosition == line.position }.map(\.quantity)
      guard let left = try? line.price.quantity.subtracting(delivered.total()) else {
        throw Refusal(
          .invalid, "the deliveries of line \(line.position) of \(order.number) can't be summed",
          french: "les livraisons de « \(line.name) » ne peuvent pas être additionnées")
      }
      open[line.position] = left
    }
    return open
  }
}

extension OrderProgress {
  private func hours(of line: OrderLine, upTo day: CalendarDate) throws(Refusal) -> BillableItem? {
    let paid = tasks.filter { $0.orderPosition == line.position }
    guard let time = WorkedTime(of: entries, on: paid, upTo: day, ledger: ledger) else { return nil }
    let worked = Quantity(hoursFromMinutes: minutesWorked(on: paid, upTo: day))
    let budget = line.price.quantity
    var item = BillableItem(
      worked > budget ? .hoursBeyondBudget : .hoursWorked,
      evidence: "\(worked) of \(budget) hours worked up to \(day); now billed: \(time.summary(naming: paid))",
      name: line.name, price: try line.priced(time.hours), allocations: time.allocations)
    item.details = time.summary(naming: paid)
    item.period = time.period
    return item
  }

  private func minutesWorked(on paid: [ProjectTask], upTo day: CalendarDate) -> Int64 {
    let wanted = Set(paid.map(\.id))
    return entries.map { entry in
      let counts =
        entry.state != .withdrawn && entry.booking.workedOn <= day && wanted.contains(entry.booking.task)
      return counts ? Int64(entry.booking.minutes) : 0
    }.reduce(0, +)
  }

  private func goods(of line: OrderLine, upTo day: CalendarDate) throws(Refusal) -> BillableItem? {
    var open: [BillingAllocation] = []
    var days: [CalendarDate] = []
    for delivery in deliveries.sorted(by: { $0.id < $1.id }) where delivery.state == .delivered {
      guard let deliveredOn = delivery.deliveredOn, deliveredOn <= day else { continue }
      guard let part = try delivery.allocation(of: line), let left = ledger.open(part) else { continue }
      open.append(left)
      days.append(deliveredOn)
    }
    guard let first = days.min(), let last = days.max() else { return nil }
    let price = try line.priced(try open.map(\.amount).summed(of: line))
    var item = BillableItem(
      .goodsDelivered,
      evidence: "delivered on \(Set(days).sorted().map(\.description).joined(separator: ", "))",
      name: line.name, price: price, allocations: open)
    item.details = line.details
    item.period = DateSpan(first: first, last: last)
    return item
  }

  private func fixedPrice(of line: OrderLine) throws(Refusal) -> BillableItem? {
    guard order.state != .cancelled else { return nil }
    let whole = BillingAllocation(
      source: .orderLine(order.id, position: line.position), amount: line.price.quantity)
    guard let open = ledger.open(whole) else { return nil }
    var item = BillableItem(
      .orderConfirmed, evidence: "fixed in \(order.number)", name: line.name,
      price: try line.priced(open.amount),
      allocations: [open])
    item.details = line.details
    return item
  }
}

extension OrderProgress {
  /// The milestones of a line that were reached and are not billed, each with its share of the price.
  private func reached(of line: OrderLine, upTo day: CalendarDate) throws(Refusal) -> [BillableItem] {
    var items: [BillableItem] = []
    for milestone in milestones where milestone.orderPosition == line.position {
      guard let reachedOn = milestone.reachedOn, reachedOn <= day, !isBilled(milestone) else { continue }
      var item = BillableItem(
        .milestoneReached, evidence: "milestone \(milestone.number) reached on \(reachedOn)",
        name: "\(line.name) – \(milestone.name) (\(milestone.term.share.decimal)\u{A0}%)",
        price: try line.lumpSum(try amount(of: milestone)),
        allocations: [
          BillingAllocation(
            source: .milestone(milestone.id, orderPosition: line.position), amount: Quantity(1))
        ])
      item.period = DateSpan(first: reachedOn, last: reachedOn)
      items.append(item)
    }
    return items
  }
}

extension Delivery {
  /// What it holds of an order line; a delivery may list the same line twice.
  fileprivate func allocation(of line: OrderLine) throws(Refusal) -> BillingAllocation? {
    let parts = lines.filter { $0.orderPosition == line.position }.map(\.quantity)
    guard !parts.isEmpty else { return nil }
    return BillingAllocation(
      source: .delivery(id, orderPosition: line.position), amount: try parts.summed(of: line))
  }
}

extension [Quantity] {
  fileprivate func summed(of line: OrderLine) throws(Refusal) -> Quantity {
    guard let sum = try? total() else {
      throw Refusal(
        .invalid, "the quantities of line \(line.position) \"\(line.name)\" can't be summed",
        french: "les quantités de « \(line.name) » ne peuvent pas être additionnées")
    }
    return sum
  }
}

extension OrderLine {
  fileprivate func priced(_ quantity: Quantity) throws(Refusal) -> LinePrice {
    guard let price = try? price.times(quantity) else {
      throw Refusal(
        .exceeds, "\(quantity) × \(self.price.unitPrice) is too large to be kept exactly",
        french: "le prix de « \(name) » est trop grand pour être calculé exactement")
    }
    return price
  }

  /// One piece at that price.
  fileprivate func lumpSum(_ amount: Money) throws(Refusal) -> LinePrice {
    guard let unitPrice = UnitPrice(decimal: amount.decimal, amount.currency),
      let price = try? LinePrice(
        Quantity(1), unitCode: UnitOfMeasure.piece.rawValue, at: unitPrice, vat: self.price.vat)
    else {
      throw Refusal(
        .exceeds, "\(amount) is too large to be kept exactly",
        french: "le prix de « \(name) » est trop grand pour être calculé exactement")
    }
    return price
  }
}

extension BillableItem {
  fileprivate func belonging(to line: OrderLine) -> BillableItem {
    var item = self
    item.orderPosition = line.position
    return item
  }
}
