import Basics
import Inventory
import Sales
import Store

/// What a salesperson wants to offer, before products, prices and customer are looked up.
package struct OfferWishes: Sendable {
  /// Whom it is for.
  package enum Target: Sendable {
    case opportunity(Int64)
    case contact(Int64)
    /// It replaces that quotation and goes to the same customer.
    case revision(of: Int64)
  }

  /// So much of a product; what is left out comes from the product.
  package struct Line: Sendable {
    package let code: String
    package let quantity: Quantity
    package var unitPrice: UnitPrice?
    package var policy: BillingPolicy?

    package init(_ quantity: Quantity, of code: String) {
      self.quantity = quantity
      self.code = code
    }
  }

  /// A task that the project gets; without a position it belongs to the one line billed by timesheet.
  package struct Task: Sendable {
    package let name: String
    package let position: Int?

    package init(_ name: String, position: Int? = nil) {
      self.name = name
      self.position = position
    }
  }

  /// A part of a line's fixed price; without a position it belongs to the one line whose price is fixed.
  package struct Milestone: Sendable {
    package let name: String
    package let share: Percent
    package let position: Int?

    package init(_ name: String, share: Percent, position: Int? = nil) {
      self.name = name
      self.share = share
      self.position = position
    }
  }

  package let target: Target
  package var title: String?
  package var lines: [Line]
  package var tasks: [Task]
  package var milestones: [Milestone] = []
  package var customerReference = ""
  /// The last day; so many days from today as the settings say, when it is left out.
  package var validUntil: CalendarDate?

  package init(for target: Target, lines: [Line], tasks: [Task] = []) {
    self.target = target
    self.lines = lines
    self.tasks = tasks
  }
}

extension OfferWishes.Line {
  /// The order line at that position.
  func orderLine(at position: Int, in products: Products) throws -> OrderLine {
    let product = try products.find(code: code)
    return try OrderLine(position: position, quantity, of: try priced(product), policy: policy)
  }

  private func priced(_ product: Product) throws -> Product {
    guard let unitPrice else { return product }
    let old = product.details
    var details = try Product.Details(
      code: old.code, name: old.name, kind: old.kind, unit: old.unit, unitPrice: unitPrice)
    details.vatRate = old.vatRate
    details.description = old.description
    return Product(id: product.id, details: details)
  }
}

extension [OrderLine] {
  /// The lines with these task names in place of the usual ones.
  ///
  /// - Throws: ``Refusal`` when it is not clear which line a task belongs to, or that line is not billed by
  ///   timesheet.
  func naming(_ tasks: [OfferWishes.Task]) throws(Refusal) -> [OrderLine] {
    let timed = filter { $0.policy == .byTimesheet }.map(\.position)
    var names: [Int: [String]] = [:]
    for task in tasks {
      let position = task.position ?? (timed.count == 1 ? timed.first : nil)
      guard let position, timed.contains(position) else {
        let known = timed.isEmpty ? "none" : timed.map(String.init).joined(separator: ", ")
        throw Refusal(
          .invalid, "the task \"\(task.name)\" belongs to no line that is billed by timesheet",
          remedy: "lines billed by timesheet: \(known)",
          french: "aucune ligne facturée au temps passé ne correspond à la tâche « \(task.name) »")
      }
      guard !task.name.isEmpty, !task.name.contains(where: \.isNewline) else {
        throw Refusal(
          .invalid, "\"\(task.name)\" can't be the name of a task", remedy: "one line of text",
          french: "il faut à une tâche un nom d’une seule ligne")
      }
      names[position, default: []].append(task.name)
    }
    return map { line in
      var line = line
      line.tasks = names[line.position] ?? line.tasks
      return line
    }
  }
}
