import ArgumentParser
import Basics
import Sales
import Workflows

/// A line on the command line: `CODE=QUANTITY[@PRICE][:POLICY]`, like `CONSEIL=40@180:byTimesheet`.
struct LineArgument: ExpressibleByArgument, Sendable {
  static let help: ArgumentHelp = """
    What is offered, as CODE=QUANTITY[@PRICE][:POLICY], like CONSEIL=40 or CONSEIL=40@165:fixedOnOrder; \
    repeat it for more lines. The price is that of the product when left out. POLICY says when it is billed: \
    onDelivery (goods), byTimesheet (services by the hour), fixedOnOrder; the usual one of the product when \
    left out.
    """

  let code: String
  let quantity: String
  let price: String?
  let policy: BillingPolicy?

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "=") else { return nil }
    code = String(argument[..<equals])
    var rest = argument[argument.index(after: equals)...]
    if let colon = rest.firstIndex(of: ":") {
      guard let policy = BillingPolicy(rawValue: String(rest[rest.index(after: colon)...])) else {
        return nil
      }
      self.policy = policy
      rest = rest[..<colon]
    } else {
      policy = nil
    }
    let parts = rest.split(separator: "@", omittingEmptySubsequences: false).map { String($0) }
    guard !code.isEmpty, let first = parts.first, !first.isEmpty, parts.count <= 2 else { return nil }
    quantity = first
    price = parts.count == 2 ? parts[1] : nil
  }

  func wish(in currency: Currency) throws -> OfferWishes.Line {
    var line = OfferWishes.Line(try AmountArgument.quantity(quantity), of: code)
    line.unitPrice = try price.map { try AmountArgument.price($0, currency) }
    line.policy = policy
    return line
  }
}

/// A task on the command line: its name, or `POSITION=NAME` where several lines are billed by timesheet.
struct TaskArgument: ExpressibleByArgument, Sendable {
  let wish: OfferWishes.Task

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let position = Int(parts[0]) {
      wish = OfferWishes.Task(String(parts[1]), position: position)
    } else {
      wish = OfferWishes.Task(argument)
    }
  }
}

/// A milestone on the command line: `NAME:PERCENT`, or `POSITION=NAME:PERCENT` where several lines have a fixed price.
struct MilestoneArgument: ExpressibleByArgument, Sendable {
  private let name: String
  private let percent: String
  private let position: Int?

  init?(argument: String) {
    guard let colon = argument.lastIndex(of: ":") else { return nil }
    let task = TaskArgument(argument: String(argument[..<colon]))
    guard let wish = task?.wish, !wish.name.isEmpty else { return nil }
    name = wish.name
    position = wish.position
    let share = argument[argument.index(after: colon)...].filter { $0 != "%" && $0 != " " }
    percent = String(share)
  }

  func wish() throws -> OfferWishes.Milestone {
    OfferWishes.Milestone(name, share: try AmountArgument.percent(percent), position: position)
  }
}

/// So much of a line of an order: `POSITION=QUANTITY`, like `2=1`.
struct PartArgument: ExpressibleByArgument, Sendable {
  let position: Int
  let quantity: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let position = Int(parts[0]), position > 0 else { return nil }
    self.position = position
    quantity = String(parts[1])
  }
}
