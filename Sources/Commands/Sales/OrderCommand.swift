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
    subcommands: [OrderList.self, OrderShow.self])
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
    for item in billable { fields.add("to bill", "\(item.name): \(item.price.net) (\(item.evidence))") }
    dossier.add(to: &fields)
    let more: JSONValue = [
      "deliveries": .array(progress.deliveries.map(\.json)),
      "tasks": .array(progress.tasks.map(\.json)), "billable": .array(billable.map(\.json)),
    ]
    return Report(fields.text, json: try record.json.merging(more).merging(dossier.json))
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
