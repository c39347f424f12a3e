import Basics
import Billing
import CRM
import SQL
import Sales
import Store
import Testing
import Workflows

@Suite("Quotations")
struct QuotationTests {
  @Test(
    "a draft takes a number, the product's price, and the tasks that were named", arguments: Engine.allCases)
  func draft(engine: Engine) async throws {
    try await Workshop.open(engine) { workshop in
      let opportunity = try await workshop.opportunity()
      let record = try await CreateQuotation(workshop.office)(
        workshop.wishes(for: .opportunity(opportunity)), actor: "test")
      #expect(record.quotation.number == "DE-2026-00001")
      #expect(record.quotation.state == .draft)
      #expect(record.quotation.agreement.title == "Refonte du site")
      #expect(record.quotation.agreement.customer.name == "Menuiserie Rey")
      #expect(record.quotation.lines.map(\.policy) == [.byTimesheet, .onDelivery])
      #expect(record.quotation.lines[0].tasks == ["Analyse", "Réalisation"])
      #expect(record.quotation.validUntil.description == "2026-12-26")
      // 40 × 180 + 2 × 450.50 = 8101.00, and 8.1 % of it.
      #expect(try record.quotation.agreement.totals().payable.decimal == "8757.18")
    }
  }

  @Test("what can't be offered is refused, and no number is lost over it")
  func refused() async throws {
    try await Workshop.open(.sqlite) { workshop in
      let create = CreateQuotation(workshop.office)
      let target = OfferWishes.Target.contact(workshop.contact.value)
      let goods = OfferWishes.Line(Quantity(1), of: "ECRAN")
      var timed = goods
      timed.policy = .byTimesheet
      let cases = [
        OfferWishes(for: target, lines: []),
        OfferWishes(for: target, lines: [OfferWishes.Line(Quantity(1), of: "NADA")]),
        OfferWishes(for: target, lines: [timed]),
        OfferWishes(for: target, lines: [goods], tasks: [OfferWishes.Task("Analyse")]),
        OfferWishes(for: .opportunity(99), lines: [goods]),
      ]
      for wishes in cases {
        await #expect(throws: Refusal.self) { try await create(wishes, actor: "test") }
      }
      let record = try await create(OfferWishes(for: target, lines: [goods]), actor: "test")
      #expect(record.quotation.number == "DE-2026-00001")
    }
  }

  @Test("a price on the line goes before the product's")
  func ownPrice() async throws {
    try await Workshop.open(.sqlite) { workshop in
      var line = OfferWishes.Line(Quantity(10), of: "CONSEIL")
      line.unitPrice = UnitPrice(decimal: "165", .chf)
      line.policy = .fixedOnOrder
      let record = try await CreateQuotation(workshop.office)(
        OfferWishes(for: .contact(workshop.contact.value), lines: [line]), actor: "test")
      #expect(record.quotation.lines[0].price.net.decimal == "1650.00")
      #expect(record.quotation.lines[0].price.vat.percent?.basisPoints == 810)
      #expect(record.quotation.lines[0].policy == .fixedOnOrder)
    }
  }

  @Test("it is mailed as PDF with a link, twice the same bytes, and is frozen", arguments: Engine.allCases)
  func send(engine: Engine) async throws {
    try await Workshop.open(engine) { workshop in
      let office = workshop.office
      let draft = try await CreateQuotation(office)(
        workshop.wishes(for: .contact(workshop.contact.value)), actor: "test")
      let (sent, _) = try await SendQuotation(office)(draft.id.value, actor: "test")
      let (again, _) = try await SendQuotation(office)(draft.id.value, actor: "test")
      #expect(sent.quotation.state == .sent)
      #expect(sent.document != nil)
      #expect(sent.document == again.document)
      let mails = try await workshop.mails("quotation")
      #expect(mails.count == 2)
      // Quoted-printable breaks lines where it likes.
      let text = try workshop.bytes(of: try #require(mails.first)).replacing("=\r\n", with: "")
      #expect(text.contains("To: Anna Rey <anna@rey.example>"))
      #expect(text.contains("Devis_DE-2026-00001.pdf"))
      #expect(text.contains("https://crm.firm.example/q/q\(draft.id)-"))
      let messages = try await office.database.read {
        try Conversations($0).messages(of: sent.keys.conversation).count
      }
      #expect(messages == 2)
      for sql: SQL in [
        "UPDATE quotation SET title = 'x' WHERE id = \(draft.id)",
        "UPDATE quotation_line SET name = 'x' WHERE quotation_id = \(draft.id)",
        "DELETE FROM quotation_line WHERE quotation_id = \(draft.id)",
      ] {
        let error = await #expect(throws: SQLError.self) {
          try await office.database.write { _ = try $0.execute(sql) }
        }
        #expect(error?.kind == .trigger)
      }
    }
  }

  @Test("a revision takes the old one's lines and its place")
  func revise() async throws {
    try await Workshop.open(.sqlite) { workshop in
      let office = workshop.office
      let old = try await CreateQuotation(office)(
        workshop.wishes(for: .contact(workshop.contact.value)), actor: "test")
      await #expect(throws: Refusal.self) {
        try await CreateQuotation(office)(
          OfferWishes(for: .revision(of: old.id.value), lines: []), actor: "test")
      }
      _ = try await SendQuotation(office)(old.id.value, actor: "test")
      let new = try await CreateQuotation(office)(
        OfferWishes(for: .revision(of: old.id.value), lines: []), actor: "test")
      #expect(new.supersedes == old.id)
      #expect(new.quotation.number == "DE-2026-00002")
      #expect(new.quotation.lines == old.quotation.lines)
      await #expect(throws: Refusal.self) { try await AcceptQuotation(office)(old.id.value, actor: "test") }
    }
  }

  @Test("a declined offer can't be accepted, and a contact without an address gets no mail")
  func no() async throws {
    try await Workshop.open(.sqlite) { workshop in
      let office = workshop.office
      let draft = try await CreateQuotation(office)(
        workshop.wishes(for: .contact(workshop.contact.value)), actor: "test")
      _ = try await DeclineQuotation(office)(draft.id.value, actor: "test")
      await #expect(throws: Refusal.self) { try await AcceptQuotation(office)(draft.id.value, actor: "test") }
      #expect(try await workshop.count("SELECT count(*) AS n FROM sales_order") == 0)
      let silent = try await office.database.write { connection in
        try Contacts(connection).create(
          name: "Bob", reach: .init(company: "", email: "", phone: "+41215550101"), language: .french,
          at: Workshop.now
        ).id.value
      }
      let second = try await CreateQuotation(office)(workshop.wishes(for: .contact(silent)), actor: "test")
      await #expect(throws: Refusal.self) { try await SendQuotation(office)(second.id.value, actor: "test") }
      #expect(try await workshop.mails("quotation").isEmpty)
      let state = try await office.database.read { try Quotations($0).find(second.id.value).quotation.state }
      #expect(state == .draft)
    }
  }
}
