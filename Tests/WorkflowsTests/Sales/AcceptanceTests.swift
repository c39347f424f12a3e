import Basics
import Billing
import CRM
import Inventory
import Projects
import SQL
import Sales
import Store
import Testing
import Workflows

@Suite("An accepted quotation")
struct AcceptanceTests {
  @Test("wins the opportunity and opens order, project and delivery, once", arguments: Engine.allCases)
  func accept(engine: Engine) async throws {
    try await Workshop.open(engine) { workshop in
      let office = workshop.office
      let outcome = try await workshop.accepted()
      #expect(outcome.order.order.number == "CO-2026-00001")
      #expect(outcome.order.order.state == .confirmed)
      #expect(outcome.order.order.lines == outcome.quotation.quotation.lines)
      let project = try #require(outcome.project)
      let (state, tasks, delivery) = try await office.database.read { connection in
        let opportunity = try #require(outcome.order.keys.opportunity)
        return (
          try Opportunities(connection, pipeline: office.pipeline).find(opportunity.value).opportunity.state,
          try ProjectTasks(connection).list(project: project),
          try Deliveries(connection).list(order: outcome.order.id)
        )
      }
      #expect(state == .won)
      #expect(tasks.map(\.name) == ["Analyse", "Réalisation"])
      #expect(tasks.map(\.orderPosition) == [1, 1])
      #expect(delivery.map(\.state) == [.planned])
      #expect(delivery[0].lines.map(\.quantity) == [Quantity(2)])
      await #expect(throws: Refusal.self) {
        try await AcceptQuotation(office)(outcome.quotation.id.value, actor: "test")
      }
      #expect(try await workshop.count("SELECT count(*) AS n FROM sales_order") == 1)
    }
  }

  @Test("by the customer's own click is told to the salesperson")
  func online() async throws {
    try await Workshop.open(.sqlite) { workshop in
      let offer = workshop.wishes(for: .opportunity(try await workshop.opportunity()))
      let record = try await CreateQuotation(workshop.office)(offer, actor: "test")
      _ = try await AcceptQuotation(workshop.office)(
        record.id.value, actor: "web:customer", isOnline: true)
      let notice = try #require(try await workshop.mails("conversation-notification").first)
      let recipients = try await workshop.office.database.read { try Outbox($0).recipients(of: notice.id) }
      #expect(recipients.map(\.address) == ["paul@firm.example"])
    }
  }

  @Test("tells the employees, not the salesperson, and the project's conversation takes their answers")
  func tell() async throws {
    try await Workshop.open(.sqlite) { workshop in
      let outcome = try await workshop.accepted()
      let mails = try await workshop.mails("project-opened")
      let recipients = try await workshop.office.database.read { connection in
        try mails.flatMap { try Outbox(connection).recipients(of: $0.id).map(\.address) }.sorted()
      }
      #expect(recipients == ["luc@firm.example", "marie@firm.example"])
      let project = try await workshop.office.database.read {
        try ProjectTable($0).find(try #require(outcome.project).value)
      }
      let text = try workshop.bytes(of: try #require(mails.first))
      #expect(text.contains("leads+c\(project.conversation)-"))
      #expect(mails.allSatisfy { $0.conversationID == project.conversation })
    }
  }

  @Test("goods leave in parts, never more than ordered, and move the stock", arguments: Engine.allCases)
  func deliver(engine: Engine) async throws {
    try await Workshop.open(engine) { workshop in
      let office = workshop.office
      let order = try await workshop.accepted().order.id.value
      let deliver = DeliverOrder(office)
      for wanted in [[2: Quantity(3)], [1: Quantity(1)], [:]] {
        await #expect(throws: Refusal.self) { try await deliver(order, wanted, on: nil, actor: "test") }
      }
      let first = try await deliver(order, [2: Quantity(1)], on: nil, actor: "test")
      #expect(first.delivery.state == .delivered)
      #expect(first.rest != nil)
      let second = try await deliver(order, nil, on: nil, actor: "test")
      #expect(second.delivery.id == first.rest)
      #expect(second.rest == nil)
      await #expect(throws: Refusal.self) { try await deliver(order, nil, on: nil, actor: "test") }
      let (onHand, billable) = try await office.database.read { connection in
        let product = try Products(connection).find(code: "ECRAN").id
        let progress = try SalesOrders(connection).progress(of: order, ledger: BillingLedger())
        return (
          try StockMoves(connection).levels(of: [product]).onHand(product),
          try progress.billableItems(upTo: office.today)
        )
      }
      #expect(onHand == Quantity(3))
      #expect(billable.map(\.price.quantity) == [Quantity(2)])
      let error = await #expect(throws: SQLError.self) {
        try await office.database.write { _ = try $0.execute("UPDATE delivery SET state = 'planned'") }
      }
      #expect(error?.kind == .trigger)
    }
  }
}
