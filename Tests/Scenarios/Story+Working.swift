import Basics
import CRM
import Inventory
import Projects
import MailFormat
import SQL
import Sales
import Store
import TestFirm
import Testing
import Workflows

/// What colleagues do by mail, and what came of it.
extension Story {
  /// Anna asked for an offer and Paul was told.
  ///
  /// - Returns: the letter that Paul answers.
  func annaHasAsked() async throws -> QueuedMail {
    try await writes(.anna, says: "Bonjour,\n\nJe voudrais une offre pour des fenêtres.\n\nAnna Rey")
    return try await letter(to: .paul, "lead-notification")
  }

  /// Anna asked, and her request is an opportunity already.
  func annaIsAnOpportunity() async throws -> QueuedMail {
    let news = try await annaHasAsked()
    try await answers(news, .paul, says: "étape: qualification")
    return news
  }

  func onlyOpportunity() async throws -> Opportunity {
    let pipeline = firm.office.pipeline
    let all = try await firm.read { try Opportunities($0, pipeline: pipeline).list(state: nil, limit: 10) }
    try #require(all.count == 1)
    return all[0].opportunity
  }

  func opportunities() async throws -> Int {
    let pipeline = firm.office.pipeline
    return try await firm.read { try Opportunities($0, pipeline: pipeline).list(state: nil, limit: 10) }.count
  }

  /// The days on which something is planned in a conversation.
  func planned(in conversation: Int64?) async throws -> [String] {
    let id = try #require(conversation)
    return try await firm.read { try FollowUps($0).planned(conversation: id).map(\.dueOn.description) }
  }

  func name(of employee: Int64?) async throws -> String {
    try await firm.read { connection in
      try employee.flatMap { try Employees(connection).find($0) }?.name ?? ""
    }
  }

  /// What was changed in the opportunity and by which mail, in its history.
  func history(of opportunity: Opportunity) async throws -> [Activities.Entry] {
    try await firm.read { try Activities($0).history(of: "opportunity", opportunity.id.value) }
  }

  /// The firm sells windows, and advice by the hour.
  func sellsWindows() async throws {
    var windows = try Product.Details(
      code: "FEN", name: "Fenêtres", kind: .goods, unit: .piece,
      unitPrice: try #require(UnitPrice(decimal: "900", .chf)))
    windows.vatRate = Percent(basisPoints: 810)
    var advice = try Product.Details(
      code: "CONSEIL", name: "Conseil", kind: .service, unit: .hour,
      unitPrice: try #require(UnitPrice(decimal: "150", .chf)))
    advice.vatRate = Percent(basisPoints: 810)
    _ = try await CreateProduct(firm.office)(windows, stock: nil)
    _ = try await CreateProduct(firm.office)(advice, stock: nil)
  }

  func quotations() async throws -> [QuotationRecord] {
    try await firm.read { try Quotations($0).list(state: nil, limit: 10) }
  }

  /// A project for the house with two tasks; Anne is told of it.
  ///
  /// - Returns: the letter that Anne answers.
  func anneHasAProject() async throws -> QueuedMail {
    _ = try await CreateProject(firm.office)(
      CreateProject.Wishes(name: "Atelier", tasks: ["Analyse", "Plans"]), actor: "test")
    return try await letter(to: .anne, "project-opened")
  }

  func timeEntries() async throws -> [TimesheetEntry] {
    try await firm.read { try TimesheetEntries($0).list(limit: 100).reversed() }
  }
}

extension QueuedMail {
  var text: String { message.text }
}
