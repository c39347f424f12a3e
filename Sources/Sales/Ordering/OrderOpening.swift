import Basics
import Billing
import Inventory

/// What a confirmed order opens: a project with its tasks, and a delivery of its goods.
package struct OrderOpening: Hashable, Sendable {
  /// A task to make, and the order line that pays for its time.
  package struct Task: Hashable, Sendable {
    package let name: String
    package let orderPosition: Int
  }

  /// No project is opened when this is empty.
  package let tasks: [Task]
  /// No delivery is planned when this is empty.
  package let deliveryLines: [DeliveryLine]

  package init(of agreement: Agreement) {
    tasks = agreement.lines.filter { $0.policy == .byTimesheet }.flatMap { line in
      (line.tasks.isEmpty ? [line.name] : line.tasks).map { Task(name: $0, orderPosition: line.position) }
    }
    deliveryLines = agreement.lines.filter(\.isGoods).map { line in
      DeliveryLine(orderPosition: line.position, product: line.product, quantity: line.price.quantity)
    }
  }
}
