import Basics
import Billing
import CRM
import Sales
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Working by mail: milestones")
struct MilestoneMailTests {
  @Test(
    "“jalon atteint” makes the next share billable, “facturer” bills that alone, and the rest comes later",
    arguments: Engine.allCases)
  func reached(engine: Engine) async throws {
    try await Story.tell(Story.billing, on: engine) { story in
      let news = try await story.annaOrdersAtMilestones()
      try await story.answers(news, .paul, says: "facturer")
      #expect(try await story.letter(to: .paul, "work-receipt").plainText.contains("rien à facturer"))

      try await story.answers(news, .paul, says: "jalon atteint")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(
        receipt.plainText.contains("Jalon 1 « Maquette » atteint : 30 %, CHF 3’750.00 hors TVA à facturer"))
      try await story.answers(news, .paul, says: "facturer")
      let question = try await story.letter(to: .paul, "question")
      #expect(question.plainText.contains("Maquette (30 %)"))
      try await story.answers(question, .paul, says: "oui")
      try await story.answers(news, .paul, says: "Étape atteinte : mise en ligne")
      try await story.answers(news, .paul, says: "facturer")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")

      let invoices = try await story.invoices()
      #expect(invoices.map { try? $0.content.totals().taxExclusive.decimal } == ["3750.00", "8750.00"])
      #expect(try await story.letters(to: .anna).filter { $0.item.kind == "invoice" }.count == 2)
    }
  }

  @Test("“annuler” and taking the mail back plan a milestone again, but not one that is billed")
  func undone() async throws {
    try await Story.tell(Story.billing) { story in
      let news = try await story.annaOrdersAtMilestones()
      try await story.answers(news, .paul, says: "milestone 2 reached")
      #expect(try await story.reachedMilestones() == [2])
      try await story.answers(try await story.letter(to: .paul, "work-receipt"), .paul, says: "annuler")
      #expect(try await story.reachedMilestones() == [])

      let mail = try await story.answers(news, .paul, says: "Meilenstein erreicht")
      #expect(try await story.reachedMilestones() == [1])
      #expect(try await story.takesBack(mail).kept.isEmpty)
      #expect(try await story.reachedMilestones() == [])

      let last = try await story.answers(news, .paul, says: "jalon: Maquette")
      try await story.answers(news, .paul, says: "facturer")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
      #expect(try await story.takesBack(last).kept.map(\.reason) == [.changedSince])
      #expect(try await story.reachedMilestones() == [1])
    }
  }

  @Test(
    "what names no milestone is answered with those that there are",
    arguments: [
      ("jalon: chaises", "il y a : 1 Maquette, 2 Mise en ligne"),
      ("jalon 7 atteint", "ne désigne pas un seul jalon"),
    ])
  func unknown(words: String, answer: String) async throws {
    try await Story.tell(Story.billing) { story in
      let news = try await story.annaOrdersAtMilestones()
      try await story.answers(news, .paul, says: words)
      #expect(try await story.letter(to: .paul, "work-receipt").plainText.contains(answer))
      #expect(try await story.reachedMilestones() == [])
    }
  }

  @Test("a customer who writes the same words makes nothing billable")
  func customer() async throws {
    try await Story.tell(Story.billing) { story in
      _ = try await story.annaOrdersAtMilestones()
      try await story.writes(.anna, says: "jalon atteint")
      #expect(try await story.reachedMilestones() == [])
    }
  }
}

extension Story {
  /// Anna has ordered a site for 12'500, 30 % at the mock-up and the rest when it is online.
  ///
  /// - Returns: the letter that Paul answers.
  func annaOrdersAtMilestones() async throws -> QueuedMail {
    try await sellsWindows()
    let news = try await annaIsAnOpportunity()
    try await annaMovesToMorges()
    let office = firm.office
    var line = OfferWishes.Line(Quantity(1), of: "FEN")
    line.unitPrice = UnitPrice(decimal: "12500", .chf)
    line.policy = .fixedOnOrder
    var wishes = OfferWishes(for: .opportunity(try await onlyOpportunity().id.value), lines: [line])
    wishes.milestones = [
      OfferWishes.Milestone("Maquette", share: Percent(basisPoints: 3000)),
      OfferWishes.Milestone("Mise en ligne", share: Percent(basisPoints: 7000)),
    ]
    let draft = try await CreateQuotation(office)(wishes, actor: "test")
    _ = try await SendQuotation(office)(draft.id.value, actor: "test")
    _ = try await AcceptQuotation(office)(draft.id.value, actor: "test")
    return news
  }

  func invoices() async throws -> [InvoiceRecord] {
    try await firm.read { try Invoices($0).list(state: nil, limit: 10).reversed() }
  }

  /// The numbers of those that are reached.
  func reachedMilestones() async throws -> [Int] {
    try await firm.read { connection in
      let order = try #require(try SalesOrders(connection).list(state: nil, limit: 1).first)
      return try Milestones(connection).list(order: order.id).filter { $0.reachedOn != nil }.map(\.number)
    }
  }
}
