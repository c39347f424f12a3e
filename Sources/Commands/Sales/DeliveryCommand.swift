import ArgumentParser
import Basics
import Inventory
import SQL
import Sales
import Store
import Workflows

struct DeliveryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delivery", abstract: "Goods that leave for orders.",
    subcommands: [DeliveryList.self, DeliveryShow.self, DeliveryDispatch.self])
}

struct DeliveryList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(
    help: "Only those in this state: \(DeliveryState.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: DeliveryState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let records = try await office.database.read { try Deliveries($0).list(state: state, limit: limit) }
    return Report(
      ["id", "order", "what"],
      rows: records.map { [$0.delivery.id.description, $0.order.description, $0.delivery.words] },
      json: records.map { $0.delivery.json.merging(["order": .integer($0.order.value)]) },
      empty: "no deliveries")
  }
}

struct DeliveryShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One delivery with its lines.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The delivery's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (delivery, order) = try await office.database.read { try Deliveries($0).find(id) }
    var fields = Fields()
    fields.add("delivery", delivery.id.description)
    fields.add("order", order.description)
    fields.add("state", delivery.state.rawValue)
    fields.add("delivered on", delivery.deliveredOn?.description)
    for line in delivery.lines { fields.add("line \(line.orderPosition)", line.quantity.description) }
    return Report(fields.text, json: delivery.json.merging(["order": .integer(order.value)]))
  }
}

struct DeliveryDispatch: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispatch", abstract: "Goods leave for an order; what stays is planned anew.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The order's key.") var order: Int64
  @Option(help: "So much of a line, as POSITION=QUANTITY; repeat it. All that is open when left out.")
  var line: [PartArgument] = []
  @Option(help: "The day they left, like 2026-11-30; today when left out.") var on: String?

  func report(in office: Office) async throws -> Report {
    let outcome = try await DeliverOrder(office)(
      order, try wanted, on: try on.map { try AmountArgument.day($0) }, actor: actor)
    let rest = outcome.rest.map { "; the rest is delivery \($0)" } ?? ""
    return Report(
      "delivery \(outcome.delivery.id) of \(outcome.order.order.number): \(outcome.delivery.words)\(rest)",
      json: outcome.delivery.json.merging(["order": .integer(order), "rest": JSONValue(outcome.rest?.value)]))
  }

  private var wanted: [Int: Quantity]? {
    get throws {
      guard !line.isEmpty else { return nil }
      var wanted: [Int: Quantity] = [:]
      for part in line {
        guard wanted[part.position] == nil else { throw UsageError("line \(part.position) is given twice") }
        wanted[part.position] = try AmountArgument.quantity(part.quantity)
      }
      return wanted
    }
  }
}

extension DeliveryState: ExpressibleByArgument {}

extension Delivery {
  /// `delivered 2026-11-24: line 2 × 1`.
  var words: String {
    let day = deliveredOn.map { " \($0)" } ?? ""
    return "\(state.rawValue)\(day): "
      + lines.map { "line \($0.orderPosition) × \($0.quantity)" }.joined(separator: ", ")
  }

  var json: JSONValue {
    [
      "id": .integer(id.value), "state": .string(state.rawValue), "deliveredOn": JSONValue(deliveredOn),
      "lines": .array(
        lines.map { line in
          [
            "position": JSONValue(line.orderPosition), "product": .integer(line.product.value),
            "quantity": .string(line.quantity.decimal),
          ]
        }),
    ]
  }
}
