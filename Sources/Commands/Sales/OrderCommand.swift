import ArgumentParser
import Basics
import Billing
import Inventory
import Projects
import SQL
import Sales
import Store
import Workflows

struct OrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "What was agreed with customers.",
    subcommands: [OrderList.self, OrderShow.self, OrderReach.self])
}

struct OrderList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only those in this state: \(OrderState.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: OrderState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let records = try await office.database.read { try SalesOrders($0).list(state: state, limit: limit) }
    return Report(
      ["id", "number", "state", "customer", "total", "title"],
      rows: try records.map { record in
        let agreement = record.order.agreement
        return [
          record.id.description, record.order.number, record.order.state.rawValue, agreement.customer.name,
          try agreement.totals().payable.description, agreement.title,
        ]
      }, json: try records.map { try $0.json }, empty: "no orders")
  }
}

struct OrderShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One order: lines, what was delivered, worked and what may be billed.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The order's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (record, progress, dossier) = try await office.database.read { connection in
      let record = try SalesOrders(connection).find(id)
      let ledger = try BillingAllocations(connection).ledger(order: record.id)
      let dossier = try Dossier(connection, subject: "order", id, conversation: record.keys.conversation)
      return (record, try SalesOrders(connection).progress(of: id, ledger: ledger), dossier)
    }
    let billable = try progress.billableItems(upTo: office.today)
    var fields = Fields()
    fields.add("order", "\(record.id) (\(record.order.number))")
    fields.add("state", record.order.state.rawValue)
    fields.add("confirmed on", record.confirmedOn?.description)
    try record.order.agreement.add(to: &fields)
    for delivery in progress.deliveries { fields.add("delivery \(delivery.id)", delivery.words) }
    for milestone in progress.milestones {
      fields.add("milestone \(milestone.number)", try words(milestone, in: progress))
    }
    for item in billable { fields.add("to bill", "\(item.name): \(item.price.net) (\(item.evidence))") }
    dossier.add(to: &fields)
    let more: JSONValue = [
      "deliveries": .array(progress.deliveries.map(\.json)),
      "milestones": .array(try progress.milestones.map { try $0.json(in: progress) }),
      "tasks": .array(progress.tasks.map(\.json)), "billable": .array(billable.map(\.json)),
    ]
    return Report(fields.text, json: try record.json.merging(more).merging(dossier.json))
  }

  private func words(_ milestone: Milestone, in progress: OrderProgress) throws -> String {
    let state = milestone.reachedOn.map { "reached on \($0)" } ?? "planned"
    let billed = progress.isBilled(milestone) ? ", billed" : ""
    return
      "\(milestone.name), \(milestone.term.share): \(try progress.amount(of: milestone)) (\(state)\(billed))"
  }
}

struct OrderReach: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach", abstract: "A milestone is reached, and its share may be billed.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The order's key.") var id: Int64
  @Argument(help: "The milestone's number, its name or a part of it; the next one when left out.")
  var milestone = ""
  @Option(help: "The day on which it was reached, like 2026-12-31; today when left out.") var on: String?
  @Flag(help: "It was said too early: the milestone is planned again.") var withdraw = false

  func report(in office: Office) async throws -> Report {
    if withdraw, milestone.isEmpty {
      throw UsageError("which milestone is not reached after all? Give its number or its name")
    }
    let day = try on.map { try AmountArgument.day($0) }
    let outcome = try await ReachMilestone(office)(
      withdraw ? .withdrawn : .reached, milestone, of: id, on: day, actor: actor)
    let reached = outcome.milestone
    let now = reached.reachedOn.map { "is reached on \($0): \(outcome.amount) before VAT may be billed" }
    return Report(
      "milestone \(reached.number) \"\(reached.name)\" of \(outcome.order.order.number) "
        + (now ?? "is planned again"),
      json: [
        "order": .integer(id), "number": JSONValue(reached.number), "name": .string(reached.name),
        "state": .string(reached.state.rawValue), "reachedOn": JSONValue(reached.reachedOn),
        "amount": .string(outcome.amount.decimal),
      ])
  }
}

extension Milestone {
  fileprivate func json(in progress: OrderProgress) throws -> JSONValue {
    [
      "number": JSONValue(number), "name": .string(name), "share": .string(term.share.decimal),
      "position": JSONValue(orderPosition), "state": .string(state.rawValue),
      "reachedOn": JSONValue(reachedOn), "isBilled": .bool(progress.isBilled(self)),
      "amount": .string(try progress.amount(of: self).decimal),
    ]
  }
}

extension OrderState: ExpressibleByArgument {}

extension OrderRecord {
  var json: JSONValue {
    get throws {
      let own: JSONValue = [
        "id": .integer(id.value), "number": .string(order.number), "state": .string(order.state.rawValue),
        "quotation": JSONValue(quotation?.value), "confirmedOn": JSONValue(confirmedOn),
        "createdAt": .string(createdAt.description),
      ]
      return own.merging(keys.json).merging(try order.agreement.json)
    }
  }
}

extension BillableItem {
  var json: JSONValue {
    [
      "name": .string(name), "reason": .string(reason.rawValue), "evidence": .string(evidence),
      "quantity": .string(price.quantity.decimal), "unit": .string(price.unitCode),
      "net": .string(price.net.decimal), "position": JSONValue(orderPosition.map { Int64($0) }),
    ]
  }
}
