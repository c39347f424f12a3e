import Basics
import Inventory
import Testing

@Suite("Goods leave the house")
struct DispatchTests {
  private let gate = Identifier<Product>(7)
  private let cable = Identifier<Product>(8)
  private let day = CalendarDate(daysSince1970: 20_778)

  private func delivery(_ quantities: [(Int, Identifier<Product>, Int64)], _ state: DeliveryState = .planned)
    -> Delivery
  {
    let lines = quantities.map { DeliveryLine(orderPosition: $0.0, product: $0.1, quantity: Quantity($0.2)) }
    return Delivery(id: Identifier(1), state: state, lines: lines)
  }

  private func stock(_ quantity: Int64) throws -> StockLevels {
    let receipt = try StockMove(Quantity(quantity), of: gate, from: .supplier, to: .stock, on: day)
    return try StockLevels(after: [receipt])
  }

  @Test("a delivery makes one move per line, from stock to customer, and brings the stock down")
  func moves() throws {
    var levels = try stock(5)
    let terms = DispatchTerms(open: [2: Quantity(3)], levels: levels, negativeStock: .refused)
    let (after, moves) = try delivery([(2, gate, 3)]).dispatched(on: day, within: terms)
    #expect(after.state == .delivered)
    #expect(after.deliveredOn == day)
    #expect(moves == [try StockMove(Quantity(3), of: gate, from: .stock, to: .customer, on: day)])
    for move in moves { try levels.apply(move) }
    #expect(levels.onHand(gate) == Quantity(2))
  }

  @Test(
    "more than is open on the order is refused, also when it is spread over lines",
    arguments: [[4], [2, 2], [1, 1, 2]] as [[Int64]])
  func tooMuch(quantities: [Int64]) throws {
    let terms = DispatchTerms(open: [2: Quantity(3)], levels: try stock(99), negativeStock: .allowed)
    let refusal = #expect(throws: Refusal.self) {
      try delivery(quantities.map { (2, gate, $0) }).dispatched(on: day, within: terms)
    }
    #expect(refusal?.reason == .exceeds)
    #expect(refusal?.description.contains("order line 2") == true)
  }

  @Test("more than is on hand is refused or allowed, as the setting says", arguments: NegativeStock.allCases)
  func negativeStock(rule: NegativeStock) throws {
    let terms = DispatchTerms(
      open: [1: Quantity(2), 2: Quantity(2)], levels: try stock(3), negativeStock: rule)
    let twice = delivery([(1, gate, 2), (2, gate, 2)])
    switch rule {
    case .allowed: #expect(try twice.dispatched(on: day, within: terms).moves.count == 2)
    case .refused: #expect(throws: Refusal.self) { try twice.dispatched(on: day, within: terms) }
    }
  }

  @Test("nothing, a zero and a negative quantity can't be delivered")
  func empty() throws {
    let terms = DispatchTerms(open: [1: Quantity(9)], levels: StockLevels(), negativeStock: .allowed)
    for lines in [[], [(1, gate, 0)], [(1, gate, -1)]] as [[(Int, Identifier<Product>, Int64)]] {
      #expect(throws: Refusal.self) { try delivery(lines).dispatched(on: day, within: terms) }
    }
  }

  @Test(
    "what is delivered or cancelled can't be delivered again",
    arguments: [DeliveryState.delivered, .cancelled])
  func onlyOnce(state: DeliveryState) throws {
    let terms = DispatchTerms(open: [1: Quantity(9)], levels: StockLevels(), negativeStock: .allowed)
    let refusal = #expect(throws: Refusal.self) {
      try delivery([(1, gate, 1)], state).dispatched(on: day, within: terms)
    }
    #expect(refusal?.reason == .wrongState)
  }

  @Test("the stock is the sum of its moves, whatever their order")
  func levels() throws {
    let moves = [
      try StockMove(Quantity(10), of: gate, from: .supplier, to: .stock, on: day),
      try StockMove(Quantity(3), of: gate, from: .stock, to: .customer, on: day),
      try StockMove(Quantity(1), of: gate, from: .customer, to: .stock, on: day),
      try StockMove(Quantity(2), of: gate, from: .stock, to: .loss, on: day),
      try StockMove(Quantity(4), of: cable, from: .supplier, to: .customer, on: day),
    ]
    for order in [moves, moves.reversed()] {
      let levels = try StockLevels(after: order)
      #expect(levels.onHand(gate) == Quantity(6))
      #expect(levels.onHand(cable) == .zero)
    }
  }

  @Test("a move needs a quantity above zero and two places")
  func badMoves() {
    #expect(throws: Refusal.self) { try StockMove(.zero, of: gate, from: .stock, to: .loss, on: day) }
    #expect(throws: Refusal.self) { try StockMove(Quantity(-1), of: gate, from: .stock, to: .loss, on: day) }
    #expect(throws: Refusal.self) { try StockMove(Quantity(1), of: gate, from: .stock, to: .stock, on: day) }
  }
}
