import Basics
import CRM
import SQL
import Sales
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: a business that a mail ended goes on, with what was planned")
struct UndoEndsTests {
  /// Paul plans to call on Tuesday; then his words end the business, at once or once he has said yes.
  private func ends(_ story: Story, saying words: String) async throws -> Arrival {
    let news = try await story.annaIsAnOpportunity()
    try await story.answers(news, .paul, says: "relancer mardi")
    let mail = try await story.answers(news, .paul, says: words)
    guard try await story.onlyOpportunity().state == .open else { return mail }
    return try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
  }

  private func planned(_ story: Story) async throws -> [String] {
    try await story.planned(in: try await story.onlyLead().conversationID)
  }

  @Test(
    "“perdu”, “gagné”: taken back, the opportunity is open and the call planned again",
    arguments: ["perdu prix", "gagné"],
    Engine.allCases)
  func takenBack(words: String, engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let mail = try await ends(story, saying: words)
      #expect(try await story.onlyOpportunity().state != .open)
      #expect(try await planned(story).isEmpty)
      let plan = try await story.takesBack(mail)
      #expect(plan.kept.isEmpty)
      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.state == .open)
      #expect(opportunity.lossReason == nil)
      #expect(try await planned(story) == ["2026-12-01"])
      #expect(plan.steps.map(\.words).contains("followUp 1: state planned → skipped"))
    }
  }

  @Test("“annuler” to the receipt of “gagné”: won it stays, but the call is planned again")
  func annulled() async throws {
    try await Story.tell { story in
      _ = try await ends(story, saying: "gagné")
      try await story.answers(try await story.letter(to: .paul, "work-receipt"), .paul, says: "annuler")
      #expect(try await story.onlyOpportunity().state == .won)
      #expect(try await planned(story) == ["2026-12-01"])
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.text.contains("une affaire gagnée le reste"))
      #expect(receipt.text.contains("de nouveau prévu"))
    }
  }

  @Test("the call was made since: it stays done, and is named")
  func doneSince() async throws {
    try await Story.tell { story in
      let mail = try await ends(story, saying: "perdu prix")
      try await story.firm.office.database.write { connection in
        let followUps = FollowUps(connection)
        var call = try #require(try followUps.find(1))
        call.state = .done
        try followUps.save(call)
      }
      let plan = try await story.takesBack(mail)
      #expect(plan.kept.map(\.reason) == [.changedSince])
      #expect(plan.kept.map(\.evidence) == ["done"])
      #expect(try await planned(story).isEmpty)
      #expect(try await story.onlyOpportunity().state == .open)
    }
  }

  @Test(
    "an order stands on it: order, offer and the won opportunity stay, each named; the call is planned again")
  func accepted() async throws {
    try await Story.tell { story in
      try await story.sellsWindows()
      let news = try await story.annaIsAnOpportunity()
      try await story.answers(news, .paul, says: "devis: 12000 fenêtres")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
      try await story.answers(news, .paul, says: "relancer mardi")
      try await story.answers(news, .paul, says: "commande")
      let yes = try await story.answers(
        try await story.letter(to: .paul, "question"), .paul, says: "oui")
      #expect(try await planned(story).isEmpty)
      let plan = try await story.takesBack(yes)
      #expect(try await story.onlyOpportunity().state == .won)
      #expect(try await story.quotations().map(\.quotation.state) == [.accepted])
      #expect(plan.kept.map(\.effect.kind).sorted() == ["change", "commitment", "commitment"])
      #expect(plan.kept.map(\.reason.rawValue).sorted() == ["binds", "binds", "stillNeeded"])
      #expect(plan.kept.contains { $0.evidence.hasPrefix("order ") })
      #expect(try await planned(story) == ["2026-12-01"])
    }
  }

  @Test("a lead that a mail made an opportunity stays one, with its first stage, and is named")
  func converted() async throws {
    try await Story.tell { story in
      let mail = try await story.answers(try await story.annaHasAsked(), .paul, says: "étape: devis")
      let plan = try await story.takesBack(mail)
      #expect(plan.kept.map(\.evidence) == ["opportunity 1"])
      #expect(try await story.onlyLead().lead.state == .converted)
      #expect(try await story.onlyOpportunity().stage.name == story.firm.office.pipeline.first.name)
    }
  }

  @Test("what is skipped with a disqualified lead stands in its history")
  func disqualified() async throws {
    try await Story.tell { story in
      try await story.writes(
        .paul, subject: "Appel", says: "M. Rochat, 079 555 11 22, rappeler demain, budget 8000")
      _ = try await DisqualifyLead(story.firm.office)(1, actor: "cli:paul")
      let history = try await story.firm.read { try Activities($0).history(of: "followUp", 1) }
      #expect(history.map { "\($0.field) \($0.before) \($0.after)" } == ["state planned skipped"])
      #expect(history.map(\.actor) == ["cli:paul"])
    }
  }
}
