import Basics
import Billing
import CRM
import Projects
import SQL
import Sales
import Store
import Testing
import Workflows

@Suite("Time")
struct TimeTests {
  private static func mail(_ text: String, to project: ProjectRecord, _ workshop: Workshop) -> [UInt8] {
    let token = workshop.office.keyring.text(of: SignedToken(.conversation, id: project.conversation))
    let lines = [
      "Authentication-Results: mx.firm.example; dmarc=pass header.from=firm.example",
      "Received: from phone by mx.firm.example; Thu, 26 Nov 2026 08:00:00 +0100",
      "From: Luc Morel <luc@firm.example>", "To: leads+\(token)@firm.example",
      "Subject: Re: Nouveau projet", "Date: Thu, 26 Nov 2026 08:00:00 +0100",
      "Message-ID: <\(text.utf8.count).1@firm.example>", "", text, "",
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  private static func project(_ outcome: AcceptQuotation.Outcome, _ office: Office) async throws
    -> ProjectRecord
  {
    try await office.database.read { try ProjectTable($0).find(try #require(outcome.project).value) }
  }

  @Test("mailed lines are booked on the tasks they mean, once, with a receipt", arguments: Engine.allCases)
  func mailed(engine: Engine) async throws {
    try await Workshop.open(engine) { workshop in
      let office = workshop.office
      let project = try await Self.project(try await workshop.accepted(), office)
      let bytes = Self.mail("2h30 analyse\r\n45 min appel du client", to: project, workshop)
      let taken = try await TakeMail(office)(bytes)
      try await ReceiveMail(office)()
      let entry = try await office.database.read { try Journal($0).entry(taken.id) }
      #expect(entry.state == .applied)
      let entries = try await office.database.read { try TimesheetEntries($0).list(project: project.id) }
      #expect(entries.map(\.booking.minutes) == [150])
      #expect(entries.map(\.booking.workedOn.description) == ["2026-11-26"])
      let receipts = try await workshop.mails("time-receipt")
      #expect(receipts.count == 1)
      try await office.database.write { connection in
        let fields = try Activities(connection).history(of: "timesheet", entries[0].id.value)
        #expect(fields.map(\.after) == ["Analyse: nameInNote (Analyse)"])
        #expect(fields.map(\.message) == [taken.id])
        let left = try Activities(connection).history(of: "project", project.id.value)
        #expect(left.contains { $0.after.hasPrefix("not booked: noneFits") })
        // Run again from the journal.
        _ = try connection.execute("UPDATE journal_message SET state = 'pending' WHERE id = \(taken.id)")
      }
      try await ReceiveMail(office)()
      #expect(try await workshop.count("SELECT count(*) AS n FROM timesheet_entry") == 1)
      #expect(try await workshop.mails("time-receipt").count == 1)
    }
  }

  @Test("a mail in which no line fits books nothing and says so")
  func unclear() async throws {
    try await Workshop.open(.sqlite) { workshop in
      let office = workshop.office
      let project = try await Self.project(try await workshop.accepted(), office)
      _ = try await TakeMail(office)(Self.mail("1h divers", to: project, workshop))
      try await ReceiveMail(office)()
      #expect(try await workshop.count("SELECT count(*) AS n FROM timesheet_entry") == 0)
      #expect(try await workshop.mails("time-receipt").count == 1)
    }
  }

  @Test("a command books by name and note, and refuses what it can't place", arguments: Engine.allCases)
  func command(engine: Engine) async throws {
    try await Workshop.open(engine) { workshop in
      let book = BookTime(workshop.office)
      let outcome = try await workshop.accepted()
      let project = try #require(outcome.project).value
      let booked = try await book(
        .init(120, on: project, by: "marie", note: "réalisation du menu"), actor: "test")
      #expect(booked.task.name == "Réalisation")
      #expect(booked.employee.address == "marie@firm.example")
      var future = BookTime.Wishes(60, on: project, by: "marie", note: "analyse")
      future.day = workshop.office.today.adding(days: 1)
      var stranger = BookTime.Wishes(60, on: project, by: "marie", note: "")
      stranger.task = 99
      let refused = [
        future, stranger, BookTime.Wishes(60, on: project, by: "marie", note: "divers"),
        BookTime.Wishes(60, on: project, by: "nobody", note: "analyse"),
        BookTime.Wishes(60, on: 99, by: "marie", note: "analyse"),
        BookTime.Wishes(1400, on: project, by: "marie", note: "analyse"),
      ]
      for wishes in refused {
        await #expect(throws: Refusal.self) { try await book(wishes, actor: "test") }
      }
      #expect(try await workshop.count("SELECT count(*) AS n FROM timesheet_entry") == 1)
      let items = try await workshop.office.database.read {
        try SalesOrders($0).progress(of: outcome.order.id.value, ledger: BillingLedger())
          .billableItems(upTo: workshop.office.today)
      }
      #expect(items.map(\.price.net.decimal) == ["360.00"])
    }
  }

  @Test("a project without an order has its tasks and its own rate", arguments: Engine.allCases)
  func alone(engine: Engine) async throws {
    try await Workshop.open(engine) { workshop in
      let office = workshop.office
      var wishes = CreateProject.Wishes(name: "Maintenance", tasks: ["Support"])
      wishes.contact = workshop.contact.value
      wishes.hourlyRate = HourlyRate(
        unitPrice: try #require(UnitPrice(decimal: "150", .chf)), vatRate: Percent(basisPoints: 810))
      let project = try await CreateProject(office)(wishes, actor: "test")
      #expect(project.order == nil)
      #expect(project.party != nil)
      let task = try await AddTask(office)("Formation", to: project.id.value, position: nil, actor: "test")
      await #expect(throws: Refusal.self) {
        try await AddTask(office)("Formation", to: project.id.value, position: nil, actor: "test")
      }
      _ = try await BookTime(office)(
        .init(90, on: project.id.value, by: "luc", note: "formation"), actor: "test")
      let items = try await office.database.read {
        try ProjectTable($0).progress(of: project.id.value, ledger: BillingLedger())
          .billableItems(upTo: office.today)
      }
      #expect(items.map(\.name) == [task.name])
      #expect(items.map(\.price.net.decimal) == ["225.00"])
      #expect(try await workshop.mails("project-opened").count == 2)
    }
  }
}
