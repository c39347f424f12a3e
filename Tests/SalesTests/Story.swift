// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry
import Basics
import Billing
import Inventory
import Projects
import Sales

/// The order that the tests are about: 20 hours of service at CHF 180, and three gates at CHF 420.
enum Story {
  static let service = product(
    1, "ANALYSE", "Analyse et conception", .service, .hour, price: "180")
  static let gate = product(2, "BORNE", "Borne d'accès", .goods, .piece, price: "420")

  static func product(
    _ id: Int64, _ code: String, _ name: String, _ kind: Product.Kind, _ unit: UnitOfMeasure, price: String
  ) -> Product {
    var details = try! Product.Details(
      code: code, name: name, kind: kind, unit: unit, unitPrice: UnitPrice(decimal: price, .chf)!)
    details.vatRate = Percent(basisPoints: 810)
    return Product(id: Identifier(id), details: details)
  }

  static func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

  static func party(_ name: String) -> TradeParty {
    let address = PostalAddress(
      street: "Rue du Lac", buildingNumber: "12", postCode: "1003", city: "Lausanne", country: "CH")
    var party = TradeParty(name: name, address: address, language: .french)
    party.vatID = "CHE123456788"
    return party
  }

  static func agreement(fixed: Bool = false) throws -> Agreement {
    var hours = try OrderLine(position: 1, Quantity(20), of: service)
    hours.tasks = ["Analyse", "Conception"]
    let gates = try OrderLine(position: 2, Quantity(3), of: gate, policy: fixed ? .fixedOnOrder : nil)
    return try Agreement(
      customer: party("Ateliers du Flon Sàrl"), currency: .chf, title: "Contrôle d'accès",
      lines: [hours, gates])
  }

  static func order(_ state: OrderState = .confirmed, fixed: Bool = false) throws -> SalesOrder {
    SalesOrder(
      id: Identifier(9), number: "CO-2026-0001", state: state, agreement: try agreement(fixed: fixed))
  }

  static let tasks = [
    ProjectTask(id: Identifier(11), project: Identifier(1), name: "Analyse", orderPosition: 1),
    ProjectTask(id: Identifier(12), project: Identifier(1), name: "Conception", orderPosition: 1),
  ]

  static func entry(
    _ id: Int64, _ minutes: Int, task: Int64 = 11, on date: String, state: TimesheetState = .recorded
  ) throws -> TimesheetEntry {
    let booking = try TimeBooking(minutes, on: Identifier(task), by: Identifier(1), day: day(date))
    return TimesheetEntry(id: Identifier(id), booking: booking, state: state)
  }

  static func delivery(_ id: Int64, _ quantity: Int64, on date: String) -> Delivery {
    let line = DeliveryLine(orderPosition: 2, product: gate.id, quantity: Quantity(quantity))
    return Delivery(id: Identifier(id), state: .delivered, lines: [line], deliveredOn: day(date))
  }

  static func progress(
    _ order: SalesOrder? = nil, deliveries: [Delivery] = [], entries: [TimesheetEntry] = [],
    ledger: BillingLedger = BillingLedger()
  ) throws -> OrderProgress {
    OrderProgress(
      order: try order ?? Story.order(), deliveries: deliveries, tasks: tasks, entries: entries,
      ledger: ledger)
  }

  static func frame() throws -> InvoiceFrame {
    let payment = PaymentConditions(
      account: nil, terms: PaymentTerms(netDays: 30)!, rounding: .fiveCentimes)
    return InvoiceFrame(seller: party("Piste Conseil SA"), order: try order(), payment: payment)
  }
}
