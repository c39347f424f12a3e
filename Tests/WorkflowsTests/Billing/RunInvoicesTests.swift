import Basics
import Billing
import CRM
import Projects
import SQL
import Sales
import Store
import Testing
import Workflows

@Suite("The invoices of a month")
struct RunInvoicesTests {
  @Test("bill hours and goods on one invoice, frozen and mailed as PDF", arguments: Engine.allCases)
  func story(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let order = try await workshop.workedOrder()
      #expect(try await workshop.run().words == ["sent FA-2026-00001"])
      let record = try await workshop.office.database.read { try Invoices($0).find(1) }
      let totals = try record.content.totals()
      // 2.5 h × 180 + 2 × 450.50 = 1351.00; 8.1 % are 109.43; to five centimes.
      #expect(totals.lineTotal.decimal == "1351.00")
      #expect(totals.vat.decimal == "109.43")
      #expect(totals.payable.decimal == "1460.45")
      #expect(record.links.order == order.order.id)
      #expect(record.links.conversation == order.order.keys.conversation)
      #expect(record.content.references.order == "CO-2026-00001")
      #expect(record.content.lines.map(\.details).first == "Analyse 1:30, Réalisation 1:00")
      #expect(record.invoice.issued?.dueOn?.description == "2026-12-26")
      #expect(
        try await workshop.count("SELECT count(*) AS n FROM timesheet_entry WHERE state = 'invoiced'") == 2)
      let mail = try #require(try await workshop.mails("invoice").first)
      #expect(mail.conversationID == record.links.conversation)
      #expect(mail.subject == "Facture FA-2026-00001 : Refonte du site")
      let text = try workshop.bytes(of: mail)
      #expect(text.contains("To: Anna Rey <anna@rey.example>"))
      #expect(text.contains("Facture_FA-2026-00001.pdf"))
      #expect(!text.contains("Auto-Submitted"))
      let (name, bytes) = try await RenderInvoice(workshop.office)(1)
      #expect(name == "Facture_FA-2026-00001.pdf")
      #expect(bytes.starts(with: "%PDF-".utf8))
      #expect(SHA256Digest(of: bytes) == record.document?.digest)
    }
  }

  @Test("make nothing twice, and bill later what came later", arguments: Engine.allCases)
  func twice(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let order = try await workshop.workedOrder()
      #expect(try await workshop.run().words == ["sent FA-2026-00001"])
      #expect(try await workshop.run().isEmpty)
      #expect(try await workshop.run(draft: true).isEmpty)
      let project = try #require(order.project).value
      _ = try await BookTime(workshop.office)(
        .init(30, on: project, by: "marie", note: "analyse"), actor: "test")
      #expect(try await workshop.run().words == ["sent FA-2026-00002"])
      let second = try await workshop.office.database.read { try Invoices($0).find(2) }
      #expect(second.content.lines.map(\.price.net.decimal) == ["90.00"])
      #expect(try await workshop.mails("invoice").count == 2)
      #expect(try await workshop.count("SELECT count(*) AS n FROM billing_allocation") == 4)
    }
  }

  @Test("stop at drafts when asked, and the next run issues them", arguments: Engine.allCases)
  func drafts(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      _ = try await workshop.workedOrder()
      #expect(try await workshop.run(draft: true).words == ["draft 1"])
      #expect(try await workshop.run(draft: true).words == ["draft 1"])
      #expect(try await workshop.count("SELECT count(*) AS n FROM number_series WHERE name = 'invoice'") == 0)
      #expect(try await workshop.mails("invoice").isEmpty)
      let (_, look) = try await RenderInvoice(workshop.office)(1)
      #expect(look.starts(with: "%PDF-".utf8))
      #expect(try await workshop.run().words == ["sent FA-2026-00001"])
      #expect(try await workshop.count("SELECT count(*) AS n FROM invoice") == 1)
    }
  }

  @Test("that fail leave no trace, keep no number and stop nobody", arguments: Engine.allCases)
  func failure(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let mute = try await workshop.fixedOrder("Sans Adresse SA", email: "")
      let order = try await workshop.workedOrder()
      let outcomes = try await workshop.run()
      #expect(outcomes.words == ["failed CO-2026-00001", "sent FA-2026-00001"])
      #expect(outcomes.map(\.subject) == [.order(mute.order.id), .order(order.order.id)])
      guard case .failed(let reason) = outcomes[0].result else { return }
      #expect(reason.contains("Sans Adresse SA has no usable e-mail address"))
      #expect(try await workshop.count("SELECT count(*) AS n FROM invoice") == 1)
      try await workshop.office.database.write {
        try Contacts($0).setEmail("jean@sans.example", of: mute.order.keys.contact)
      }
      #expect(try await workshop.run().words == ["sent FA-2026-00002"])
    }
  }

  @Test("can be narrowed to one order; an unknown one is refused")
  func narrowed() async throws {
    try await Workshop.openBilling(.sqlite) { workshop in
      _ = try await workshop.workedOrder()
      let other = try await workshop.fixedOrder("Autre SA", email: "jean@autre.example")
      #expect(try await workshop.run(order: other.order.id.value).words == ["sent FA-2026-00001"])
      #expect(try await workshop.count("SELECT count(*) AS n FROM invoice") == 1)
      await #expect(throws: Refusal.self) { try await workshop.run(order: 99) }
    }
  }

  @Test("bill no order that was agreed later than the month")
  func later() async throws {
    try await Workshop.openBilling(.sqlite) { workshop in
      _ = try await workshop.fixedOrder("Autre SA", email: "jean@autre.example")
      let october = DateSpan(monthOf: Workshop.november.first.adding(days: -1))
      #expect(try await RunInvoices(workshop.office)(.init(month: october), actor: "test").isEmpty)
    }
  }

  @Test("bill a customer's project without an order at its own rate", arguments: Engine.allCases)
  func project(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      let office = workshop.office
      var wishes = CreateProject.Wishes(name: "Maintenance", tasks: ["Support"])
      wishes.contact = workshop.contact.value
      wishes.hourlyRate = HourlyRate(
        unitPrice: try #require(UnitPrice(decimal: "150", .chf)), vatRate: Percent(basisPoints: 810))
      let project = try await CreateProject(office)(wishes, actor: "test")
      let house = try await CreateProject(office)(.init(name: "Interne", tasks: ["Veille"]), actor: "test")
      for id in [project.id.value, house.id.value] {
        _ = try await BookTime(office)(.init(20, on: id, by: "luc", note: "support, veille"), actor: "test")
      }
      #expect(try await workshop.run().words == ["sent FA-2026-00001"])
      #expect(try await workshop.run().isEmpty)
      let record = try await office.database.read { try Invoices($0).find(1) }
      #expect(record.links.project == project.id)
      #expect(record.content.buyer.name == "Menuiserie Rey")
      #expect(record.content.lines.map(\.price.net.decimal) == ["50.00"])
    }
  }

  @Test("are made once when two of us run them at the same time", arguments: Engine.allCases)
  func atOnce(engine: Engine) async throws {
    try await Workshop.openBilling(engine) { workshop in
      _ = try await workshop.workedOrder()
      _ = try await workshop.fixedOrder("Autre SA", email: "jean@autre.example")
      try await workshop.reopened(readers: 4) { office in
        let outcomes = try await withThrowingTaskGroup(of: [RunInvoices.Outcome].self) { group in
          for _ in 1...4 {
            group.addTask {
              try await RunInvoices(office)(.init(month: Workshop.november), actor: "test")
            }
          }
          return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(outcomes.words.sorted() == ["sent FA-2026-00001", "sent FA-2026-00002"])
      }
      #expect(try await workshop.mails("invoice").count == 2)
    }
  }
}
