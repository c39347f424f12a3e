import Basics
import Inventory
import Testing

@Suite("The life of a delivery")
struct DeliveryLifecycleTests {
  private static let allowed: [(DeliveryState, DeliveryEvent, DeliveryState)] = [
    (.planned, .delivered, .delivered),
    (.planned, .cancelled, .cancelled),
  ]

  @Test("every state takes its own steps and refuses all others")
  func walk() {
    for state in DeliveryState.allCases {
      for event in DeliveryEvent.allCases {
        let expected = Self.allowed.first { $0.0 == state && $0.1 == event }?.2
        #expect((try? DeliveryLifecycle.table.apply(event, in: state).to) == expected, "\(state) × \(event)")
      }
    }
  }

  @Test("delivering moves the stock, cancelling does not")
  func actions() throws {
    #expect(try DeliveryLifecycle.table.apply(.delivered, in: .planned).actions == [.moveStock])
    #expect(try DeliveryLifecycle.table.apply(.cancelled, in: .planned).actions.isEmpty)
  }
}
